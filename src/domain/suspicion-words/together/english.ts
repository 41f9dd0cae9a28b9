import { anyOf, NEAR, upTo } from '../../symptom-words/phrase.ts';
import type { SignsTogether } from '../sign.ts';

const PROMPT = String.raw`(?:prompts?|push(?:es)?|notif\w*|requests?|approv\w*|pop-?ups?|codes?|texts?|sms|otps?|sign-?ins?|log-?ins?|sign in|log in|authenticator|alerts?|mfa|verification|digits|number match\w*|approval numbers?)\b`;
const RINGER = String.raw`(?:phone|mobile|cell|watch|handset)\b`;
const RINGS = String.raw`(?:buzz\w*|vibrat\w*|lit up|lights? up|ping(?:s|ed|ing)|bleep\w*|beep\w*|flash\w*)\b`;
const CAME = String.raw`(?:in a row|one after (?:another|the other)|back to back|going (?:ballistic|mental|bananas|mad|crazy|nuts|wild)|buzz\w*|vibrat\w*|lit up|lights? up|lighting up|ping(?:s|ed|ing)|ding(?:s|ed|ing)|bleep\w*|beep\w*|flash\w*|pop(?:s|ped|ping)?(?: up)?|kept coming|keeps? coming|com(?:es|ing) (?:in|up|through)|came (?:in|up|through)|(?:just )?came|turn(?:s|ed) up|land(?:s|ed|ing)|arriv(?:ed|es|ing)|appear(?:ed|s)|started|goes off|going off|went off|show(?:s|ed) up|wok(?:e|en)|wake|g[eo]t(?:s|ting)?|receiv(?:ed|es|ing)|asking (?:\S+ )?(?:if|whether|to)|asks (?:\S+ )?(?:if|whether|to)|wants? (?:me|her|him) to|wants? (?:a|my|her|his) (?:thumb\w*|finger\w*|face|approval|ok|confirmation)|ring(?:s|ing))\b`;
const DEVICE = String.raw`(?:laptop|pc|computer|mac|macbook|machine|desktop|notebook)`;
const AWAY = String.raw`(?:(?:out of|in) the (?:pool|sea|sauna|bath)|(?:walking|out with|walk) (?:the|my|her|his) dog|hiking|on the (?:loo|toilet)|camping|fishing|at (?:mum|mom|my parents|nan)\w*|asleep|sleeping|(?:in|having|taking) (?:the|a|my|her|his) (?:shower|bath|nap|tub)|in bed|(?:was|were|is|i'm|i am|she's|he's) (?:\S+ )?(?:driving|cooking|cycling|running|swimming|jogging|flying|eating|sleeping|shopping|walking|gardening|abroad)|while (?:i|she|he|we) (?:was|were|'m|is) (?!(?:signing|logging|trying|setting|working|using|on the phone with (?:you|the helpdesk)))\p{L}+|doing the (?:dishes|laundry|shopping)|at the (?:gym|dentist|doctor|cinema|beach|pool|pub|hairdresser|match|movies|restaurant|supermarket)|football match|(?:at|with) (?:my|her|his) (?:kid|kids|son|daughter|mum|mom)|on (?:a|the|my|her|his) (?:train|bus|plane|flight|bike|sofa|couch|holiday|walk|run)|in (?:a|the|my|her|his) (?:car|bus|meeting|garden|pub)|in the middle of (?!(?:signing|logging))|watching (?:tv|telly|a film|netflix|the)|at (?:lunch|dinner|breakfast|church|school|a (?:wedding|funeral|party|concert))|during (?:lunch|dinner|breakfast)|having (?:lunch|dinner)|off sick|sick at home|(?:i'm|i am|i was|she's|she is|she was|he's|he is|he was) (?:sat |sitting |stood |standing )?(?:in|at|on) (?:a|the|my|her|his) (?!(?:office|same|\S*page|login|app|phone|account|portal|right|new|old|other|desk|work|team|company|laptop|pc|computer|machine|system|middle|process|loop|mobile)\b)\p{L}+)\b`;
const IDLE = String.raw`(?:(?:none|nothing|not one) of (?:it|them|that|those|this) (?:is|was|are|were) (?:my doing|mine|me|hers|his)|${DEVICE}(?:'?s)? (?:\S+ ){0,5}(?:off|shut|closed|bag|asleep|home|unplugged|locked away|in for repair|being repaired|at the shop)|(?:wasn't|weren't|isn't|not|nowhere|aren't) (?:\S+ )?(?:near|at) (?:my|a|the|her|his|any) ?(?:${DEVICE}|desk|screen|keyboard)|(?:hadn't|haven't|hasn't|didn't|never|not) (?:\S+ )?(?:touch\w*|request\w*|trigger\w*|initiat\w*|start\w*|ask(?:ed)? for|been (?:near|on|at)|opened) (?:\S+ )?(?:${DEVICE}|anything|any|one|it|them|a thing|phone|outlook)|(?:not|n't) (?:even |actually |currently )*(?:logging|signing|trying) (?:in|on|into|to)|(?:not|n't) (?:even |actually )*(?:doing|using) anything|(?:no|n't any) (?:${DEVICE})|nobody (?:here )?(?:was|is) (?:signing|logging|trying))\b`;
const APPROVED = String.raw`(?:said (?:yes|ok|okay) (?:to|on)|approved|ok'?d|okayed|oked|accepted|confirmed|allowed|(?:tap|tapp|press|hit|click|push|pushe|swip|swipe|smash|jabb?|thumb|touch)(?:ed|d)? (?:on )?(?:the |that |its? )?(?:big |green |blue )?["'“]?(?:tick|yes|approve|allow|ok|okay|accept|green|button|check ?mark|something)|thumbs? ?up(?:ped)?|let (?:\S+ ){0,4}through|waved (?:\S+ ){0,4}through)\b`;
const REGRET = String.raw`(?:midnight|middle of the night|(?:[1-5]|two|three|four) (?:a ?\.?m\b|o'clock|in the morning)|let (?:a |some)?(?:stranger|someone|somebody)|(?:thumb|finger|hand) slipped|slip of|nothing to do with|fat finger\w*|pocket|shut (?:it|them|that|the \S+) up|(?:it|them|that|the \S+) (?:to )?(?:stop|shut up|go away|leave me alone)|so (?:that )?(?:\S+ ){0,4}(?:ends?|stops?|stopped|quit)|would (?:end|stop|shut up|go away)|auto-?pilot|without (?:looking|reading|thinking|checking|a thought)|by (?:mistake|accident|reflex)|accident\w*|half asleep|didn't (?:\S+ )?(?:look|read|think|check|notice)|(?:wasn't|weren't|isn't|was not) (?:\S+ )?(?:doing|signing|logging|me|mine|my|us|trying|hers|his|her|him)|(?:then|only|later|now) (?:\S+ )?(?:realis|realiz)ed|regret\w*|stupid(?:ly)?|silly|idiot|muppet|oops|whoops|shouldn't have|should not have|thinking (?:it|that)|thought (?:it|that|nothing)|turned out|wasn't[.,!]?$|by habit|out of habit|distracted|in a (?:hurry|rush)|watching (?:tv|telly|a film|netflix)|half (?:watching|listening|awake)|confess\w*|blindly|annoy\w*|fed up|sick of)\b`;
const CHILD = String.raw`(?:kids?|son|daughter|toddler|child|children|baby|year[- ]old|little one|grandson|granddaughter|nephew|niece|cat)`;
const SECRET = String.raw`(?:codes?|passwords?|pw|pins?|digits?|credentials?|otps?|passcodes?|numbers?|log-?in|login details|details|user ?names?)`;
const TYPED = String.raw`(?:typed?|pasted|enter(?:ed|ing)?|put|fill(?:ed|ing)?|submitted|keyed|popped|logged in|signed in|scanned|gave|used)`;
const ODD_PAGE = String.raw`(?:look-?alike|(?:spelling|grammar) (?:mistakes?|errors?)|typos|pretend\w*|(?:sender|recruiter|seller|buyer|stranger|caller) (?:asked|told|said|sent|wanted)|(?:code|link) (?:from|in) (?:an?|that|the|some) (?:\S+ )?(?:message|chat|dm|whatsapp|text)|copy ?cat|clone[d]? (?:page|site)|turned out (?:not|to be)|(?:wasn't|isn't|not) (?:\S+ )?(?:real|ours|genuine|legit|docusign|microsoft)|(?:odd|weird|strange|dodgy|fishy|wrong|funny|different) (?:\S+ )?(?:address|url|domain|link|page|site|mail|e-?mail)|(?:parcel|delivery|courier|dhl|fedex|ups|royal mail|voicemail|docusign|payroll|bonus|survey|invoice|tax|prize|raffle|shared document) (?:\S+ ){0,3}(?:page|site|link|form|notice|thing|portal|e-?mail)|(?:page|site|form|link|qr) (?:from|in|off|on) (?:that|an?|the|this|some) (?:\S+ )?(?:e-?mail|mail|text|sms|letter|message|whatsapp|flyer|poster|parcel)|then (?:it )?(?:asked|wanted) (?:it )?again)\b`;
const MADE_ME = String.raw`(?:had|got|made|has|having|walked|walking|talked|guided|instructed|told|asked|wanted|convinced|persuaded) (?:me|him|her|us|them) ${upTo(2)}(?:to )?(?:read|enter|type|approve|confirm|install|open|click|add(?:ing)?|put|punch|give|share|send|scan|press|visit|go)`;
const CALLER = String.raw`(?:(?:a|some|this) (?:\S+ )?(?:lad|kid|youth|girl|boy|fella)\b|external|unknown number|some ?(?:one|body) (?:from|called|claiming|saying)|(?:a|an|this|that|the|some) (?:\S+ ){0,2}(?:caller|fella|fellow|bloke|chap|gentleman|lady|guy|man|woman|person|agent|rep|dude|voice)\b(?!'s phone)|tech(?:nical)? support|["'‘“](?:it |tech |microsoft )?(?:support|helpdesk|microsoft|it)|support (?:fella|guy|man|agent|person)|microsoft (?:support|rep|agent)|(?:rang|phoned|called|calls) (?:me|him|her|us|up)\b(?! back)|on the phone|teams call|(?:message|text|caller|voice|call) (?:told|asked|said|wanted))`;
const METHODS = String.raw`(?:security info|sign-?in (?:methods?|options?)|methods|my (?:account|profile|devices|security)|(?:her|his) (?:account|profile|devices|security)|recovery (?:number|phone|e-?mail|address)|back-?up (?:number|phone|e-?mail|address)|authenticator|mfa settings|alternate (?:number|e-?mail)|trusted devices|mfa|second factor|default (?:sign-?in )?method|registered (?:number|phone|device))`;
const NOT_BY_ME = String.raw`(?:not (?:either|any|one) of (?:mine|hers|his|ours)|(?:updated|changed|touched|did|modified|set|added|requested|altered) (?:absolutely )?nothing|(?:didn't|never|hasn't|haven't|did not|have not) (?:\S+ )?(?:chang|updat|touch|add|modif|request|remov|regist|alter)\w* (?:anything|it|any|a thing|that|this|my|the|one)\b|(?:sure )?wasn't me|not me\b|not my doing|(?:wasn't|not) (?:by|from) me|who (?:put|added|set|changed|did)|behind my back)`;
const SIM = String.raw`(?:(?:mobile|phone) (?:contract|plan|line)|number doesn't ring|e-?sim|sim|sim ?card|(?:phone|my|her|his|mobile) number|port(?:ing|-?out|-?in)?(?: request| code)|pac code|no (?:signal|service|bars|network|reception)|sos only|(?:went|gone) dead|lost (?:signal|service|reception))\b`;
const CARRIER = String.raw`(?:carrier|provider|operator|shop|vodafone|o2|ee|three|t-mobile|verizon|at&t|orange|telstra|network|store|phone company)`;
const MAILS = String.raw`(?:sent (?:folder|items|box|mail)|drafts?|inbox|mailbox|outbox|outlook|e-?mails?|mails?|messages?|invoices?|letters?|links?|teams|contacts|customers|clients|suppliers|vendors|chats?)\b`;
const LOG = String.raw`(?:(?:the|my|her|his|sign-?in|audit|activity) logs?\b(?! ?-?(?:in|on|out|me))|^logs? (?:says?|shows?)|(?:sign|log)(?:ed|ged)?-? ?(?:in|on)s? (?:from|in|at) (?!to\b)\p{L}+|(?:sign-? ?in|log-? ?in) logs?\b|(?:the map|location|security page)\b|(?:recent |account |sign-?in )activity|sign-?in history|my (?:sign-?ins|log-?ins|sessions)|(?:her|his) (?:sign-?ins|log-?ins|sessions)|last (?:sign-?in|log-?in))`;

