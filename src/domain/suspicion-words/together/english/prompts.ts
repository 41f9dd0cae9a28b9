import { anyOf, NEAR } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';
import { NONE_COMES, NO_PHONE, RINGER } from './words.ts';

const PROMPT = String.raw`(?:prompts?|push(?:es)?|notif\w*|requests?|approv\w*|pop-?ups?|codes?|texts?|sms|otps?|sign-?ins?|log-?ins?|sign in|log in|authenticator|alerts?|mfa|verification|digits|number match\w*|approval numbers?)\b`;
const RINGS = String.raw`(?:buzz\w*|vibrat\w*|lit up|lights? up|ping(?:s|ed|ing)|bleep\w*|beep\w*|flash\w*)\b`;
const CAME = String.raw`(?:in a row|one after (?:another|the other)|back to back|going (?:ballistic|mental|bananas|mad|crazy|nuts|wild)|buzz\w*|vibrat\w*|lit up|lights? up|lighting up|ping(?:s|ed|ing)|ding(?:s|ed|ing)|bleep\w*|beep\w*|flash\w*|pop(?:s|ped|ping)?(?: up)?|kept coming|keeps? coming|com(?:es|ing) (?:in|up|through)|came (?:in|up|through)|(?:just )?came|turn(?:s|ed) up|land(?:s|ed|ing)|arriv(?:ed|es|ing)|appear(?:ed|s)|started|goes off|going off|went off|show(?:s|ed) up|wok(?:e|en)|wake|g[eo]t(?:s|ting)?|receiv(?:ed|es|ing)|asking (?:\S+ )?(?:if|whether|to)|asks (?:\S+ )?(?:if|whether|to)|wants? (?:me|her|him) to|wants? (?:a|my|her|his) (?:thumb\w*|finger\w*|face|approval|ok|confirmation)|ring(?:s|ing))\b`;
const DEVICE = String.raw`(?:laptop|pc|computer|mac|macbook|machine|desktop|notebook)`;
const AWAY = String.raw`(?:(?:out of|in) the (?:pool|sea|sauna|bath)|(?:walking|out with|walk) (?:the|my|her|his) dog|hiking|on the (?:loo|toilet)|camping|fishing|at (?:mum|mom|my parents|nan)\w*|asleep|sleeping|(?:in|having|taking) (?:the|a|my|her|his) (?:shower|bath|nap|tub)|in bed|(?:was|were|is|i'm|i am|she's|he's) (?:\S+ )?(?:driving|cooking|cycling|running|swimming|jogging|flying|eating|sleeping|shopping|walking|gardening|abroad)|while (?:i|she|he|we) (?:was|were|'m|is) (?!(?:signing|logging|trying|setting|working|using|on the phone with (?:you|the helpdesk)))\p{L}+|doing the (?:dishes|laundry|shopping)|at the (?:gym|dentist|doctor|cinema|beach|pool|pub|hairdresser|match|movies|restaurant|supermarket)|football match|(?:at|with) (?:my|her|his) (?:kid|kids|son|daughter|mum|mom)|on (?:a|the|my|her|his) (?:train|bus|plane|flight|bike|sofa|couch|holiday|walk|run)|in (?:a|the|my|her|his) (?:car|bus|meeting|garden|pub)|in the middle of (?!(?:signing|logging))|watching (?:tv|telly|a film|netflix|the)|at (?:lunch|dinner|breakfast|church|school|a (?:wedding|funeral|party|concert))|during (?:lunch|dinner|breakfast)|having (?:lunch|dinner)|off sick|sick at home|(?:i'm|i am|i was|she's|she is|she was|he's|he is|he was) (?:sat |sitting |stood |standing )?(?:in|at|on) (?:a|the|my|her|his) (?!(?:office|same|\S*page|login|app|phone|account|portal|right|new|old|other|desk|work|team|company|laptop|pc|computer|machine|system|middle|process|loop|mobile)\b)\p{L}+)\b`;
const IDLE = String.raw`(?:(?:none|nothing|not one) of (?:it|them|that|those|this) (?:is|was|are|were) (?:my doing|mine|me|hers|his)|${DEVICE}(?:'?s)? (?:\S+ ){0,5}(?:off|shut|closed|bag|asleep|home|unplugged|locked away|in for repair|being repaired|at the shop)|(?:wasn't|weren't|isn't|not|nowhere|aren't) (?:\S+ )?(?:near|at) (?:my|a|the|her|his|any) ?(?:${DEVICE}|desk|screen|keyboard)|(?:hadn't|haven't|hasn't|didn't|never|not) (?:\S+ )?(?:touch\w*|request\w*|trigger\w*|initiat\w*|start\w*|ask(?:ed)? for|been (?:near|on|at)|opened) (?:\S+ )?(?:${DEVICE}|anything|any|one|it|them|a thing|phone|outlook)|(?:not|n't) (?:even |actually |currently )*(?:logging|signing|trying) (?:in|on|into|to)|(?:not|n't) (?:even |actually )*(?:doing|using) anything|(?:no|n't any) (?:${DEVICE})|nobody (?:here )?(?:was|is) (?:signing|logging|trying))\b`;
const APPROVED = String.raw`(?:said (?:yes|ok|okay) (?:to|on)|approved|ok'?d|okayed|oked|accepted|confirmed|allowed|(?:tap|tapp|press|hit|click|push|pushe|swip|swipe|smash|jabb?|thumb|touch)(?:ed|d)? (?:on )?(?:the |that |its? )?(?:big |green |blue )?["'“]?(?:tick|yes|approve|allow|ok|okay|accept|green|button|check ?mark|something)|thumbs? ?up(?:ped)?|let (?:\S+ ){0,4}through|waved (?:\S+ ){0,4}through)\b`;
const REGRET = String.raw`(?:midnight|middle of the night|(?:[1-5]|two|three|four) (?:a ?\.?m\b|o'clock|in the morning)|let (?:a |some)?(?:stranger|someone|somebody)|(?:thumb|finger|hand) slipped|slip of|nothing to do with|fat finger\w*|pocket|shut (?:it|them|that|the \S+) up|(?:it|them|that|the \S+) (?:to )?(?:stop|shut up|go away|leave me alone)|so (?:that )?(?:\S+ ){0,4}(?:ends?|stops?|stopped|quit)|would (?:end|stop|shut up|go away)|auto-?pilot|without (?:looking|reading|thinking|checking|a thought)|by (?:mistake|accident|reflex)|accident\w*|half asleep|didn't (?:\S+ )?(?:look|read|think|check|notice)|(?:wasn't|weren't|isn't|was not) (?:\S+ )?(?:doing|signing|logging|me|mine|my|us|trying|hers|his|her|him)|(?:then|only|later|now) (?:\S+ )?(?:realis|realiz)ed|regret\w*|stupid(?:ly)?|silly|idiot|muppet|oops|whoops|shouldn't have|should not have|thinking (?:it|that)|thought (?:it|that|nothing)|turned out|wasn't[.,!]?$|by habit|out of habit|distracted|in a (?:hurry|rush)|watching (?:tv|telly|a film|netflix)|half (?:watching|listening|awake)|confess\w*|blindly|annoy\w*|fed up|sick of)\b`;
const CHILD = String.raw`(?:kids?|son|daughter|toddler|child|children|baby|year[- ]old|little one|grandson|granddaughter|nephew|niece|cat)`;
const PROMPT_CAME = anyOf(
  String.raw`\b${CAME}${NEAR}\b${PROMPT}`,
  String.raw`\b${PROMPT}${NEAR}\b${CAME}`,
  String.raw`\b${RINGER}${NEAR}\b${RINGS}`,
  String.raw`\b${RINGS}${NEAR}\b${RINGER}`,
);
/** A leave or an order is approved, too. */
const OTHER_APPROVAL = anyOf(
  String.raw`\b(?:leave|holidays?|vacation|budget|orders?|invoices?|expenses?|pull request|pr|purchase|timesheets?|quote|trip)\b`,
);

