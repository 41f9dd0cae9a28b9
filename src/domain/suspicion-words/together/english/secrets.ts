import { anyOf, NEAR, upTo } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';
import { NONE_COMES } from './words.ts';

const SECRET = String.raw`(?:codes?|passwords?|pw|pins?|digits?|credentials?|otps?|passcodes?|numbers?|log-?in|login details|details|user ?names?)`;
const TYPED = String.raw`(?:typed?|pasted|enter(?:ed|ing)?|put|fill(?:ed|ing)?|submitted|keyed|popped|logged in|signed in|scanned|gave|used)`;
const ODD_PAGE = String.raw`(?:look-?alike|(?:spelling|grammar) (?:mistakes?|errors?)|typos|pretend\w*|(?:sender|recruiter|seller|buyer|stranger|caller) (?:asked|told|said|sent|wanted)|(?:code|link) (?:from|in) (?:an?|that|the|some) (?:\S+ )?(?:message|chat|dm|whatsapp|text)|copy ?cat|clone[d]? (?:page|site)|turned out (?:not|to be)|(?:wasn't|isn't|not) (?:\S+ )?(?:real|ours|genuine|legit|docusign|microsoft)|(?:odd|weird|strange|dodgy|fishy|wrong|funny|different) (?:\S+ )?(?:address|url|domain|link|page|site|mail|e-?mail)|(?:parcel|delivery|courier|dhl|fedex|ups|royal mail|voicemail|docusign|payroll|bonus|survey|invoice|tax|prize|raffle|shared document) (?:\S+ ){0,3}(?:page|site|link|form|notice|thing|portal|e-?mail)|(?:page|site|form|link|qr) (?:from|in|off|on) (?:that|an?|the|this|some) (?:\S+ )?(?:e-?mail|mail|text|sms|letter|message|whatsapp|flyer|poster|parcel)|then (?:it )?(?:asked|wanted) (?:it )?again)\b`;
const MADE_ME = String.raw`(?:had|got|made|has|having|walked|walking|talked|guided|instructed|told|asked|wanted|convinced|persuaded) (?:me|him|her|us|them) ${upTo(2)}(?:to )?(?:read|enter|type|approve|confirm|install|open|click|add(?:ing)?|put|punch|give|share|send|scan|press|visit|go)`;
const CALLER = String.raw`(?:(?:a|some|this) (?:\S+ )?(?:lad|kid|youth|girl|boy|fella)\b|external|unknown number|some ?(?:one|body) (?:from|called|claiming|saying)|(?:a|an|this|that|the|some) (?:\S+ ){0,2}(?:caller|fella|fellow|bloke|chap|gentleman|lady|guy|man|woman|person|agent|rep|dude|voice)\b(?!'s phone)|tech(?:nical)? support|["'‘“](?:it |tech |microsoft )?(?:support|helpdesk|microsoft|it)|support (?:fella|guy|man|agent|person)|microsoft (?:support|rep|agent)|(?:rang|phoned|called|calls) (?:me|him|her|us|up)\b(?! back)|on the phone|teams call|(?:message|text|caller|voice|call) (?:told|asked|said|wanted))`;
const OWN_CALL = anyOf(
  String.raw`\b(?:i|we) (?:\S+ )?(?:rang|phoned|called)\b|\b(?:phoned|rang|called) (?:me |us )?back\b`,
);

export const ENGLISH_SECRETS: SignsTogether = {
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
};