/** Being told of a prompt that never comes is the opposite of one nobody asked for. */
const NONE_COMES = anyOf(
  String.raw`\b(?:no|without|not a single|zero) (?:\S+ ){0,2}(?:prompts?|push|notif\w*|requests?|pop-?ups?|codes?|texts?|sms|calls?)\b`,
  String.raw`\b(?:doesn't|don't|didn't|never|not|won't|isn't|hasn't|haven't|nothing|aren't|can't) (?:\S+ )?(?:arriv\w*|com(?:e|es|ing)|came|pop\w*|show\w*|(?:get|gets|getting|got)(?! in| back| into| out)|appear\w*|reach\w*|receiv\w*|through|approve|see)\b`,
  String.raw`\b(?:later?|delay\w*|too slow)\b`,
);
/** Whoever has no phone at hand cannot approve, wherever they are. */
const NO_PHONE = anyOf(
  NONE_COMES.source,
  String.raw`\b(?:left|forgot\w*|lost|misplaced|dropped|nicked|stole|stolen)\b${NEAR}\b${RINGER}`,
  String.raw`\b${RINGER}${NEAR}\b(?:at home|lost|gone|stolen|nicked|dead|died|fell|broke\w*|left)\b|\b(?:new|old) (?:\S+ )?(?:${RINGER}|one\b)`,
);
const PROMPT_CAME = anyOf(
  String.raw`\b${CAME}${NEAR}\b${PROMPT}`,
  String.raw`\b${PROMPT}${NEAR}\b${CAME}`,
  String.raw`\b${RINGER}${NEAR}\b${RINGS}`,
  String.raw`\b${RINGS}${NEAR}\b${RINGER}`,
);
const OWN_CALL = anyOf(
  String.raw`\b(?:i|we) (?:\S+ )?(?:rang|phoned|called)\b|\b(?:phoned|rang|called) (?:me |us )?back\b`,
);
/** A leave or an order is approved, too. */
const OTHER_APPROVAL = anyOf(
  String.raw`\b(?:leave|holidays?|vacation|budget|orders?|invoices?|expenses?|pull request|pr|purchase|timesheets?|quote|trip)\b`,
);