export const ENGLISH_PROMPTS: SignsTogether = {
  denied: [
    {
      about: anyOf(String.raw`\b${PROMPT}`),
      what: anyOf(
        String.raw`\b(?:i|she|he|we|they|and|just|kept|keep|always|then|so) (?:\S+ )?(?:hit|hitting|press\w*|tapp\w*|click\w*|said|chose|swip\w*) (?:\S+ )?(?:no|decline|deny|reject|dismiss)\b(?! (?:one|longer|idea))`,
        String.raw`\bno,? no,? no\b|\bthumbs? ?down`,
      ),
    },
  ],
  unasked: [
    {
      about: anyOf(String.raw`\b(?:phone|mobile|app|authenticator|watch|it)\b`),
      what: anyOf(
        String.raw`\b(?:asks?|asking|asked) (?:\S+ )?(?:if|whether) (?:it's|it is|it was|that's|that was|i'm|i am|she's|she is|he's|he is) (?!(?:sure|want|allowed)\b)(?:me|her|him|\S+ to (?:sign|log)|signing|logging)`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:bombard\w*|spamm\w*|flood\w*|inundat\w*|swamp\w*|hammered|pepper\w*|deluge\w*|barrage|string of|stream of|harass\w*|pester\w*|drown\w* in)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:authenticator|mfa|approv\w*|prompts?|push\w*|notif\w*|codes?|texts?|verification|sign-?in|log-?in)\b`,
      ),
      unless: NONE_COMES,
    },
    {
      about: anyOf(String.raw`\b(?:authenticator|${RINGER})`),
      what: anyOf(
        String.raw`\b(?:buzz\w*|vibrat\w*|goes off|going off|went off|ring(?:s|ing)|ping\w*|rattl\w*)\b${NEAR}\bevery (?:\S+ )?(?:seconds?|minutes?|few|half)\b`,
      ),
      unless: NO_PHONE,
    },
    { about: PROMPT_CAME, what: anyOf(String.raw`\b${IDLE}`), unless: NONE_COMES },
    { about: PROMPT_CAME, what: anyOf(String.raw`\b${AWAY}`), unless: NO_PHONE },
  ],
  approved_by_mistake: [
    {
      about: anyOf(String.raw`\bwrong (?:button|option|one)\b`),
      what: anyOf(
        String.raw`\b(?:approval|approv\w+|prompt|let (?:\S+ )?(?:stranger|someone|somebody)|sign-?in request)\b`,
      ),
      unless: NONE_COMES,
    },
    {
      about: anyOf(String.raw`\b${APPROVED}`),
      what: anyOf(String.raw`\b${REGRET}`, String.raw`\b${IDLE}`),
      unless: OTHER_APPROVAL,
    },
    { about: anyOf(String.raw`\b${CHILD}\b`), what: anyOf(String.raw`\b${APPROVED}`) },
  ],
};
