import { anyOf, NEAR, SOON, upTo } from './phrase.ts';
import type { Phrases } from './phrase.ts';

const NOT = String.raw`\b(?:no|not|never|nothing|none|nowhere|without|unable|cannot|cant|stop(?:s|ped)|fail(?:s|ed)?|missing|zero|zilch|nada|crickets|nowt|(?:do|does|did|ca|wo|is|was|are|were|would|could|has|have|had)n't|dont|doesnt|didnt|isnt|wont|aint)\b`;
const PHONE = String.raw`(?:(?:cell|smart|i-?|tele)?phones?|mobiles?|cell|cellular|handsets?|android|samsung|galaxy|pixel|huawei|xiaomi|oneplus|nokia|motorola|fairphone|s2\d|device)\b(?! (?:cases?|chargers?|covers?|holders?|stands?|cables?|booth|bills?|contracts?|orders?|lines?|polic\w+|systems?|lists?|conference|directory)\b)`;
const APP = String.raw`(?:(?:ms |microsoft )?(?:app|authenticator)s?|auth app)\b`;
const REQUESTS = String.raw`(?:approv\w+|verification|sign-?in|login|mfa|auth\w*|identity|confirmation) (?:\w+ )?requests?`;
const PUSH = String.raw`\b(?:push|pushes|prompts?|notif\w*|${REQUESTS}|pop-?ups?|approvals?|alerts?|banners?|pings?|approve(?: ?\/ ?| or )deny)\b(?! settings)`;
const CODE = String.raw`(?<!error )(?<!qr )(?<!pin )(?<!bar ?)\b(?:(?:pass)?codes?|otps?|digits?|one-?time pass\w*)\b(?! ?[:#]? ?\d| of conduct| review)`;
const TEXT = String.raw`\b(?:sms(?:es)?|texts?|txts?|text messages?|(?:phone|voice|automated|automatic|verification|confirmation|microsoft's) calls?|robocalls?|calls? (?:from|by) (?:microsoft|the system)|e-?mail(?:ed)? codes?|codes? by e-?mail)\b`;
const BY_TEXT = String.raw`(?:by|via|as|per|through|over|in) ${upTo(2)}(?:text|sms|e-?mail|mail|call)`;
const PASSKEY = String.raw`(?:pass-? ?keys?|(?:security|hardware|physical|usb|fido2?|yubico|titan) ?-?(?:keys?|tokens?|sticks?)|yubi(?:-? ?keys?)?|fido2?)\b`;
const ACCOUNT = String.raw`(?:acc?ounts?|user ?names?|users?|address(?:es)?|e-?mail(?:s| address)?|logins?|sign-?in names?)`;
const PASSWORD = String.raw`(?:password|passwort|pass ?word|pw|pwd)\b`;
const NEW = String.raw`(?:(?:brand[- ]?)?new|newer|another|different|replacement|spare|loaner|second-?hand)`;
const BROKEN = String.raw`(?:broken?|busted|dead|died|dies|smashed|shattered|cracked|bricked|fried|toast|kaput|drowned|soaked|(?:in|into) (?:a |about |\w+ )?(?:thousand|hundred|million|forty|many|tiny|little|several|two|three) (?:pieces|bits|parts)|deceased|no more|water damaged?|damaged|destroyed|crushed|defective|faulty|defunct|run over|snapped|chewed(?: up)?|in pieces|in repair|at the repair shop|being repaired|beyond repair|black screen|ruined|wrecked|spider ?web|splintered|swelled up|exchanged|swapped out|come back to life|explod\w+|blew up|caught fire|melted|stopped working|gave up|packed up|conked out|don't respond|doesn't respond|unresponsive|crack|kicked the bucket|no longer (?:works|charges|starts)|won't charge|under (?:a|the) (?:bus|car|truck|train|tractor|forklift))\b`;
const LOSE = String.raw`(?:lost|lose|loses|losing|misplaced|mislaid|(?:can't|cannot|cant|can not|couldn't|could not|unable to) (?:find|locate))`;
const STOLEN = String.raw`(?<!\b(?:not|n't|wasn't|never|nobody|isn't) (?:been |was )?)\b(?:stolen|stole(?= (?:\S+ ){0,3}${PHONE})|steal|thefts?|robbed|robbery|robbers?|mugged|muggers?|pickpocket\w*|burgl\w*|thief|thieves)\b`;
/** "They have a new phone" is what people say of one colleague: only what a thief does tells of one. */
const TAKE = String.raw`\b(?:(?:someone|somebody|they|thief|thieves|a guy|some guy|kids?|people|robbers?)\b ${upTo(3)}(?:took|grabbed|snatched|nicked|pinched|swiped|lifted|made off with|ran (?:off|away) with|legged it with|walked off with|run off with|bolted with|scarpered with|relieved)\b|(?:someone|somebody|thief|thieves|a guy|some guy|robbers?)\b ${upTo(3)}(?:got|has|have)(?= (?:my|her|his|their)\b))`;
const TAKEN = String.raw`(?:was|were|been|got|is|are|had)? ?${upTo(1)}(?:taken|snatched|nicked|pinched|swiped|lifted|grabbed)\b`;

