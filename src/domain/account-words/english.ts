import { anyOf, NEAR, SOON, upTo } from '../symptom-words/phrase.ts';
import type { AccountWords } from './account.ts';

const ADMIN = String.raw`(?:(?:sys|net)?-?admin(?:istrator)?s?|admin(?:istrator)?'s|superusers?|super users?)\b(?! (?:assistants?|assist|team|offices?|department|staff|work|job|clerk|duties|could|should|will|told|said|says|please|on call|phone number|can\b(?!not|'t| sign| log| get)|until|from march|in the past))(?!(?:'s)? (?:polic|fault|decision|rule|setting|phone number))`;
const ROLE = String.raw`(?:global|tenant|company|office 365|o365|m365|365|it|other|user|exchange|privileged|domain|system|security|authentication|teams|sharepoint|intune|azure|entra|helpdesk|only|sole|last|one|single|main|current|cloud|office|microsoft)`;
const TROUBLE = String.raw`\b(?:locked|lock(?:ed)? out|shut out|can't|cannot|cant|can not|couldn't|won't|lost|losing|loses|forgot|unable|broken?|stuck|new (?:\S+ )?(?:phone|iphone|mobile|number)|phone|no code|codes?|doesn't|does not|didn't|not get|no longer|isn't|stolen|fails?|failed|refused|himself|herself|themselves|reinstall\w*|empty|wiped|dead|died|mfa|sms|gone|missing|changed|switched|access|authenticator|stands outside)\b`;
const RUNS = String.raw`(?:runs?|running|ran|manages?|managing|administers?|administrates?|administer|maintains?|looks? after|looking after|handles?|handling|takes? care of|taking care of|responsible for|in charge of|owns?|owner of|set up|built|created|(?:do|does|doing)(?= (?:all|the|our|everything|whole|it by|microsoft|m365|office|365))|operates?|oversee\w*|keeps? up|keep(?:s|ing)?)`;
const TENANT = String.raw`(?:tenant|tenancy|tenants|microsoft[- ]?365|m365|ms ?365|office[- ]?365|o365|365|entra(?: id)?|azure(?: ad)?|subscription|licen[cs]es|(?:all (?:of )?|the |our |whole |entire |company )it(?! (?:is|was|says|does|has|asks|wants|won't|doesn't|all|to|on|in|up|for|and i)\b)|i\.t\.|it department|computers|intune|active directory|directory|exchange|user management|user accounts|microsoft administration|(?:the |our |all |everything )(?:office|microsoft)(?: thing| stuff)?(?! (?:account|authenticator|app))|(?:the )?microsoft (?:for|thing|stuff|side)|office (?:for|thing|stuff)|it (?:stuff|things|systems?|infrastructure|support|side|by (?:my|him|her)self|alone|here))\b`;
const RIGHTS = String.raw`(?:admin\w* |global |the |any |such |these |those |enough |full )*(?:rights|permissions?|privileges?|roles?|admin\w*|access to (?:the )?(?:admin|entra|tenant)|can (?:do|reset|manage|help|fix))`;
const NOBODY = String.raw`(?:nobody|no one|noone|no-one|no other (?:person|colleague|user)|no second (?:person|one|man|pair)|no colleague|none of us|there is no one|there's nobody|not anyone)`;
const NOTIN = String.raw`\b(?:not|can't|cannot|cant|couldn't|won't|wont|unable|no access|doesn't|locked|refuses|no longer|never)\b`;
const PORTAL = String.raw`(?:(?:admin|entra|azure|m365|365|exchange|intune|microsoft|office|teams) (?:\S+ )?(?:cent(?:er|re)|portal)|admin\.microsoft|entra\.microsoft|portal\.azure|portal\.office|the portal|open entra|into entra|into azure)`;

