import { anyGerman, NEAR, SOON, upTo } from '../symptom-words/phrase.ts';
import type { Signs } from './sign.ts';

const PROMPT = String.raw`(?:\w*anfragen?|\w*anforderung(?:en)?|push\w*|mitteilung\w*|\w*benachrichtigung\w*|anmeldeversuch\w*|anmeldung(?:en)?|anmelde\w*|mfa\w*|bestätigung\w*|bestätigungs\w*|prompts?|genehmigung\w*|freigabe\w*|popups?|meldung(?:en)?|authenticator\w*)`;
const SECRET = String.raw`(?:\w*codes?|\w*passwort\w*|kennwort\w*|zahl|zahlen|nummern?|ziffern|pin|zugangsdaten|anmeldedaten|login-?daten|einmalkennwort\w*|tan)`;
const TOLD = String.raw`(?:durchgegeben|weitergegeben|gegeben|verraten|vorgelesen|genannt|mitgeteilt|diktiert|rausgegeben|herausgegeben|geschickt|gesagt|weitergeleitet|gesendet|übermittelt|preisgegeben|durchgesagt|überlassen)`;
const STRANGER = String.raw`(?:jemand\w*|irgendwer|irgendjemand|irgendein\w*|ein fremder|fremde[rn]?|unbekannte[rn]?|ein anderer|andere leute|leute|dritte|ein mann|eine frau|ein herr|eine dame|ein typ|ein anrufer|anrufer\w*|einer|wer anders|sonst wer|betrüger\w*)`;
const FAMILIAR = String.raw`(?:ex-?\w*|exfreund\w*|exmann|exfrau|mitbewohner\w*|mann|frau|freund\w*|bruder|schwester|nachbar\w*|sohn|tochter|partner\w*|ehemalige\w*|früher\w* kolleg\w*|kind(?:er)?)`;
const HELPDESK = String.raw`(?:support\w*|helpdesk\w*|it|it-?\w+|microsoft\w*|bank|techniker\w*|hotline|chef\w*|vorgesetzt\w*|geschäftsführ\w*|kolleg\w*|administrator\w*|admin|telekom|provider)`;
const PLACE = String.raw`(?:russland|china|nigeria|dem ausland|ausland|nordkorea|korea|einem (?:\S+ )?land|einer (?:\S+ )?stadt|einem (?:\S+ )?ort|brasilien|vietnam|rumänien|bulgarien|der türkei|iran|indien|ukraine|lagos|moskau|peking|thailand|mexiko|afrika|asien|übersee)`;
const FAKE = String.raw`(?:gefälscht\w*|fake|komisch\w*|seltsam\w*|merkwürdig\w*|falsche\w*|verdächtig\w*|dubios\w*|unseriös\w*|nachgemacht\w*|betrügerisch\w*|nicht (?:unsere|von uns|echt|die echte|von microsoft|die richtige)|sah (?:\S+ )?(?:aus|echt)|aussah|wirkte|wie (?:unsere|microsoft)|war sie (?:aber )?nicht|war'?s (?:aber )?nicht)`;
const THING = String.raw`(?:handy|telefon|gerät|smartphone|nummer|rufnummer|methode|authenticator|eintrag|iphone|samsung|sitzung|anmeldung(?:en)?|konto)`;