export const ENGLISH: Phrases = {
  symptoms: {
    stolen_phone: anyOf(
      `${STOLEN}${SOON}\\b${PHONE}`,
      `\\b${PHONE}${SOON}${STOLEN}`,
      `${TAKE} ${upTo(4)}${PHONE}`,
      `\\b${PHONE}${NEAR}${TAKEN}`,
      String.raw`\b(?:bag|handbag|purse|backpack|rucksack|jacket|car|locker|coat)\b${NEAR}\b(?:snatched|stolen|taken|broken into|nicked|pinched|forced)\b${SOON}\b${PHONE}|\b${PHONE}${SOON}\b(?:bag|handbag|purse|backpack|rucksack|jacket|car|locker|coat)\b${NEAR}\b(?:snatched|stolen|broken into|nicked|pinched|forced)`,
      String.raw`\b(?:ripped|snatched|taken|took|pulled|grabbed|torn|lifted|fished)\b${NEAR}\b${PHONE}${NEAR}\bout of (?:my|her|his)\b|\b${PHONE}${NEAR}\b(?:ripped|snatched|taken|pulled|grabbed|torn|lifted|fished) ${upTo(1)}out of (?:my|her|his)\b|\b(?:held up|knife ?point|gun ?point|police report|pocketed|ripped)\b${SOON}\b${PHONE}|\b${PHONE}${SOON}\b(?:held up|knife ?point|gun ?point|police report)\b`,
      String.raw`\b(?:break-?in|broken into|broke into|broke in)\b${SOON}\b${PHONE}`,
    ),
    lost_passkey: anyOf(
      String.raw`\b(?:${LOSE}|left|forg(?:o|e)t(?:ten)?|broke|broken|dead|smashed|stolen|stole|nicked|pinched|took|dropped|snapped|ate|chewed)\b${NEAR}\b${PASSKEY}`,
      String.raw`\b${PASSKEY}${NEAR}\b(?:lost|down the (?:drain|toilet|loo|sink)|with the police|broken?|dead|died|misplaced|wash(?:ed|ing)|fell|left|stolen|snapped|bent|destroyed|defective|damaged|run over|disappeared|vanished|(?:stays|led|light) ${upTo(2)}(?:dark|off)|(?:isn't|not|no longer|stopped) (?:working|recogni[sz]ed|detected)(?! on))\b`,
      String.raw`\b${PASSKEY} (?:(?:is|was|has|got|went|on it) ){0,2}(?:gone|missing)\b(?!.{0,80}\b(?:new|switch|chang))`,
      String.raw`\b(?:stolen|pinched|nicked|lost|keyring|key ?chain)\b${SOON}\b${PASSKEY} (?:was|is) (?:on|in|with)\b`,
    ),
    passkey_not_on_new_phone: anyOf(
      String.raw`\b${PASSKEY}${NEAR}\b(?:new|other|another|different|replacement|old|sync\w*|transfer\w*|move\w*|carr\w+|follow\w*|c[ao]me (?:over|along|with)|restor\w+|migrat\w+|copied|copy)\b`,
      String.raw`\b(?:new|another|different|replacement|changed|upgraded|switched|moved)\b${SOON}\b${PASSKEY}`,
      String.raw`\bno (?:such |saved )?${PASSKEY}|\b${PASSKEY} ${upTo(2)}(?:isn't|is not|not|aren't|wasn't) (?:there|available|found|on|here)`,
      String.raw`\b${PASSKEY}${NEAR}\bdo(?:n't|es not|esn't) have\b`,
    ),
    stuck_at_passkey_set_up: anyOf(
      String.raw`\b(?:set(?:s|ting)? ?up|register\w*|creat(?:e|es|ing|ion)|add(?:s|ing)?|enrol\w*|registration|forc\w+|requir\w*|insist\w*|demand\w*|nag\w*|make|making|mandatory|compulsory)\b${NEAR}\b${PASSKEY}`,
      String.raw`\b${PASSKEY}${NEAR}\b(?:set[- ]?up|registration|regist\w+|creation|creat\w+|enrol\w*|required|mandatory|skip|wizard|saving)\b`,
    ),
    lost_phone: anyOf(
      String.raw`\b(?:${LOSE}|left(?: behind)?|forgot|forgotten|forget|looking for|searching for|hunting for)[:,]? ${upTo(4)}${PHONE}|\b${PHONE}(?:'?s)?\b${NEAR}\b(?:not with me|somewhere between|not on me)\b|\b${PHONE}(?:'s| is) (?:still )?(?:in|at) (?:the|my) (?:office|car|locker|desk|hotel)\b|\b${PHONE} (?:is )?awol\b|\b(?:no (?:idea|clue)|don't know|not sure|who knows|wonder(?:ing)?) where ${upTo(3)}${PHONE}`,
      String.raw`\b${PHONE}(?:'s|s)? (?:(?:is|was|has|got|went|seems|must be|might be|been|still|just|simply|with ${upTo(5)}) ?){0,3}(?:lost(?! (?:its|all|the|signal|connection|power|every|data))|missing|mislaid|misplaced|gone|vanished|disappeared|left|forgotten|at home|at ${upTo(2)}(?:house|place|flat|hotel)|in ${upTo(2)}(?:taxi|cab|bus|train|tram|car|lost)|at the bottom)\b|\b(?:has|have|having|got) no ${PHONE}(?! (?:number|signal))`,
      String.raw`\b${PHONE}${NEAR}\b(?:fell|slipped|dropped|fallen) (?:out\b|from|through|overboard|between)|\b${PHONE}${NEAR}\b(?:last seen|gone for good)\b|\blay (?:my|her|his) hands on ${upTo(2)}${PHONE}|\b(?:dropped|threw|lost) ${upTo(3)}${PHONE} ${upTo(2)}(?:somewhere|off|overboard|from|in the (?:sea|lake|river|woods|snow))\b`,
      String.raw`\bleft (?:it|${upTo(3)}${PHONE}) (?:on|in|at|behind)\b`,
      String.raw`\b(?:no longer|doesn't|does not|don't|do not|hasn't|haven't) (?:\S+ )?(?:have|has|having|got) ${upTo(2)}(?:her|his|their|the|my|a) ${PHONE}(?! number)|\bwithout (?:her|his|their|my) ${PHONE}`,
    ),
    new_phone: anyOf(
      String.raw`\b${NEW} ${upTo(3)}(?:${PHONE}|(?<!qr code )number\b)`,
      String.raw`\b(?:chang(?:ed|ing)|switch(?:ed|ing)|upgrad(?:ed|ing)|replaced|swapped|traded in|moved to|migrated) ${upTo(4)}(?:${PHONE}(?! system)|numbers?\b)`,
      String.raw`\bfrom (?:an? )?(?:android|samsung|i-?phone|pixel|huawei)\b${NEAR}\bto (?:an? )?(?:android|samsung|i-?phone|pixel)`,
      String.raw`\b(?:broke|dropped|smashed|bricked|cracked|drowned|killed|destroyed|ruined|broken|dead|fried|shattered|crushed|soaked|chewed(?: up)?|ate|ran over) ${upTo(3)}${PHONE}`,
      String.raw`\b${PHONE}${NEAR}\b${BROKEN}|\b${PHONE}${SOON}\bin (?:about |a |many |lots of |\w+ )?(?:\w+ )?(?:pieces|bits)\b`,
      String.raw`\b${PHONE}${NEAR}\b(?:fell|went|dropped|swim\w*|lying|ended up) ${upTo(2)}(?:in|into|to|under|off)\b`,
      String.raw`\b${PHONE}${NEAR}\b(?:won't|wont|will not|doesn't|does not|doesnt|can't|no longer|never|refuses to) ${upTo(1)}(?:(?:turn|switch|power|start|boot|charge)(?:s|ing)?|comes? on)\b`,
      String.raw`\b(?:screen|display)(?: of ${upTo(2)}${PHONE})? ${upTo(2)}${BROKEN}${SOON}\b(?:${PHONE}|approv\w+|confirm\w*|authenticator|mfa|sign|log)`,
      String.raw`\b(?:old|previous|former) ${upTo(2)}${PHONE}${NEAR}\b(?:sold|returned|gave|given|recycled|traded|gone|handed|back to|bin|scrap\w*|destroyed|disposed|sent)\b`,
      String.raw`\bold one\b${NEAR}\b(?:gave|given|sold|traded|returned|gone)\b|\b(?:spilled|poured|spilt)\b${NEAR}\b${PHONE}|\b(?:lent|loaned) (?:me|her|him|us)\b${NEAR}\b${PHONE}|\bbought ${upTo(3)}${PHONE}|\bborrowed ${upTo(1)}${PHONE}|\b(?:crack|cracks)\b${NEAR}\bscreen\b|\bunder warranty\b`,
      String.raw`\b(?:sold|returned|gave back|traded in|handed (?:in|back)|recycled|sent back|got rid of) ${upTo(4)}${PHONE}`,
      String.raw`\bgot (?:an? |the |his |her )?(?:new |latest )?(?:i-?phone|samsung|pixel|android)\b`,
      String.raw`\b(?:gave|given|issued|handed) (?:me|her|him|us) (?:an? )?(?:i-?phone|samsung|pixel|android|galaxy)\b|\bstill (?:\S+ )?on (?:the|my|her|his) (?:i-?phone|samsung|pixel|android|old)\b|\bold (?:number|device)\b|\b(?:go|goes|going|sent|sends) to (?:the|my|her|his) old\b|\bnumber (?:has )?(?:changed|is new)\b|\bto the replacement\b`,
    ),
    shared_phone_qr: anyOf(
      String.raw`\b(?:shared|common|communal|pooled|frontline|front-line|store|shop|shop floor|warehouse|kiosk|shift|ward|floor|handheld|laminated|printed)\b${SOON}\b(?:qr|badge code)\b${SOON}\b(?:pin|badge|card|code|scan\w*)\b`,
      String.raw`\bqr\b${SOON}\b(?:pins?|badges?|frontline|front-line|shared|lanyard|kiosk|store|shop|ward|warehouse)\b`,
      String.raw`\b(?:we all|all of us|everybody|everyone) (?:uses?|shares?) ${upTo(2)}${PHONE}|\b(?:badges?|pin|lanyard)\b${NEAR}\bqr\b|\b(?:ward|shared|common|store|shop|shift|warehouse|kiosk|nurse)\b${SOON}\bbadge\b${SOON}\bpin\b|\bbadge code\b${SOON}\bpin\b`,
    ),
    where_is_my_qr_code: anyOf(
      String.raw`\bqr\b|\bqr-?codes?\b|\bbar ?codes?\b|\b(?:square|picture|pattern|image)\b${NEAR}\bscan\b|\bscan\b${NEAR}\bsquare\b`,
    ),
    app_signed_out_or_reinstalled: anyOf(
      String.raw`\bre-?install|\bun-?install|\bdeinstall|\binstall(?:ed|ing) ${upTo(4)}(?:again|anew|fresh|once more)\b|\bfreshly installed`,
      String.raw`\b(?:signed|logged|logs|signs|kicked|threw|thrown|booted|kicks|throws) ${upTo(3)}(?:out|off) ${upTo(1)}(?:of|in|from|by) ${upTo(3)}${APP}`,
      String.raw`\b(?:deleted|removed|(?<!\b(?:pls|please|you|to|kindly|and|can|could|must|should|just) |^)reset|wiped|erased|cleared|lost|deletes|offloaded|cleaned) ${upTo(4)}${APP}`,
      String.raw`\b(?:deleted|removed|lost|wiped|erased) ${upTo(5)}(?:acc?ounts?|entry|entries) ${upTo(2)}(?:from|in|on|off) ${upTo(3)}${APP}`,
      String.raw`\b${APP} ${upTo(4)}(?:signed (?:\S+ )?out|logged (?:\S+ )?(?:out|off)|kicked|threw|deleted|removed|reset itself|was reset|wiped|gone|empty|blank|vanished|disappeared|lost (?:all|my|her|his|every|the)|(?:shows|has|lists) (?:nothing|no acc?ounts?))\b`,
      String.raw`\b${PHONE}${NEAR}\b(?:factory|wiped|formatted|hard reset|reset)\b|\bfactory (?:reset|settings)|\b(?:reset|wiped|formatted|restored) ${upTo(3)}${PHONE}`,
      String.raw`\b(?:sign|log|get)(?:ing|ged)? ?(?:back )?(?:in|into|on)${NEAR}\b${APP}${NEAR}\b(?:needs?|wants?|asks?|requires?)\b${NEAR}\bcode`,
      String.raw`\bcode\b${NEAR}\b(?:to|before) ${upTo(3)}(?:sign|log|get) ?(?:in|into|on)? ?${upTo(2)}${APP}`,
      String.raw`\b${APP}${NEAR}(?<!n't |not |never )\b(?:asks?|wants?|needs?|asking) ${upTo(4)}(?:approv\w+|code|verif\w+|log ?in|sign ?in|add an account)\b`,
      String.raw`\bget into ${upTo(2)}${APP}|\b(?:log|sign) ?in ?to ${upTo(3)}authenticator`,
      String.raw`\bno accounts?\b${NEAR}\b${APP}|\b${APP}${NEAR}\b(?:no accounts?|accounts? ${upTo(3)}(?:gone|missing|vanished|disappeared))\b`,
      String.raw`\b(?:all )?(?:my |her |his )?accounts (?:are |were )?(?:gone|missing)\b|\bentries in authenticator\b|\baccounts? (?:has |have )?(?:vanished|disappeared|gone|missing) from\b|\b(?:0|zero) accounts\b|\bblank slate\b|\b(?:entries|accounts|logins)\b${NEAR}\b(?:history|wiped|vanished|evaporated|lost)\b|\bremove account\b|\b(?:from|at) (?:zero|scratch)\b|\bnothing (?:inside|in it|in there)\b`,
      String.raw`\b(?:log|sign)(?:ging|ing)? ?in (?:wants|needs|asks for|requires) ${upTo(3)}${APP}|\bservice cent(?:er|re) reset\b`,
      String.raw`\bchicken[- ]and[- ]egg|\bcatch-? ?22|\bvicious circle|\bhen and (?:the )?egg`,
    ),
    too_many_attempts: anyOf(
      String.raw`(?<!redirected (?:you )?)\btoo (?:many|often)\b(?! (?:\S+ )?(?:redirects?|push|prompts?|notif|pop|requests? on|people|apps?|accounts?|meetings?))`,
      String.raw`\btry (?:again )?(?:later|in (?:\d+|a|an|five|ten))\b|\bin (?:the )?time-?out\b|\bfat[- ]?fingered\b|\bcome back later|\b(?:temporarily|temporary) (?:blocked|locked|block|lock)|\b(?:hit|reached|exceeded|over) ${upTo(1)}(?:the|our|a|its|some|your|their)? ?(?:\S+ )?(?:limit|number of|maximum)\b|\bmaximum number\b|\battempts? (?:exceeded|limit)|\blimit (?:was |is |has been )?(?:reached|exceeded|hit)|\b(?:1\dth|2\d(?:th|st|nd|rd)|tenth|twelfth|fifteenth|twentieth|umpteenth|hundredth) (?:\S+ )?(?:try|attempt|time|code)|\b(?:hammering|accept any more|too many failed)`,
      String.raw`\b(?:[1-9]\d|\d{3}|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|hundreds of|dozens?(?: of)?|countless|umpteen|a million) (?:\S+ )?(?:times|attempts|tries|goes|codes|texts|calls|sms)\b`,
      String.raw`\b(?:can't|cannot|won't|couldn't) send ${upTo(2)}(?:any )?more codes|\b(?:so often|so many times|kept trying) ${upTo(4)}${SOON}\b(?:block|lock|wait)`,
      String.raw`\b(?:blocked|locked) (?:\S+ )?(?:for|after|because)\b${NEAR}\b(?:tries|attempts|times|minutes|hours?|while|now)\b|\bwait (?:a|an|some) (?:while|hour|few)`,
    ),
    asked_to_set_up: anyOf(
      String.raw`\b(?:additional|further|extra|needs? more|requires? more) (?:security )?info(?:rmation)?\b|\b(?:extra|additional|more|further) (?:security )?details\b(?!:)(?! mfa)|\bmore information (?:is )?(?:required|needed)|\b(?:wants?|asks? (?:me |her |him )?for|demands?) (?:\S+ )?more info\w*|\bkeep (?:your|my|her|his|the|ur) account (?:secure|safe)|\baction required|\bgetting the app\b|\bneeds more info|\bdays left to\b|\b(?:help us )?protect (?:your|my|her|his) account|\b(?:add|register|set up) (?:a |another )?(?:second|another|backup|additional|new) (?:sign-in |security |verification )?method\b`,
      String.raw`\b(?:asks?|asked|asking|wants?|told|tells|prompt(?:s|ed)|forc\w+|has to|have to|needs? to|must|requires?|required|why|keeps asking) ${upTo(5)}(?:to )?(?:set(?:ting)? (?:\S+ )?up|re-?register|register|enrol\w*|install)\b`,
      String.raw`\b(?:set ?up|registration|register|enrol+ment) (?:page|screen|wizard)\b|\bmfa (?:set ?up|registration|enrol+ment)\b|\badd an? (?:phone number|number|method|phone) to (?:my|her|his|your) security\b|\bset(?:ting)? up (?:my |the )?(?:mfa|security info|multi-?factor|two-?factor|2fa)|(?<!\b(?:please |pls |re-|re|you ))\bregister (?:for )?(?:mfa|multi-?factor|two-?factor|2fa)`,
    ),
    text_or_call_never_arrives: anyOf(
      `${NOT}${NEAR}${TEXT}`,
      `${TEXT}${SOON}${NOT}`,
      String.raw`\bcodes? ${upTo(3)}${BY_TEXT}${NEAR}${NOT}|${NOT}${NEAR}\bcodes? ${upTo(3)}${BY_TEXT}`,
      String.raw`\b(?:waiting|waits|waited) ${upTo(3)}(?:for )?${upTo(2)}(?:sms|text|call)\b`,
      String.raw`\btexted (?:your|my|her|his|the)\b${SOON}${NOT}|${NOT}${SOON}\be-?mail with the code`,
      String.raw`\b(?:phone|mobile|line|landline|extension|it)\b${NEAR}${NOT} ${upTo(1)}ring(?:s|ing)?\b|\bno (?:ring|missed call|phone call)\b|\b(?:texts?|sms|calls?)\b${NEAR}\bgo(?:es)? to\b`,
      String.raw`\bpress(?:ed)? (?:the )?(?:#|hash|pound)|\bhangs? up\b|\btrouble (?:calling|texting|sending)|\btext \+\S+${SOON}(?:${NOT}|\bempty\b)|\b(?:no ?one|nobody|never|doesn't|isn't) (?:calls|call|calling) ?(?:me|her|him)?\b|\be-?mail\b${NEAR}\bcode${NEAR}${NOT}`,
    ),
    push_never_arrives: anyOf(
      `${NOT}${NEAR}${PUSH}`,
      `${PUSH}${NEAR}${NOT}`,
      String.raw`\bdidn't hear from you|\bsen(?:ds?|t|ding) ${NEAR}\b${APP}${NEAR}${NOT}`,
      String.raw`\bnothing\b ${upTo(5)}(?:phone|mobile|i-?phone|app|authenticator|handset)\b|\b(?:phone|mobile|app|authenticator|handset|watch|my end)\b${NEAR}\b(?:nothing|zilch|nada|crickets)\b`,
      String.raw`\b(?:phone|mobile|app|authenticator|watch)\b${NEAR}(?:\b(?:stays?|remains?|is|keeps) (?:silent|quiet|mute|dark|still)|\bdead (?:quiet|silent)|. since \S+, dead quiet)\b`,
      String.raw`\b(?:phone|mobile|app|authenticator)\b ${upTo(3)}${NOT} ${upTo(1)}(?:ask(?:s|ing)?|buzz\w*|ping\w*|vibrat\w*|react\w*|respond\w*|prompt\w*|pop\w*|notif\w*|alert\w*|wak\w+|beep\w*|light\w*)\b(?! (?:for|about) (?:a |the )?(?:code|password|account))|\b(?:phone|app|authenticator)\b ${upTo(2)}(?:never|doesn't|does not|won't|not) (?:\S+ )?(?:bring|show|open|display|offer|get|come)\w* ${upTo(3)}(?:box|field|window|anything|up|request|question|number)\b(?!${NEAR}code)|\bbefore anything reaches\b|\b${PHONE}${NEAR}\b(?:and|but)?[ .…]*silence\b`,
      String.raw`\b(?:number|two[- ]digit|\d\d)\b${SOON}(?:${NOT}|\bnowhere\b)${NEAR}\b(?:phone|app|enter|type|ask\w*)\b`,
      String.raw`\bapprove ${upTo(2)}(?:sign-?in|request)\b${SOON}\b(?:nothing|never|not|doesn't|didn't|empty)\b|${NOT}${NEAR}\bapprove (?:the )?sign-?in\b`,
      String.raw`\b(?:asks|ask) (?:me |her |him )?(?:yes or no|to approve)\b${NEAR}${NOT}|\bempty of requests\b|\byes\/no question\b${SOON}\b(?:never|not|doesn't|no)\b|\b(?:zero|no|0) requests\b|\b(?:phone|mobile|app|authenticator)\b ${upTo(2)}(?:stays|remains|is) (?:black|blank|dark|empty|dead)\b${NEAR}\bapprov|\bapprov\w+ (?:sign-?in )?request\b${SOON}\b(?:stays|remains) (?:black|blank|dark)\b|\bnothing (?:was |is |there )?(?:shown |there )?to approve\b`,
    ),
    forgot_password: anyOf(
      String.raw`\b(?:forg[eo]t\w*|lost|reset|resetting|remember|recall|wrong|incorrect|expired?|invalid|lapsed|(?:need|needs|get|want)(?: a)? new|(?:can't|cannot|need to|want to|how to|unable to|have to|must) change|(?:don't|dont|doesn't|not|no longer) know) ${upTo(4)}${PASSWORD}`,
      String.raw`\b${PASSWORD} ${upTo(4)}(?:expired|lapsed|expires|wrong|incorrect|forgotten|rejected|refused|resets?|doesn't work|not working|not accepted|isn't accepted|invalid|unknown|has to be changed)\b`,
      String.raw`\bsspr\b|\bwhat(?:'s| is|s| was) (?:my|her|his) ${PASSWORD}|\bblank(?:ed|ing)? on (?:my|her|his) ${PASSWORD}|\b${PASSWORD}${SOON}\b(?:don't|no longer|can't) (?:know|remember|recall) (?:it|what)\b|\b${PASSWORD}${SOON}\b(?:isn't|is not|not|won't|doesn't|wasn't) (?:\S+ ){0,2}(?:accept\w*|taking|take|recogni[sz]ed)\b|\b${PASSWORD}${NEAR}\b(?:ran out|run out)`,
    ),
    wrong_name: anyOf(
      String.raw`\b${ACCOUNT}\b ${upTo(5)}(?:doesn't exist|does not exist|doesnt exist|no longer exists?|not found|isn't found|couldn't be found|unknown|isn't known|not known|not recogni[sz]ed|isn't recogni[sz]ed|invalid|wasn't found|may be incorrect|might be incorrect|is incorrect|gone)\b`,
      String.raw`\b(?:couldn't|could not|can't|cannot|didn't|doesn't) find ${upTo(3)}${ACCOUNT}|\bno such ${ACCOUNT}|\bno (?:acc?ount|user) (?:\S+ )?(?:found|with|by)|\bsays? not found\b|\bcan't sign in here\b|\bunknown (?:user|acc?ount|name|login)`,
      String.raw`\b(?:doesn't|does not|don't|didn't) (?:recogni[sz]e|know) ${upTo(3)}(?:${ACCOUNT}|name)`,
      String.raw`\b(?:married|marriage|divorced?|since (?:her|my|his) wedding|(?:name|surname) (?:was |has |is )?changed|changed (?:my|her|his|their) (?:sur|last |family )?name|new (?:sur|last |family )?name|maiden name|renamed|(?:took|take|taking|have) (?:my|her|his) (?:husband|wife|partner)'s name)\b`,
      String.raw`\b(?:which|what|wrong|real|correct|right) (?:user ?name|sign-?in name|e-?mail|address|login|log-?in)\b|\balias\b`,
    ),
    sign_in_goes_round: anyOf(
      String.raw`\b(?:loop(?:s|ing|ed)?|go(?:es|ing)? (?:a)?round|round and round|in circles|in a circle|endless(?:ly)?|forever|over and over|again and again|from the top|ping-?pong)\b`,
      String.raw`\b(?:keeps?|kept|constantly|always|repeatedly) (?:on )?(?:going|sending|taking|throwing|bringing|redirecting|returning|jumping|bouncing|reloading|refreshing|getting|asking|popping|prompting|landing|ending|wanting)\b|\bevery (?:\d+|few|couple of|ten|five|two) (?:secs?|seconds?|min\w*)`,
      String.raw`\b(?:blank|white|empty|black) (?:\S+ )?(?:page|screen|window|browser)\b|\babout:blank|\bpage (?:\S+ )?(?:hangs|freezes|reloads|refreshes|spins|stays|is blank|is white|won't load|never loads)|\bredirect\w*|\b(?:clear|delet|accept|block|enabl|allow|browser|third)\w*\b${NEAR}\bcookies?\b|\bcookies?\b${NEAR}\b(?:clear|delet|block|enabl|disabl)|\bspin(?:ning|ner|s)\b|\bstuck (?:on|at) (?:\S+ )?(?:'|")?please wait`,
      String.raw`\b(?:back|right back|returned?) (?:to|at) (?:the )?(?:start|beginning|sign-?in|log-?in|first|'?pick|account) ?(?:page|screen)?|\blogs me (?:out|in)\b${NEAR}\blogs me (?:in|out)\b|\b(approve|sign in|log in|pick an account|choose an account|enter my password)\b[^.!?]{1,60}\b\1\b|\bcomes (?:right |straight )?back\b|\bnever ends\b|\bagain\b.{0,12}\bagain\b|\bgoes back to\b|\basks again\b|\b(?:start|starts|starting|all) over\b|\bsquare one\b|\b(?:dumps?|throws?|kicks?|sends?|puts?|brings?|takes?) (?:me|her|him|us|you) (?:right |straight )?(?:back|on the first|to the first)|\bagain the (?:box|page|screen|window)`,
    ),
    app_shows_no_code: anyOf(
      `${NOT}${NEAR}${CODE}`,
      String.raw`${CODE} ${upTo(5)}${NOT}|${CODE}${NEAR}${NOT} (?:\S+ )?(?:have|show|give|display|exist|appear|work|accept|come|arriv)\w*`,
      String.raw`\bone-?time (?:password|code|passcode)\b|\b(?:six|6)[- ](?:digits?|figures?|numbers?)\b|\bthat didn't work\b|\benter (?:the |a )?code\b${SOON}\b(?:none|no code|from where|nothing)\b|\b(?:rotating|changing) number\b`,
      String.raw`${CODE}${NEAR}\b(?:wrong|invalid|rejected|refused|incorrect|expired)\b|\b(?:where|which|what)\b${NEAR}${CODE}`,
    ),
  },
  together: {
    lost_passkey: [
      anyOf(String.raw`\b${PASSKEY}`),
      anyOf(String.raw`\b(?:lost|gone|broken?|fried|dead|stolen|drowned|destroyed|bent|snapped)\b`),
    ],
    stolen_phone: [
      anyOf(String.raw`\b${PHONE}`),
      anyOf(String.raw`\b(?:grabbed|snatched|moped|thieves|thief|robbed|stolen)\b`),
    ],
    stuck_at_passkey_set_up: [
      anyOf(String.raw`\b${PASSKEY}`),
      anyOf(String.raw`\b(?:couldn't|fails?|error|skip|not now|insists?|saved|finish|stuck)\b`),
    ],
    passkey_not_on_new_phone: [
      anyOf(String.raw`\b${PASSKEY}`),
      anyOf(String.raw`\b(?:new|swapped|switched|upgraded|replaced|stayed behind|changed)\b`),
    ],
    lost_phone: [
      anyOf(String.raw`\b${PHONE}`),
      anyOf(
        String.raw`\b(?:lost|last seen|missing|left|forgot|forgotten|vanished|disappeared|can't find|cannot find|not retrievable|mislaid|on the roof)\b`,
      ),
    ],
    new_phone: [
      anyOf(String.raw`\b${PHONE}`),
      anyOf(
        String.raw`\b(?:replacement|broken?|died|smashed|cracked|bricked|drowned|upgraded?|swapped|traded|recycl\w+|new one|old one|incident|accident)\b`,
      ),
    ],
    app_signed_out_or_reinstalled: [
      anyOf(String.raw`\b${APP}`),
      anyOf(
        String.raw`\b(?:empty|reinstall\w*|uninstall\w*|wiped|factory reset|no accounts?|offloaded|deleted|signed out of)\b`,
      ),
    ],
    text_or_call_never_arrives: [anyOf(TEXT), anyOf(NOT)],
    push_never_arrives: [
      anyOf(String.raw`\b(?:${APP}|approv\w+|${PHONE})`),
      anyOf(
        String.raw`\b(?:nothing|doesn't (?:react|respond|ask|come|show|appear|open|do)|does not (?:react|respond|ask|come|show|appear|open|do)|no (?:reaction|response)|won't (?:ask|open|react|show)|isn't (?:asking|reacting|responding))\b`,
      ),
    ],
    forgot_password: [
      anyOf(String.raw`\b${PASSWORD}`),
      anyOf(
        String.raw`\b(?:can't think of|forgot\w*|remember|expired|wrong|incorrect|slipped my mind|no idea|no clue|drew a blank|blank)\b`,
      ),
    ],
    wrong_name: [
      anyOf(String.raw`\b(?:address(?:es)?|e-?mail|user ?name|login)\b`),
      anyOf(
        String.raw`\b(?:neither|formerly|née|valid e-?mail|isn't accepted|not accepted|misspelt|misspelled|typo)\b`,
      ),
    ],
    app_shows_no_code: [
      anyOf(String.raw`${CODE}|(?<!error )\b(?:numbers?|figures?)\b`),
      anyOf(NOT, String.raw`\b(?:only|which|where)\b`),
    ],
  },
  harmless: anyOf(
    String.raw`\b(?:codes?|links?|e-?mails?) (?:goes|go|is sent|was sent|gets sent|are sent|are going|is going|sent) to ${upTo(3)}(?:hotmail|gmail|yahoo|outlook\.com|private|personal)(?: (?:address|account|mailbox|e-?mail))?`,
    String.raw`\b(?:wi-?fi|wlan|guest|door|alarm|zip|pdf|excel|printer|bank|safe) (?:password|code|pin)\b|\bpassword (?:policy|managers?)\b|\blocked out of (?:the|my|our) (?:car|building|house|flat|room|office|apartment|garage|locker|toilet)(?: park)?\b|\b(?:password|code|pin) (?:of|for|to) the (?:wi-?fi|wlan|guest|door|gate|alarm|coffee|safe|bike|garage|printer|meeting room|projector|zip)|\b(?:dress|zip|postal|promo|discount|source|area|country|colou?r) codes?\b`,
    String.raw`\b(?:helpdesk|help desk|service desk|support|it|they) (?:just )?(?:called|rang|phoned) (?:me|us|her|him) back\b|(?<!\b(?:they|someone|somebody|who|has|have|got|been|was) (?:\S+ )?)\b(?:changed|moved|switched|ported|transferred) (?:my|her|his|our) (?:phone )?number to (?:a|my|the) (?:new|different) (?:e?-?sim|carrier|provider|contract)\b`,
    // Asked of somebody, and told of a helper.
    String.raw`\b(?:can|could|would|will|if|does|please|has|is there|need|ask) (?:please )?(?:someone|somebody|anyone|anybody)\b|\b(?:someone|somebody)(?: else)? ${upTo(3)}(?:help\w*|assist\w*|look|fix\w*|reset)\b`,
    // Other things that are approved, denied, hacked or given.
    String.raw`\b(?:approved|accepted|confirmed) (?:\S+ ){0,3}(?:leave|holidays?|vacation|budget|orders?|invoices?|expenses?|pull request|purchases?|timesheets?)\b`,
    String.raw`${upTo(5)}\b(?:denied|declined|refused|rejected|turned down) by (?:\S+ )?(?:purchas\w+|finance|hr|my boss|her boss|his boss|my manager|procurement|the shop|apple|accounting|management|insurance|controlling)`,
    String.raw`\baccess (?:is |was |has been |to \S+ )?denied\b|\b(?:permission|payment|leave|expenses?|holiday|vacation)s? (?:\S+ )?(?:is|was|were|got|has been)? ?(?:denied|declined|rejected|refused)\b`,
    String.raw`\bhacked ${upTo(5)}(?:to|into) (?:pieces|bits)|\bhacked (?:together|around|up)\b|\bfraud case in the news\b|\bhackathons?\b|\blife ?hacks?\b|\b(?:phishing|fraud|scam|cyber\w*) (?:\S+ ){0,3}(?:training|course|test|e-?learning|quiz|module|webinar|simulation)s?\b`,
    String.raw`\bnot (?:her|his|my|their|our) (?:fault|phone|first|job|day|week|account|mobile|device) (?:that|which|who)|\b(?:isn't|wasn't|not) (?:her|his|my|their) (?:fault|first|job|day|week)`,
    String.raw`\b(?:am|i'm|is|are|was) (?:already )?signed in (?:fine|ok|okay|already|correctly)\b`,
  ),
  writer: anyOf(
    String.raw`\bmyself\b|\bits? me,`,
    String.raw`\bi(?:'m|m| am| was| got| have been|'ve been) (?:\S+ )?(?:\S+ )?locked\b`,
    String.raw`\bi(?:'m|m| am) (?:unable|not able) to (?:sign|log|get)\b`,
    String.raw`\bi (?:can't|cant|cannot|can not|couldn't|could not|can no longer) (?:sign|log|get|access|use|approve|open|remember) ?(?:in|on|into|my|the app|anything)?\b`,
    String.raw`\block(?:s|ed) me out\b`,
    String.raw`\bi(?:'ve| have)? (?:just )?(?:lost|broke|changed|dropped|forgot|left|misplaced) my (?:\S+ )?${PHONE}`,
    String.raw`\bi(?:'ve| have)? (?:got |have )?a new ${PHONE}`,
    String.raw`\bmy (?:own )?(?:${PHONE}|authenticator|app|account) (?:was|is|has|doesn't|does not|won't|shows|died|broke)\b`,
  ),
  topic: anyOf(
    String.raw`\b(?:sign|log|get)(?:s|ged|ned|ning|ging|ting)?[- ]?(?:back )?(?:in|on|into|onto)\b(?! (?:the|a|an) (?:contract|card|form|birthday|list|sheet|bus|train|car)\b)`,
    String.raw`\b(?:log-?ins?|lock(?:ed)? ?out|locked|lockout|logon|mfa|2fa|two-?(?:factor|step)|multi-?factor|authenticator|authentication|password|passcode|verification|sign-?ins?|passkeys?|no access|re-?register|error (?:number|code)|two-? ?factor|second factor|authenticate|unlock (?:\p{L}+|her|his|my|the account))\b|\b(?:can't|cannot|cant|unable to|couldn't|nothing to) (?:approve|confirm|validate|verify)\b|\bsecurity (?:details|info)\b|\b(?:approve|approval|approvals)\b${SOON}\b(?:phone|outlook|teams|mail|laptop|login)\b|\b(?:outlook|teams|laptop)\b${SOON}\bapprov\w+|\b(?:can't|cannot|cant|couldn't|unable to) (?:access|open|get to|reach) (?:anything|everything|(?:her |his |my |their )?(?:work |company )?(?:mails?|e-?mails?|outlook|teams|accounts?))\b`,
    String.raw`\baccess\b${NEAR}\b(?:account|mail|e-?mail|outlook|teams|laptop|back)\b|\baccount\b${NEAR}\b(?:locked|blocked|reset|access|error|problem)|\b(?:locked|blocked|reset)\b${NEAR}\baccount\b|\b(?:my|her|his|their|your|this|work) account\b`,
  ),
  elsewhere: anyOf(
    String.raw`\b(?:purchasing|procurement|canteen|cafeteria|menu|lunch|printer|coffee|umbrella|meeting room|projector|parking|holiday request|vacation request|expenses?|invoices?|training|newsletter|folder|read rights|dark mode|monitor|fridge|kitchen|compiles?|repo|pull request|merge|unit tests?|business trip|news)\b`,
    String.raw`\b(?:order|buy|purchase|request|apply for|get me|entitled to|choose|could i get|can i (?:get|have|order)|want)\b ${upTo(3)}(?:phone|mobile|i-?phone|monitor|screen|laptop|headset)\b`,
    String.raw`\b(?:phone|mobile) (?:order|request|contract|purchase|in (?:the )?meeting room)`,
  ),
};