export const ENGLISH_ACCOUNTS: AccountWords = {
  admin_locked_out: anyOf(
    String.raw`\bresets? (?:the |all )?(?:passwords?|mfa|accounts?|logins?) for (?:everybody|everyone|all|the (?:whole )?(?:team|company|others|firm|staff))\b|\b(?:ceo|cto|coo|owner|boss|founder|director|manager|office manager) and (?:the )?it\b|\bit\b (?:\S+ )?all in one\b`,
    String.raw`\baccount\b ${upTo(6)}(?:creat\w+|set up|open\w*|regist\w+) ${upTo(2)}tenant\b|\bno admin(?:istrator)?s? (?:left|can|is able|has)\b|\b(?:every|each|any) (?:of our )?admin(?:istrator)?s?\b${NEAR}\b(?:locked|can't|lost|out)`,
    String.raw`\b(?:only|just) (?:me|her|him|\p{L}+|mrs? \p{L}+|ms \p{L}+) (?:can |who (?:can |has )?|is able to |is allowed to |has )?(?:resets?|global|authentication|user|privileged|the rights|unlocks?)\b`,
    String.raw`(?<!\b(?:by|from|ask|asked|contact|contacted|told|tell|says) )\b(?:${ROLE} |our |another |both |all |the |my |two )(?:${ROLE} )*(?<!local )${ADMIN}${SOON}${TROUBLE}`,
    String.raw`\b(?:i am|i'm|im|he is|he's|she is|she's|they are|(?<=[\p{L}\d)],? )(?<!\b(?:and|but|so) )who(?: is|'s)|being|is|are|as|me,|was the) (?:also |still |actually |currently )?(?:the |our |a |an |one of |their )?(?:(?:two|three|four) )?(?:our )?(?:${ROLE} )*${ADMIN}(?! any ?more)`,
    String.raw`\b${ROLE} (?:${ROLE} )*${ADMIN} (?:\S+ ){0,2}(?:here|speaking|account|role|user)\b|\b(?:global|sole|only|last|privileged|authentication|exchange|security|user) (?:\S+ )?${ADMIN}`,
    String.raw`\b(?:sysadmin|sys admin|system administrator|domain admin|${ADMIN} here)\b`,
    String.raw`\b${TROUBLE}${NEAR}\b(?:our|the|his|her|their|global|only) (?:${ROLE} )*${ADMIN}`,
    String.raw`\bno (?:other|second|more|further) (?:global )?admin|\b(?:nobody|no one) else (?:is|has|with) (?:\S+ ){0,2}admin|\badmin(?:istrator)?s? (?:account|user|login|rights|role|credentials)\b(?! (?:on|for|to install))`,
    String.raw`\bbreak-? ?glass\b|\b(?:only|our|the|sole|a|last|my|as|am|both|two|other) gas?\b(?! (?:station|bill|leak))|\bga (?:here|account|role)\b`,
    String.raw`\b(?:i|we|he|she|who|person|guy|man|woman|one|it|and|\p{L}+) (?:(?:am|is|'m|'s|are|normally|usually|also|alone|single-?handedly|personally|just|always|have to|basically|originally) ){0,2}${RUNS} ${upTo(3)}${TENANT}`,
    String.raw`\b(?:i'm|i am|he's|she's|is|am) (?:\S+ ){0,2}(?:responsible for|in charge of|the owner of|owner of|looking after|running|managing) ${upTo(3)}${TENANT}`,
    String.raw`\b(?:tenant|subscription|licen[cs]e|365|azure)(?:'s)? owners?\b`,
    String.raw`\b(?:one|1|single|two|2)[- ](?:man|woman|person|people) (?:it|i\.t\.|show|department|shop|team|business|company)\b|\bi(?:'m| am) (?:the )?(?:whole |entire |only )?it(?: department| team| guy| person| man| woman|-guy)?(?: here| for|,|\.|$| and)|\bit (?:department )?is (?:just|only) me\b|\b(?:just|only) me in it\b|\bonly (?:it|i\.t\.) (?:guy|person|man|woman|one)`,
    String.raw`\b(?:our|the|my) (?:only |entire |whole |one |own |single )?(?:it|i\.t\.|edp|computer|tech)[- ](?:guy|man|person|woman|lady|lead|manager|head|chief|department|technician|specialist|director|boss|team)\b(?! (?:told|said|says|can\b|will|is (?:away|off|on holiday|sick)))${SOON}${TROUBLE}`,
    String.raw`\b${NOBODY}(?: else)?\b ${upTo(5)}(?:has|have|with|holds?|got|had|who|is|can|could|could do it|else with) ?${upTo(3)}${RIGHTS}|\bno (?:colleague|one|person) who could\b|\b(?:neither|none|no one) (?:of ${upTo(3)})?${ADMIN}|\bown tenant\b|\baccount (?:that|which) manages\b|\b(?:do|does|did) (?:all )?the (?:unlocking|resetting|resets|unlocks|user management|admin)\b`,
    String.raw`\b(?:only|sole|single|one) (?:one|person|account|user|guy|man|woman)? ?(?:here )?(?:who|that|with|which|able)? ?(?:to |can |has |have |could |holds |is allowed to |may |who )*(?:admin\w* |global |full |the |any )*(?:rights|permissions?|privileges?|reset|manage users|add users|do (?:a |the |any )?resets?|access to (?:the )?(?:admin|entra|tenant))|\b(?:keys?|roles?|rights|permissions?) (?:to|in|for|on) (?:the |our )?${TENANT}`,
    String.raw`\b(?:normally|usually|always) (?:\S+ )?(?:resets?|do these|does these|fix(?:es)? these)\b|\b(?:one|guy|person|man|woman|he|she|i|who) (?:\S+ ){0,2}resets? (?:us|everyone|everybody|others|people|the (?:others|resetter)|you all|them|all of us)\b|\b(?:i|who) (?:\S+ )?resets? (?:these|mfa|it|this|that|everybody|the) (?:for (?:everybody|everyone|all|the others|others|you)|normally|usually)`,
    String.raw`(?:${NOTIN}|\bstuck\b|\block\w*)${NEAR}\b${PORTAL}|\b${PORTAL}\b${NEAR}(?:${NOTIN}|\bstuck\b|\block\w*|\bwants?\b|\bcode\b|\basks?\b)`,
    String.raw`\b(?:head|director|manager|lead|chief|boss|responsible) (?:of|for) (?:the )?(?:it|information technology|i\.t\.)\b${SOON}${TROUBLE}|\(it\)${SOON}${TROUBLE}|\b(?:opened|registered|bought|signed up for|created|started|founded) ${upTo(4)}(?:microsoft|office|365) ${upTo(2)}(?:account|tenant|business|subscription)? ?(?:for|of) (?:the|our|this) (?:company|firm|business|club|charity|team|practice|office|association)`,
    String.raw`\b(?:buck stops|all (?:rests|depends|falls)|up to me|on my shoulders)\b${NEAR}\b(?:for|in|with) it\b`,
    String.raw`\bkeys to the (?:kingdom|castle|tenant|house)\b|\b(?:adds|creates|manages|removes|deletes) (?:the |our |all )?(?:users|user accounts)\b|\bresets (?:everybody's |everyone's |our |the )?passwords\b|\b(?:emergency|break-?glass|recovery|service) (?:admin )?account\b|\ball (?:the )?(?:other )?admins\b`,
    String.raw`\b(?:msp|it provider|it company|service provider|previous admin|old admin)\b${NEAR}\b(?:disappeared|gone|bankrupt|left|unreachable|closed)`,
  ),
  personal_account: anyOf(
    String.raw`\b(?:personal|private|own|home|family|mum's|mom's|wife's|husband's|dad's|father's|mother's|son's|daughter's|kid's) (?:microsoft |outlook |live |hotmail |e-?mail |ms |onedrive )*(?:account|address|mailbox|login|outlook|one ?drive|skype|hotmail|mail)\b(?!${NEAR}\bcode (?:goes|is sent))`,
    String.raw`(?<!\b(?:goes|go|sent|sends|send|sending|going|delivered|went) (?:\S+ ){0,4})\b(?:hotmail|outlook\.com|live\.com|account\.live|msn\.com|xbox|minecraft|skype account)\b`,
    String.raw`\bnot (?:a |my )?work (?:thing|account|related)|\bnot for work\b|\bnot the company\b`,
    String.raw`\b(?:microsoft|ms|outlook) account\b${NEAR}\bat home\b`,
  ),
  school_account: anyOf(
    String.raw`\bteams for (?:school|class)|\b(?:school|university|college|uni|student|campus|pupil|faculty|academic)(?:'s|s)? (?:\S+ ){0,2}(?:accounts?|e-?mails?|address|log-?ins?|mailbox|sign-?in|mail|portal|teams|microsoft)\b`,
    String.raw`\b(?:i'm|i am|im|as|is) (?:a |an |also a )?(?:\S+ )?(?:student|pupil|undergrad\w*|phd student|freshman)\b|\bstudy(?:ing)? at\b|\bstudent (?:id|number|here)\b`,
    String.raw`\b(?:resets?|for|our) (?:the )?(?:students|pupils)\b|\bpupils\b|\b(?:teacher|lecturer|professor|tutor) (?:here|at)\b|\bat (?:an? |my |the )?(?:\S+ )?(?:university|high school|college)\b${NEAR}\b(?:account|log ?in|sign|mail|e-?mail|teams|code|authenticator|password|approv\w+)`,
  ),
};