export const ENGLISH_TOGETHER: SignsTogether = {
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
    { about: anyOf(String.raw`\bwrong (?:button|option|one)\b`), what: anyOf(String.raw`\b(?:approval|approv\w+|prompt|let (?:\S+ )?(?:stranger|someone|somebody)|sign-?in request)\b`), unless: NONE_COMES },
    {
      about: anyOf(String.raw`\b${APPROVED}`),
      what: anyOf(String.raw`\b${REGRET}`, String.raw`\b${IDLE}`),
      unless: OTHER_APPROVAL,
    },
    { about: anyOf(String.raw`\b${CHILD}\b`), what: anyOf(String.raw`\b${APPROVED}`) },
  ],
  given_away: [
    {
      about: anyOf(String.raw`\b(?:replied|answered|responded|wrote back|texted back)\b`),
      what: anyOf(
        String.raw`\b(?:my|the|her|his|with) (?:\S+ )?(?:user ?name|password|pw|passcode|log-?in|pin|codes?|digits|credentials)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\bqr\b`),
      what: anyOf(
        String.raw`\b(?:sign|poster|car park|parking|flyer|letter|menu|bus stop|sticker|leaflet|notice|parcel|e-?mail)\b${NEAR}.{0,60}\b(?:entered|typed|filled|logged|signed|put|page)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:signed|logged) in\b`),
      what: anyOf(
        String.raw`\b(?:hotel|library|internet cafe|public|airport|lobby|conference|shared) (?:\S+ )?(?:pc|computer|machine|laptop|terminal)\b${NEAR}`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:gave|granted|accepted|consented|allowed|approved)\b`),
      what: anyOf(
        String.raw`\b(?:permissions?|consent|access) (?:\S+ ){0,3}(?:app|add-?in|plug-?in|tool|extension|website)\b|\b(?:app|add-?in|plug-?in|tool|extension) (?:\S+ ){0,4}permissions?\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:pw|pass ?words?|credentials|log-?in|digits|codes?|account)\b`),
      what: anyOf(
        String.raw`\b(?:mailbox|inbox) (?:\S+ ){0,4}(?:full|9\d ?%|over quota|be (?:closed|deleted|suspended))|\b(?:felt|seemed|looked|smelled|feels|seems|looks) (?:\S+ )?(?:off|odd|weird|fishy|wrong|dodgy|strange|phishy)\b`,
      ),
      unless: NONE_COMES,
    },
    {
      about: anyOf(String.raw`\b(?:${SECRET}|verification (?:mail|e-?mail|link|message))\b`),
      what: anyOf(
        String.raw`\b(?:forwarded|sent|gave|passed|showed|read)\b${NEAR}\bto (?:my|a|his|her) (?:\S+ )?(?:cousin|friend|brother|sister|husband|wife|colleague|co-?worker|mate|boyfriend|girlfriend|son|daughter|neighbou?r|uncle|dad|mum|mom|father|mother)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${SECRET}\b`),
      what: anyOf(
        String.raw`\b(?:sent|gave|forwarded|texted|whatsapped|messaged|shared|passed)\b${NEAR}\bto (?:someone|somebody|an? (?:stranger|guy|man|woman|lady|friend|colleague|contact|caller|person)|the (?:caller|guy|man|woman|person))\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${SECRET}\b`),
      what: anyOf(
        String.raw`\b(?:told|gave|read|showed) (?:it to )?(?:the|this|that|a|some) (?:\S+ ){0,2}(?:voice|man|woman|guy|lady|caller|bloke|chap|gentleman|stranger|recruiter)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:paper|note|notebook|sticky|post-?it|card|diary)\b`),
      what: anyOf(
        String.raw`\b(?:password|login|pin|codes?)\b${NEAR}\b(?:gone|missing|vanished|disappeared|lost|stolen|taken)\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b${TYPED}\b${NEAR}\b(?:${SECRET}|all|it all|everything|account|work e-?mail|page|form)\b`,
        String.raw`\b(?:page|site|form|link)\b.{0,80}\b(?:typed|entered|signed in|logged in|filled)\b`,
      ),
      what: anyOf(String.raw`\b${ODD_PAGE}`, String.raw`\.(?:xyz|top|ru|cn|online|site|club|shop|tk|icu)\b`),
    },
    {
      about: anyOf(String.raw`\b(?:${SECRET}|what (?:came|popped) up|what it said)\b`),
      what: anyOf(
        String.raw`\b(?:read|reading|reads) (?:\S+ ){0,4}out\b|\bread (?:it|them|that|those|these) to\b`,
        String.raw`(?<!\bhelpdesk )\b(?:i|she|he|we|and|so|just) (?:\S+ )?told (?:him|her|them)(?=[.,;!)]|$| (?:the|it|my|what|which)\b)`,
        String.raw`\b(?:gave|sent|shared|passed|forwarded|whatsapped|texted) (?:it|them|that|those|these) (?:over |on )?to\b`,
        String.raw`\bsent it\b${NEAR}\b(?:isn't|wasn't|not) (?:his|her|him)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:knows?|has|had|used|uses|using|borrow\w*|lent|loaned|shared?|told)\b`),
      what: anyOf(
        String.raw`\b(?:lent|loaned|told|gave|shared with) (?:my |a |an |the |our |her |his )?\p{L}+ (?:\S+ ){0,3}(?:my|her|his) (?:\S+ )?(?:password|pw|pin|login|code)\b`,
        String.raw`\b(?:(?:my|her|his) (?:password|pin|login|code) (?:with|to) (?:my |a |an |the )?(?:colleague|co-?worker|temp|intern|friend|mate|boss|assistant|team|neighbou?r))\b`,
      ),
    },
  ],
  pretender: [
    {
      about: anyOf(
        String.raw`\b(?:took|take|taking|had|has|got|gained) (?:over |full |remote )?(?:control (?:of|over) |over )?(?:my|her|his) (?:screen|computer|laptop|pc|mouse|machine)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:company|someone|somebody|caller|he|she|they|microsoft|support|man|guy|refunds?)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:on the phone|over the phone|rang|phoned|by phone|call from)\b`),
      what: anyOf(
        String.raw`\b(?:confirm|read|give|tell|told|gave)\w* (?:\S+ )?(?:the|my|those|these) (?:\S+ )?(?:digits|codes?|numbers?|password)\b`,
      ),
      unless: OWN_CALL,
    },
    { about: anyOf(String.raw`\b${MADE_ME}\b`), what: anyOf(String.raw`(?<![\p{L}\d])${CALLER}`) },
    {
      about: anyOf(
        String.raw`\b(?:needed|wanted|asked for|asks for|asking for|wanting|requested|demanded|after) (?:just )?(?:the|my|her|his|those|some) (?:\S+ ){0,2}(?:codes?|numbers?|digits|passwords?|pin)\b`,
      ),
      what: anyOf(
        String.raw`(?<![\p{L}\d])${CALLER}`,
        String.raw`\b(?:whatsapp\w*|signal|telegram|linkedin|instagram|facebook|messenger)\b`,
      ),
      unless: anyOf(
        String.raw`\b(?:app|page|site|screen|outlook|it) (?:is |was )?(?:ask(?:s|ed|ing)?|wants?|wanted|needs?) for`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:quick ?assist|any ?desk|team ?viewer|screen ?connect|remote (?:session|help)|device ?(?:code|login)|shar(?:ed|ing) (?:my|her|his) screen)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:support|caller|call(?:ed)?|external|chat|fella|someone|somebody|guy|man|woman|lady|link|message|number from)\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:boss|ceo|cfo|coo|cto|director|manager|chief|managing partner|head of \p{L}+)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:for|wanting|wants|wanted|needs|needed) (?:me |me to \S+ |him |her )?(?:the|my|that) (?:\S+ ){0,2}(?:code|number|digits|password)\b`,
      ),
    },
  ],
  known_to_others: [
    {
      about: anyOf(
        String.raw`\b(?:two|2|three|different|several) (?:\S+ )?(?:places|locations|cities|countries|towns)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:logged|signed) (?:\S+ )?in\b|\b(?:sign-?ins?|log-?ins?|active|sessions?)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:my|her|his|\p{L}+'s) (?:account|mailbox|teams|outlook|e-?mail)\b`),
      what: anyOf(
        String.raw`\b(?:sent|mailed|messaged|posted|shared|spammed|invited) (?:out )?(?:everyone|everybody|all|people|links?|a (?:\S+ ){0,4}link|docs?|customers|clients|half|the whole|the team|our)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:someone|somebody|stranger|whoever)\b`),
      what: anyOf(
        String.raw`\b(?:my|her|his) (?:\S+ )?(?:onedrive|files|mails|e-?mails|mailbox|chats|sharepoint|documents|calendar|drive|folders)\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:brother|sister|mother|father|son|daughter)[- ]in[- ]law\b|\b(?:uncle|aunt|cousin|nephew|roommate|flatmate|boyfriend|girlfriend|husband|wife|brother|sister|dad|mum|mom|ex)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:has|knows|have|know|got|keeps|saved|wrote down) (?:all )?(?:of )?(?:my|her|his) (?:\S+ )?(?:passwords?|logins?|pins?|codes?|details)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:bitcoins?|ransom|gift ?cards?|pay(?:ment)? in crypto|crypto)\b`),
      what: anyOf(String.raw`\b(?:account|mail|e-?mail|locked|log|sign|password|message)\b`),
    },
    {
      about: anyOf(String.raw`\be?-?sim\b${NEAR}\b(?:dead|stopped|died|deactivated|off)\b`),
      what: anyOf(String.raw`\bbank\b|\bnew device\b|\bpaypal\b`),
    },
    {
      about: anyOf(
        String.raw`\bnew (?:sign-?in|log-?in|device|browser)\b(?! (?:page|screen|method|option|flow))`,
      ),
      what: anyOf(
        String.raw`\b(?:firefox|chrome|edge|safari|opera|ubuntu|linux|android|windows|mac\w*|ios)\b|\bnot (?:me|mine)\b`,
      ),
      unless: NONE_COMES,
    },
    {
      about: anyOf(String.raw`\b(?:buyer|new owner|person who bought|whoever (?:has|bought|found))\b`),
      what: anyOf(String.raw`\b(?:phone|mobile|laptop|tablet|device|i-?phone)\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:who left|has left|left (?:us|the company|last|in)|former|quit|resigned|got fired|retired|used to work)\b`,
      ),
      what: anyOf(
        String.raw`\bstill\b ${upTo(4)}(?:opens?|reads?|access\w*|logs?|gets?|sees?|uses?|using|reading|in)\b|\bhas access\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:bank|iban|payment|account) (?:\S+ )?(?:details?|changes?|number|info)\b`),
      what: anyOf(
        String.raw`\b(?:supposedly|allegedly|apparently|never|didn't|i didn't)\b${NEAR}\b(?:mail\w*|e-?mail\w*|sent|send|wrote|request\w*|ask\w*)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b\d\d+ (?:\S+ ){0,2}(?:mails|e-?mails|messages|chats)\b`),
      what: anyOf(
        String.raw`\b(?:went out|gone out|left my|were sent|been sent|in (?:my|the|her|his) (?:outbox|sent)|from (?:my|her|his) (?:mailbox|account|address))\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:asks?|asking|asked|wonder\w*|complain\w*)\b${NEAR}\b(?:why|about|of|phishing|spam)\b`,
      ),
      what: anyOf(
        String.raw`\bwhy (?:i|she|he) (?:\S+ )?(?:send|sent|sends|am sending|keep sending)|\b(?:from|by) (?:my|her|his) (?:address|account)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:shows?|says) (?:me|her|him) (?:as )?(?:active|online|available|typing)\b`),
      what: anyOf(String.raw`\b\d ?[ap]m\b|\bnight\b|\basleep\b|\b(?:don't|didn't|wasn't)\b`),
    },
    {
      about: anyOf(String.raw`\b${MAILS}`),
      what: anyOf(
        String.raw`\b(?!(?:microsoft|app|code|system|teams|outlook|text|which|helpdesk)\b)\p{L}+ (?:never|didn't|haven't|hasn't|did not|has not) (?:\S+ )?(?:wrote|writes?|written|typed|composed)\b`,
        String.raw`\b(?:i|she|he) (?:never|didn't|haven't|hasn't) (?:\S+ )?(?:sent|send)\b(?! (?:me|us|him|her|you|the code|a code|any code))`,
        String.raw`\b(?:wrote|sent|typed) nothing\b|\bin (?:a|some) language (?:i|she|he|that|which)\b|\b(?:payment|bank|iban|account) (?:\S+ )?(?:chang\w+|details)\b|\bgift ?cards?\b|\bdelet\w+ (?:\S+ ){0,3}by (?:it|them)sel(?:f|ves)\b`,
        String.raw`\b(?:under|in|with|using) (?:my|her|his|their) name\b|\bfrom \p{L}+'s (?:account|mailbox|teams)\b`,
      ),
      unless: anyOf(String.raw`\bpassword reset (?:mail|e-?mail)\b`),
    },
    {
      about: anyOf(String.raw`\b(?:rules?|forward\w*|redirect\w* (?:my|her|his) mails?|auto-?repl\w+)\b`),
      what: anyOf(
        String.raw`\b(?:never|didn't|haven't|hasn't|did not|not) (?:\S+ )?(?:made|make|create\w*|set|put|add\w*|configured|her|me|mine|hers|his)\b`,
      ),
    },
    {
      about: anyOf(LOG),
      what: anyOf(
        String.raw`\b(?:i'm|i am|i was|she's|she is|she was|he's|he is|he was|\p{L}+ was) (?:\S+ ){0,2}(?:in|at|on) (?!(?:to|here|now|again)\b)`,
        String.raw`\bnever been\b|\b(?:two|several|different) (?:countries|places|cities)\b|\bonly one (?:person|of me)\b|\bat the same time\b|\b(?:minutes|hours?) (?:apart|later)\b|\b(?:i|she|he) (?:only|never) (?:uses?|have|has|had|owns?|owned)\b|\b(?:i|she|he) (?:lives?|sleeps?|slept)\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:ex|colleague|co-?worker|intern|temp|flatmate|roommate|husband|wife|brother|sister|somebody|someone|friend|mate)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:log|sign)(?:s|ged|ed|ging|ning|ing)? (?:in|on) as (?:me|him|her)\b|\bpretend\w* to be (?:me|her|him)\b|\bstill (?:has|have|got|gets) (?:\S+ ){0,2}(?:my|her|his)\b|\bin there\b`,
      ),
    },
  ],
  changed: [
    {
      about: anyOf(
        String.raw`\b(?:number|recovery \S+|e-?mail address|method|authenticator|passkey|security info|profile (?:picture|photo)|signature)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:was|were|got|been|has been|had been) (?:\S+ )?(?:swapped|switched|replaced|exchanged|altered|tampered)\b(?! (?:under|by (?:the shop|apple|samsung|the carrier)))`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:there's|there is|there are|shows?|lists?|see|found|have|has)\b${NEAR}\b(?:on|in|under|among) (?:my|her|his) (?:\S+ )?(?:account|methods?|security|devices|profile|info)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:no (?:idea|clue)|whose|where (?:it|that|this) (?:is|came|comes) from|never heard of|what (?:it|that) is)\b`,
      ),
      unless: NO_PHONE,
    },
    {
      about: anyOf(
        String.raw`\b(?:alternate|recovery|back-?up|secondary|profile's) (?:\S+ )?(?:e-?mail|number|phone|address)\b`,
      ),
      what: anyOf(String.raw`\bends? (?:in|with)\b|\b(?:isn't|not) (?:mine|hers|his)\b|\bwho(?:se)?\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:two|2|three|second|another|extra) (?:\S+ )?(?:authenticators?|phones?|devices?|numbers?|methods?)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:only|just) (?:have|has|own|got|use|uses|one|a single)\b|\b(?:i've|i have|she has|he has) only\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:registered|stored|saved|security|recovery|mfa|default) (?:\S+ )?(?:number|phone|e-?mail|method|address)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:was|were|been|got|is|has been) (?:\S+ )?(?:changed|replaced|switched|swapped|exchanged|overwritten)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${METHODS}`),
      what: anyOf(
        String.raw`\blists? an? (?:\S+ ){0,3}(?:phone|number|device|i-?phone|samsung|tablet|key)\b|\b(?:got|was|been|were) (?:swapped|switched|replaced)\b|\b(?:removed|replaced|deleted|changed|swapped|added)\b${NEAR}\b(?:by (?:someone|somebody)|overnight|last night|for some)`,
        String.raw`\b(?:i|she|he) (?:don't|doesn't|do not|never|didn't) (?:own|have|had|owned)\b(?! (?:the|my|a code|any|anything|access|it)\b)|\b(?:mine|hers|his|theirs) (?:ends?|is|starts?)\b|\bnever been to\b|\b(?:proton ?mail|gmail|yandex|mail\.ru) (?:address|account|one)\b`,
        String.raw`\b${NOT_BY_ME}`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:e-?mails?|mails?|messages?|texts?|notices?|alerts?|says|saying|said|letter|notification)\b${NEAR}\b(?:changed|updated|added|reset|removed|new (?:sign-?in|device|method)|modified)\b`,
        String.raw`\b(?:password|pw|pin|security info)\b ${upTo(3)}(?:changed|updated|reset|modified)\b`,
      ),
      what: anyOf(
        String.raw`\b${NOT_BY_ME}`,
        String.raw`\b(?:asleep|sleeping|overnight|in the night|in bed|(?:[1-5]|one|two|three|four|five) (?:a ?\.?m\b|o'clock|in the morning))`,
      ),
      unless: anyOf(String.raw`\bi (?:\S+ )?changed (?:my|the) password\b`),
    },
  ],
  number_taken: [
    {
      about: anyOf(String.raw`\be-?sim\b`),
      what: anyOf(String.raw`\bwelcome\b|\bnever ordered\b|\bdidn't order\b`),
      unless: anyOf(String.raw`\bnew (?:phone|i-?phone|mobile)\b`),
    },
    {
      about: anyOf(String.raw`\b${SIM}`),
      what: anyOf(
        String.raw`\b(?:someone|somebody|stranger|another (?:town|city|shop|store|country|sim|phone|person)|different (?:e?-?sim|phone|person)|not me\b|wasn't me|(?:i|she|he) (?:did|have|has|had) (?:not|nothing)|(?:i|she|he) (?:never|didn't|haven't) (?:\S+ )?(?:ask|order|request|activat|mad|make|want|port|authori|agree|did|appl)\w*|replacement (?:done|made|issued|ordered|requested)|without (?:my|me|asking|her|his)|(?:i|she|he) (?:didn't|did not|never|haven't)(?=[.,;!]|$)|not true|a lie|fake (?:id|passport))(?![\p{L}])`,
        String.raw`\b${CARRIER}\b${NEAR}\b(?:says?|said|tells?|told|texted|reckons?)\b${NEAR}\b(?:moved|ported|switched|activat\w+|replac\w+|transfer\w*|swapped|new e?-?sim|another|reissued|cancel\w+|different)\b`,
      ),
    },
  ],
};