export const GERMAN_SIGNS: Signs = {
  denied: anyGerman(
    String.raw`\b(?:anmeldeversuch|anmeldung|anfrage|versuch)\w*\b${NEAR}\b(?:blockiert|geblockt|unterbunden)\b(?!${NEAR}\bvon der app)`,
    String.raw`\b(?:nein|nicht ich) (?:genommen|gewählt|gesagt|ausgewählt|geantwortet)\b|\b(?:anfrage|anforderung|anmeldung|push\w*|mitteilung|meldung)\b${SOON}\b(?:abgebrochen|weggeklickt|geschlossen|ignoriert)\b`,
    String.raw`(?<!\b(?:\w*codes?|pin|nummer|passwort|kennwort|antrag|urlaub\w*|ausweis|karte|ziffern)\b (?:[^\s,.]+ ){0,4})\b(?:abgelehnt|abgewiesen|verweigert|weggedrückt|abgeblockt|weggewischt|verneint|zurückgewiesen)\b`,
    String.raw`\blehn\w*${NEAR}\bab\b|\bablehn\w*|\b(?:auf|bei) ["'„“«]?(?:nein|nicht ich|verweigern|das war ich nicht)\b${NEAR}(?:gedrückt|getippt|geklickt|gedrueckt|gegangen|$)`,
    String.raw`\b(?:nein|"nein") (?:gedrückt|getippt|geklickt|gesagt|angetippt)\b|\bweggeklickt\b${NEAR}\b(?:weil|da|nichts|nicht)\b|\b(?:anfrage|bestätigung|anforderung|push\w*|prompt)\b${NEAR}\bweggeklickt`,
  ),
  unasked: anyGerman(
    String.raw`\b(?:bestätigung|genehmigung|zahl|anfrage)\b${NEAR}\bwährend\b|\bnichts gemacht und\b`,
    String.raw`\b(?:${PROMPT}|codes?|sms)\b${NEAR}\bjede nacht\b|\bjede nacht\b${NEAR}\b(?:${PROMPT}|codes?|sms)\b`,
    String.raw`\b(?:keiner|niemand)\b ${upTo(2)}(?:angefordert|angefragt|bestellt|ausgelöst|verlangt|beantragt)|\b(?:authenticator\w*|app|handy|telefon)\b${NEAR}\b(?:verrückt|durchgedreht|spinnt total|wahnsinnig|hört nicht auf)\b|\b(?:spielt\w*|dreht\w*) (?:\S+ )?(?:authenticator\w*|app|handy|telefon) (?:verrückt|durch)`,
    String.raw`\b(?:dauernd|ständig|lauter|dutzende|hunderte|unerwartet\w*|komische|seltsame|merkwürdige|fremde|plötzlich|nachts|massenhaft|unaufgefordert\w*|unangefordert\w*|pausenlos|laufend|am laufenden band|ununterbrochen|jede menge|haufenweise|mitten in der nacht)(?: \S+){0,4}? (?:push\w*|\w*anfragen?|\w*anforderungen|mitteilungen?|benachrichtigung\w*|anmelde\w*|mfa\w*|bestätigung\w*|prompts?|codes|sms|genehmigung\w*|freigabe\w*)(?! nicht| kommt nicht)`,
    String.raw`\b(?:zu viele|\d\d+|zwanzig|dreißig|vierzig|fünfzig)(?: \S+){0,3}? (?:push\w*|(?:genehmigungs|anmelde|bestätigungs|mfa-?)?anfragen|mitteilungen|benachrichtigungen|prompts|bestätigungen)\b`,
    String.raw`\b(?:${PROMPT}|codes?|sms|anruf\w*)\b${NEAR}\b(?:nicht|nie|nichts|nix|gar nicht|ohne) ${upTo(2)}(?:angefordert|angefragt|bestellt|ausgelöst|angestoßen|anmelde|angemeldet|selbst|gemacht|mache?|mach|zutun|beantragt|verlangt|veranlasst|gestartet|getan|tue|eingeloggt|dran|am (?:rechner|pc|laptop|computer))`,
    String.raw`\b(?:${PROMPT})\b${NEAR}\b(?:obwohl|dabei|während|aber|wobei|und)\b${NEAR}\b(?:(?:nicht|nichts|nix|nirgends) (?:\S+ )?(?:mach\w*|tu|tue|gemacht|getan|angemeldet|anmeld\w*|am (?:pc|rechner|laptop|computer)|im büro|arbeit\w*|dran|eingeloggt|online|versuch\w*|einlogg\w*|selbst)|schlaf\w*|geschlafen|im bett|im urlaub|frei hab\w*|im kino)\b`,
    String.raw`\b(?:poppt|ploppt|kommen|kommt|kriege?|bekomme?|erhalte|gehen|^) ?(?:\S+ )?(?:dauernd|ständig|laufend|pausenlos|immer wieder|nachts|ununterbrochen|andauernd)\b${NEAR}\b${PROMPT}`,
    String.raw`\b(?:${PROMPT}|codes?)\b${NEAR}\b(?:um (?:[1-5]|drei|vier|zwei) uhr (?:nachts|früh|morgens)|mitten in der nacht|nachts|in der nacht|die ganze nacht|nachts um \S+|um \S+ uhr nachts|aus dem nichts|im minutentakt|alle paar minuten)`,
  ),
  approved_by_mistake: anyGerman(
    String.raw`\b(?:bestätigt|genehmigt|zugestimmt)\b${SOON}\b(?:ruhe|aufhört|saß gar nicht|war gar nicht|gar nicht am)\b`,
    String.raw`\b(?:jemand anders|wer anders|ein anderer|jemand)\b${NEAR}\b(?:bestätigt|genehmigt|freigegeben|zugestimmt)\b`,
    String.raw`\b(?:bestätigt|genehmigt|getan|gemacht|gedrückt|eingegeben),? was (?:sie|er|die|der|man) (?:\S+ )?(?:wollte\w*|sagte\w*|verlangte\w*|meinte\w*)|\b(?:sohn|tochter|kind|mann|frau|freund\w*|kolleg\w*|bruder|schwester|mutter|vater)\b ${upTo(2)}(?:auf ["„“']?(?:ja|genehmigen|bestätigen|ok)["“”']? (?:gedrückt|getippt|geklickt)|bestätigt|genehmigt)`,
    String.raw`\bdachte\b${NEAR}\b(?:gehört so|normal|das sei|wäre ich|ist ok|das passt)\b${SOON}\b(?:bestätigt|genehmigt|zugestimmt|gedrückt)\b`,
    String.raw`\b(?:nachts|mitten in der nacht|um (?:eins|zwei|drei|vier|fünf|[1-5]) uhr(?: nachts| früh| morgens)?|halbschlaf)\b.{0,250}\b(?:genehmig\w*|bestätigt|freigegeben|zugelassen|auf ["„“']?ja)\b`,
    String.raw`\b(?:nachts|mitten in der nacht|in der nacht)\b${NEAR}\b(?:genehmigt|bestätigt|freigegeben|zugelassen|angemeldet|eingeloggt)\b|\b(?:genehmigt|bestätigt|freigegeben|angemeldet)\b${SOON}\b(?:schlief|geschlafen|im bett)\b`,
    String.raw`\b(?:versehentlich|aus versehen|irrtümlich\w*|dummerweise|unbeabsichtigt|fälschlich\w*|im halbschlaf|im schlaf|reflexartig|gedankenlos|ohne nachzudenken|ohne zu (?:schauen|überlegen|lesen)|einfach)\b${NEAR}\b(?:bestätigt|genehmigt|zugestimmt|akzeptiert|freigegeben|erlaubt|auf ["'„“]?ja|ja gedrückt)`,
    String.raw`\b(?:bestätigt|genehmigt|zugestimmt|akzeptiert|freigegeben|erlaubt)\b${NEAR}\b(?:versehen\w*|nicht (?:ihre|seine|meine|von|angemeldet|selbst)|obwohl|damit (?:es|das) aufhört|ohne|halbschlaf|irrtum|gar nicht)`,
    String.raw`\bauf ["'„“]?(?:ja|genehmigen|zulassen|bestätigen|erlauben)["'“”]?\b${NEAR}\b(?:gedrückt|getippt|geklickt)\b|\b(?:gedrückt|getippt|geklickt)\b${NEAR}\b(?:ja|genehmigen|zulassen)\b${NEAR}\b(?:damit|obwohl|nachts|ruhe)`,
  ),
  given_away: anyGerman(
    String.raw`\bauf (?:was|etwas|irgendwas|so was|sowas) (?:\S+ )?geklickt\b|\bgeklickt\b${NEAR}\b(?:codes?|passwort|kennwort|daten|login)\b${NEAR}\b(?:eingegeben|eingetippt)|\b(?:eingetippt|eingegeben|gedrückt)\b${NEAR}\bam telefon (?:sagte|gesagt|genannt|durchgegeben)|\bam telefon (?:sagte|gesagt|genannt|durchgegeben)\w*\b|\b(?:mail|e-?mail|sms|nachricht)\b${SOON}\b(?:schritten|anweisungen|anleitung) gefolgt\b|\b(?:zugangsdaten|anmeldedaten|passwort|kennwort)\b${NEAR}\b(?:im internet|im netz|online|forum|öffentlich)\b|\bseite\b${NEAR}\b(?:doch nicht|nicht unsere|gar nicht unsere)\b`,
    String.raw`\b(?:qr-?code|qr)\b${NEAR}\b(?:mail|e-?mail|sms|brief|plakat)\b${NEAR}\b(?:gescannt|eingescannt|abfotografiert)\b|\b(?:gescannt)\b${NEAR}\bqr\S*\b${NEAR}\b(?:mail|e-?mail|sms)\b`,
    String.raw`\b${SECRET}\b ${upTo(2)}geantwortet\b|\bgeantwortet\b${NEAR}\b${SECRET}\b|\b(?:handy|telefon|smartphone)\b ${upTo(2)}(?:einem fremden|einer fremden|jemandem|einem unbekannten)\b${NEAR}\b(?:geliehen|gegeben|überlassen)`,
    String.raw`\b(?:dokument|datei|pdf|rechnung|vertrag|fax|sprachnachricht)\b${SOON}\b(?:anmelden|einloggen|anzumelden|angemeldet|eingeloggt)\b${SOON}\b(?:um (?:es|sie|ihn|das)|zu sehen|zu öffnen|zu lesen|seither|seitdem|danach)\b`,
    String.raw`\b${SECRET}\b${SOON}\b${TOLD}\b(?! bekommen)`,
    String.raw`\b(?:gab|gebe|habe? .{0,30}gegeben|sagte|verriet|nannte|las|schickte|diktierte|gegeben|gesagt|vorgelesen)\b${NEAR}\b(?:ihm|ihr|ihnen|denen|dem|der|einem|einer)\b${NEAR}\b${SECRET}\b`,
    String.raw`\b(?:ihm|ihr|ihnen|denen|dem mann|der frau|dem anrufer|dem support)\b${NEAR}\b${SECRET}\b${NEAR}\b${TOLD}|\b(?:bat|gebeten|bittet)\b${NEAR}\b${SECRET}\b${NEAR}\b(?:schick\w*|geben|sagen|nennen|mitzuteilen|senden)`,
    String.raw`\b(?:seite|webseite|website|homepage|formular|portal|maske|link)\b${SOON}\b${FAKE}|\b${FAKE}\b ${upTo(3)}(?:\w*seite|website|homepage|formular|portal|link|mail|e-?mail|anmeldemaske)\b`,
    String.raw`\b(?:link|anhang|mail|e-?mail|rechnung|dokument|sms)\b${SOON}\b(?:geklickt|geöffnet|angeklickt|draufgeklickt|drauf geklickt|gefolgt|angemeldet und|reingefallen|eingegeben|eingetippt|eingetragen)\b|\b(?:gefälschte|fake)\b`,
    String.raw`\b(?:geklickt|geöffnet)\b${NEAR}\b(?:link|anhang)\b|\b(?:anydesk|any desk|teamviewer|fernwartung|fernzugriff)\b${SOON}\b(?:anruf\w*|angerufen|support|passwort|installier\w*|zugriff|mann|frau)`,
    String.raw`\b(?:eingegeben|eingetippt|eingetragen|angemeldet|eingeloggt)\b${SOON}\b(?:war (?:wohl |aber |dann )?(?:fake|falsch|nicht|gefälscht|betrug))`,
  ),
  pretender: anyGerman(
    String.raw`\b(?:anruf|angerufen|rief|telefon)\b${SOON}\b(?:wollte|wollten|verlangte|brauchte) ${upTo(2)}(?:code|passwort|kennwort|ziffern|zahl|pin|nummer)\b`,
    String.raw`\b(?:office|microsoft|windows|it|telekom)-?\s?(?:support|hotline|hilfe)\b${SOON}\b(?:zahl|code|nummer|passwort|drücken|gesagt|vorgelesen|installier\w*|fernzugriff)\b`,
    String.raw`\b(?:wirklich|echt|tatsächlich) von (?:euch|ihnen|der it)\b${SOON}\b${SECRET}\b|\b(?:normal|ok|richtig|üblich)\b${SOON}\b(?:fragt|will|verlangt|wollte|braucht)\b${NEAR}\b${SECRET}\b|\bnormal\b${SOON}\b${SECRET}\b${NEAR}\b(?:fragt|will|verlangt|wissen)\b|\b(?:sms|mail|e-?mail|nachricht|support\w*|helpdesk|anrufer\w*) ${upTo(2)}(?:wollte|will|verlangt\w*|fragt\w*|braucht\w*|bat)\b ${upTo(3)}${SECRET}\b`,
    String.raw`\b(?:chef\w*|vorgesetzt\w*|geschäftsführ\w*|vorstand\w*|direktor\w*)\b${SOON}\b(?:neuen?|unbekannten?|fremden?|anderen?) (?:handy|telefon|mobil)?-?nummer\b`,
    String.raw`\b(?:angeblich\w*|vermeintlich\w*|sogenannte\w*|gab sich (?:als|für)|ausgegeben als|als ${upTo(3)}ausgegeben|behauptete|behauptet|sagte,? (?:er|sie) sei|meinte,? (?:er|sie) (?:sei|ist)|von wegen|ausgab)\b${SOON}\b${HELPDESK}\b`,
    String.raw`\b(?:angeblich\w*|vermeintlich\w*) (?:von|vom|aus|ein|eine|einer|der|die|support|helpdesk|it|microsoft|\w*mitarbeiter\w*|\w*techniker\w*|kolleg\w*|chef\w*)\b|\bausgegeben\b`,
    String.raw`\b${STRANGER}\b${NEAR}\b(?:angerufen|anruf\w*|rief|fragt\w*|wollte|gefragt|verlangt\w*|schrieb|geschrieben)\b${SOON}\b(?:code|passwort|kennwort|ziffern|zahl|pin|nummer|support|helpdesk|microsoft|konto|bestätig\w*|zugriff|mfa|bildschirm)`,
    String.raw`\b(?:mann|frau|herr|dame|typ|anrufer\w*|jemand) (?:vom|von der|von|aus der|aus dem) ${HELPDESK}\b(?! (?:kommt|geht|trifft|erreicht) )(?!${NEAR}\b(?:hat (?:mir )?geholfen|konnte nicht helfen))`,
    String.raw`\b(?:support|helpdesk|microsoft|it|hotline)\b ${upTo(2)}(?:hat |haben )?${upTo(3)}(?:angerufen|angeschrieben)\b|\brief ${upTo(3)}(?:support|helpdesk|microsoft|it)\b${NEAR}\ban\b`,
  ),
  known_to_others: anyGerman(
    String.raw`\bkonto (?:\S+ )?(?:übernommen|geklaut|gestohlen|gekapert)\b|\bjemand\b${NEAR}\bgelesen\b|\b(?:gestohlen|geklaut|verloren)\b${SOON}\bseitdem\b${NEAR}\banmeldungen\b`,
    String.raw`\b(?:konto|account|postfach) ${upTo(3)}(?:benutzt|genutzt|geöffnet|verwendet|missbraucht)\b|\banmeldungen\b ${upTo(3)}(?:nicht von mir|die ich nicht)\b|\bauthenticator\b${NEAR}\b(?:auch )?auf dem (?:handy|telefon) (?:meine|ihre|seine|von)\w*|\bnummer\b${NEAR}\bendet auf\b${NEAR}\b(?:meine|ihre|seine)\b|\bneues gerät\b${SOON}\bkein neues gerät\b`,
    String.raw`\bnichts zu tun\b|\b(?:verloren|gestohlen|geklaut)\w* (?:handy|telefon|gerät)\b${NEAR}\b(?:wurde|wird)\b${NEAR}\b(?:geöffnet|angemeldet|genutzt|benutzt|eingeloggt)\b|\bman (?:be)?nutzt mein\w*\b|\b(?:wurde|wurden) (?:\S+ ){0,2}(?:gelesen|geöffnet|verschickt|angemeldet|eingeloggt)\b|\b(?:anmeldung|login|zugriff)\b${NEAR}\bwar nicht \p{L}+|\bpostfach hat\b${NEAR}\bverschickt\b`,
    String.raw`\b(?:kontakte|kunden|kollegen|freunde|leute|alle)\b ${upTo(2)}(?:bekommen|kriegen|erhalten|bekamen|erhielten)\b ${upTo(3)}(?:mails?|e-?mails?|nachrichten|spam|links?) (?:\S+ )?von (?:mir|ihr|ihm)\b`,
    String.raw`\b(?:gefeuerte\w*|ehemalige\w*|frühere\w*|gekündigte\w*|entlassene\w*|alte[rn]?|ex-?) ?(?:\w*admin\w*|mitarbeiter\w*|kolleg\w*|dienstleister\w*|it-?ler\w*)\b${NEAR}\b(?:noch|zugang|zugriff|geändert|rein)\b|\b(?:protokoll|verlauf|historie|anmeldeprotokoll)\b${SOON}\b(?:da war|da saß|war ich|saß ich|schlief ich|obwohl)\b|\bliest\b ${upTo(2)}mit\b|\bmitliest\b`,
    String.raw`\b(?:war|ist|sind|waren|kam|kommt|geht) (?:an|in|auf) (?:mein\w*|ihr\w*|sein\w*) (?:konto|postfach|account|laptop|rechner|mails?|handy)\b(?! nicht)(?<!\b(?:ich|er|sie|nicht) (?:kam|kommt|geht|ist|war) (?:an|in|auf) \S+ \S+)`,
    String.raw`\b(?:konto|account|postfach) (?:von \p{L}+ )?(?:\S+ )?(?:verschickt|versendet|schickt|sendet|spammt)\b|\b(?:anfrage|anforderung|anmeldung|bestätigung)\b ${upTo(2)}(?:kam|kommt|stammt|war) ${upTo(2)}aus \p{L}+`,
    String.raw`\b${STRANGER}\b${NEAR}\b(?:versuch\w*|kennt|weiß|benutz\w*|nutzt|anzumelden|anmelden|eingeloggt|angemeldet|zugriff|einloggen|drin|rein|liest|mitliest|registriert|eingetragen|hinzugefügt|übernommen|reinzukommen|zugang|einzuloggen|geändert|passwort)\b`,
    String.raw`\b(?:mein\w*|ihr\w*|sein\w*|unser\w*|der|die|das) ${FAMILIAR}\b${NEAR}(?:\b(?:kennt|weiß|nutzt|benutzt|benutzte|kommt|geht|liest|loggt|meldet)\b${NEAR}|\b(?:hat|hatte) (?:\S+ ){0,3})\b(?:\w*passwort|pin|codes?|zugang|zugriff|laptop|postfach|mails)\b(?!${NEAR}(?:verloren|vergessen|zurückgesetzt|gelöscht))`,
    String.raw`\b(?:war|waren|bin|ist|sind) (?:das |es )?(?:aber |doch |gar |definitiv |sicher |wirklich |eindeutig )*nicht (?:ich|er|sie|von mir|von ihr|von ihm|wir)\b|\b(?:ich|sie|er|wir) (?:war|wars|war's|waren) (?:das |es )?(?:aber |gar |doch |definitiv )*nicht\b|\bnicht von (?:mir|ihr|ihm|uns)\b|\bdas war nicht\b|\b(?:war|bin) (?:ich|sie|er|wir) (?:aber |gar |doch |nie |dort |da )*nicht\b(?! (?:erreichbar|da\b|im|in|sicher|am|angemeldet|mehr))|\b(?:ist|war) (?:jetzt |da |schon )?(?:wer|jemand) (?:anders |fremdes )?drin\b|\blaut (?:protokoll|verlauf|historie)\b`,
    String.raw`\b(?:\w*anmeld\w*|angemeldet|anfragen?|log-?ins?|eingeloggt|push\w*|zugriff\w*|sign-?ins?|versuche?)\b${NEAR}\b(?:aus|von|in) (?:\S+ )?${PLACE}\b`,
    String.raw`\baus (?:\S+ )?${PLACE}\b${NEAR}\b(?:angemeldet|eingeloggt|anmeld\w*|zugegriffen|zugriff)`,
    String.raw`\b(?:mails?|e-?mails?|nachrichten|spam)\b${NEAR}\b(?:nicht|nie) (?:\S+ )?(?:geschrieben|schrieb|verschickt|gesendet|geschickt|von mir|von ihr|von ihm)\b|\b(?:konto|postfach) (?:\S+ )?(?:verschickt|versendet|schickt) (?:\S+ )?(?:spam|mails|e-?mails|nachrichten|komische)`,
    String.raw`\b(?:finder|dieb\w*)\b${SOON}\b(?:schreibt|verschickt|nutzt|benutzt|entsperrt|angemeldet)\b|\bin (?:meinem|ihrem|seinem) namen\b|\b(?:alle|jeder|halbe|ganze|halbes|ganzes) (?:\S+ )?(?:büro|abteilung|team|kolleg\w*|firma)?\b ?${upTo(2)}(?:kennt|kennen|weiß|wissen|hat|haben)\b ${upTo(2)}${SECRET}\b|\b(?:\w*passwort|kennwort|pin|code)\b ${upTo(2)}(?:kennt|kennen|weiß|wissen|haben)\b ${upTo(2)}(?:alle|jeder|halbe|das halbe|das ganze|die ganze|andere|jemand)`,
    String.raw`\b(?:kolleg\w*|chef\w*|freund\w*|praktikant\w*|azubi\w*|nachbar\w*|leute|andere)\b${NEAR}\b(?:mein\w*|ihr\w*|sein\w*) (?:passwort|kennwort|konto|zugang|login|pin|code)\b ${upTo(2)}(?:benutzt|verwendet|genutzt|benutzte|kennt|weiß|gesehen|angemeldet|eingeloggt)`,
  ),
  changed: anyGerman(
    String.raw`\b(?:ist|sind|steht|stehen|gibt es|taucht) (?:da )?ein\w*\b${NEAR}\bin (?:meinen|ihren|seinen) sicherheitsinfo\w*|\bunbekannte (?:app|anwendung)\b`,
    String.raw`\b(?:in|unter|bei) (?:meinen|ihren|seinen) (?:sicherheitsinfo\w*|anmeldemethoden|methoden|geräten)\b${NEAR}\b(?:steht|ist|sind|gibt es|taucht|erscheint)\b ${upTo(1)}ein`,
    String.raw`\b(?:überall|aus allem|aus allen \S+|von überall) (?:\S+ )?(?:ab|raus|ausgeloggt|rausgeflogen|abgemeldet|rausgeworfen|rausgeschmissen)\b|\b(?:flog|fliege|bin|wurde|ist|warf|geworfen) (?:\S+ ){0,3}überall (?:\S+ )?(?:raus|abgemeldet|ausgeloggt)?`,
    String.raw`\b(?:anmeldemethoden?|sicherheitsinfo\w*|methoden|geräteliste|geräten)\b${SOON}\b(?:nie|nicht) (?:\S+ )?(?:hatte|besessen|gehabt|habe|mein\w*|kenne)\b|\b(?:hatte|besaß|habe) (?:ich|sie|er) nie\b`,
    String.raw`\b(?:maus|mauszeiger|cursor)\b${NEAR}\b(?:von allein\w*|von selbst|bewegt\w*)`,
    String.raw`\b(?:postfach|weiterleitungs|posteingangs)-?regel\w*|\bregel\b${NEAR}\b(?:nicht (?:kenne|angelegt|erstellt|von mir)|unbekannt)|\b(?:mails|e-?mails|nachrichten) (?:fehlen|sind (?:weg|verschwunden|gelöscht))\b`,
    String.raw`\b(?:passwort|kennwort|methode\w*|nummer|sicherheitsinfo\w*|authenticator|einstellungen|regeln?|weiterleitung|gerät)\b${NEAR}\b(?:geändert|hinzugefügt|eingetragen|registriert|gelöscht|entfernt|ausgetauscht|verändert|zurückgesetzt)\b${NEAR}\b(?:nicht von|nicht ich|ohne|niemand|von (?:jemand\w*|fremden|unbekannt)|war'?s nicht|keiner)`,
    String.raw`\b(?:fremde[sr]?|unbekannte[sr]?|komische[sr]?|verdächtige[sr]?) (?:\S+ )?${THING}\b`,
    String.raw`\b${THING}\b${NEAR}\b(?:kenne ich nicht|kennt sie nicht|kennt er nicht|nicht kenn\w*|gehört (?:mir|ihr|ihm) nicht|nicht (?:meins|meine|mir|ihres|seins|das meine)|keinem? von uns)\b|\bnicht (?:mein|ihr|sein) (?:handy|telefon|gerät|authenticator)\b(?! (?:kaputt|das kaputt))`,
    String.raw`\b(?:ein )?(?:zweites|weiteres|anderes|zusätzliches) (?:gerät|handy|telefon|authenticator)\b${NEAR}\b(?:eingetragen|registriert|hinterlegt|hinzugefügt)\b`,
  ),
  number_taken: anyGerman(
    String.raw`\b(?:kein|ohne|kein \S+) (?:netz|empfang|signal)\b${SOON}\b(?:aktiv|anderen gerät|anderes gerät|neue\w* karte|neue\w* sim|karte ist)\b`,
    String.raw`\be?-?sim(?:-?karte)?\b${NEAR}\b(?:jemand\w*|geklont|kopiert|dupliziert|übernommen|nicht (?:ich|bestellt|von mir)|fremd\w*|ohne|gehackt|getauscht worden|unbekannt\w*|betrüger\w*|(?:neu )?bestellt(?: worden)?|(?:neu )?ausgestellt|freigeschaltet)\b|\b(?:plötzlich|auf einmal) kein (?:netz|empfang|signal)\b${SOON}\b(?:sim|nummer|vertrag|anbieter|hotline)|\b(?:jemand\w*|fremde\w*|unbekannte\w*)\b${NEAR}\be?-?sim\b|\bsim-?(?:swap\w*|tausch-?betrug|karten-?betrug)`,
    String.raw`\b(?:\w*nummer|vertrag)\b${NEAR}\b(?:auf einer (?:anderen|neuen|fremden) e?-?sim|portiert|übernommen|mitgenommen worden|umgezogen worden|gekapert|gestohlen|geklaut)\b`,
  ),
  named: anyGerman(
    String.raw`\b\w*betrug\w*|\b(?:gehackt|gehacked|hacker\w*|hackt|phishing\w*|phish\w*|gephisht|betrüger\w*|kompromittiert\w*|verdächtig\w*|schadsoftware|virus|viren|trojaner|malware|verschlüsselungstrojaner|angreifer\w*|einbruchsversuch|identitätsdieb\w*|gekapert|datenleck|geleakt|leak|darknet|reingefallen|hereingefallen|abgezockt|abzocke|reingelegt|hereingelegt|missbrauch\w*|unbefugt\w*|unberechtigt\w*|sicherheitsvorfall|erpress\w*|ausgespäht|abgefischt|geknackt)\b`,
    String.raw`\bungewöhnliche\w* (?:anmelde\w*|aktivität\w*|kontoaktivität\w*)`,
  ),
};
