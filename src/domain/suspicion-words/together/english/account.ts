import { anyOf, NEAR, upTo } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';
import { NONE_COMES, NO_PHONE } from './words.ts';

const METHODS = String.raw`(?:security info|sign-?in (?:methods?|options?)|methods|my (?:account|profile|devices|security)|(?:her|his) (?:account|profile|devices|security)|recovery (?:number|phone|e-?mail|address)|back-?up (?:number|phone|e-?mail|address)|authenticator|mfa settings|alternate (?:number|e-?mail)|trusted devices|mfa|second factor|default (?:sign-?in )?method|registered (?:number|phone|device))`;
const NOT_BY_ME = String.raw`(?:not (?:either|any|one) of (?:mine|hers|his|ours)|(?:updated|changed|touched|did|modified|set|added|requested|altered) (?:absolutely )?nothing|(?:didn't|never|hasn't|haven't|did not|have not) (?:\S+ )?(?:chang|updat|touch|add|modif|request|remov|regist|alter)\w* (?:anything|it|any|a thing|that|this|my|the|one)\b|(?:sure )?wasn't me|not me\b|not my doing|(?:wasn't|not) (?:by|from) me|who (?:put|added|set|changed|did)|behind my back)`;
const SIM = String.raw`(?:(?:mobile|phone) (?:contract|plan|line)|number doesn't ring|e-?sim|sim|sim ?card|(?:phone|my|her|his|mobile) number|port(?:ing|-?out|-?in)?(?: request| code)|pac code|no (?:signal|service|bars|network|reception)|sos only|(?:went|gone) dead|lost (?:signal|service|reception))\b`;
const CARRIER = String.raw`(?:carrier|provider|operator|shop|vodafone|o2|ee|three|t-mobile|verizon|at&t|orange|telstra|network|store|phone company)`;
const MAILS = String.raw`(?:sent (?:folder|items|box|mail)|drafts?|inbox|mailbox|outbox|outlook|e-?mails?|mails?|messages?|invoices?|letters?|links?|teams|contacts|customers|clients|suppliers|vendors|chats?)\b`;
const LOG = String.raw`(?:(?:the|my|her|his|sign-?in|audit|activity) logs?\b(?! ?-?(?:in|on|out|me))|^logs? (?:says?|shows?)|(?:sign|log)(?:ed|ged)?-? ?(?:in|on)s? (?:from|in|at) (?!to\b)\p{L}+|(?:sign-? ?in|log-? ?in) logs?\b|(?:the map|location|security page)\b|(?:recent |account |sign-?in )activity|sign-?in history|my (?:sign-?ins|log-?ins|sessions)|(?:her|his) (?:sign-?ins|log-?ins|sessions)|last (?:sign-?in|log-?in))`;

export const ENGLISH_ACCOUNT: SignsTogether = {
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
