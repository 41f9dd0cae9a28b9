import { anyGerman, NEAR, upTo } from '../../symptom-words/phrase.ts';
import type { SignsTogether } from '../sign.ts';

const PROMPT = String.raw`(?:\w*anmeldemeldung(?:en)?|\w*warnung(?:en)?|\w*anfragen?|\w*anforderung(?:en)?|push\w*|mitteilung\w*|\w*benachrichtigung\w*|\w*bestätigung(?:en)?|prompts?|genehmigung\w*|freigaben?|popups?|meldung(?:en)?|authenticator\w*|\w*codes?|sms|\w*anmeldung(?:en)?)`;
const RINGER = String.raw`(?:handy|telefon|smartphone|uhr|iphone)`;
const RINGS = String.raw`(?:brumm\w*|vibrier\w*|summ\w*|piept?|piepst?|leuchte\w*)`;
const CAME = String.raw`(?:hintereinander|nacheinander|spinnt|dreht durch|hört nicht auf|rappelt|ging los|geht los|stand da|stand|kam rein|brumm\w*|vibrier\w*|summ\w*|klingel\w*|piept?|piepst?|leuchte\w*|(?:p|pl)opp\w*|kommt|kommen|kamen|kam|kriegt?|kriege|krieg|bekomm\w*|bekam|gekriegt|erhalt\w*|erhielt|meldet\w*|aufgetaucht|taucht\w*|trudel\w*|reinkam\w*|erscheint|erschien|da war|da waren|aufgewacht|über nacht)`;
const DEVICE = String.raw`(?:laptop|rechner|pc|computer|notebook|mac|kiste)`;
const AWAY = String.raw`(?:draußen|(?:mit dem|beim) (?:hund|gassi\w*)|gassi|wandern|auf dem klo|schlief\w*|schlaf\w*|geschlafen|gepennt|pennen|im bett|(?:unter der|in der|beim) (?:dusche|duschen|badewanne|wanne)|beim (?:\S+ )?(?!(?:anmelden|einloggen|login|anmeldeversuch|versuch|einrichten|start|starten|öffnen|ersten|zweiten|bestätigen)\b)\p{L}+(?:en|ln|rn|sport|arzt|zahnarzt|friseur)\b|im (?:auto|kino|zug|bus|flieger|flugzeug|urlaub|fitnessstudio|supermarkt|garten|restaurant|meeting|schwimmbad|gym)|auf dem (?:sofa|fahrrad|rad|weg|spielplatz|sportplatz)|in der (?:u-?bahn|s-?bahn|straßenbahn|kantine|mittagspause|sauna)|am (?:strand|see|kochen|essen|joggen|schlafen)|spazieren|unterwegs|während (?:ich|sie|er)|einkaufen|fernsehen|ferngesehen|krank|(?:steh|stehe|sitz|sitze|lieg|liege|stand|saß|lag|war|bin) (?:ich |sie |er |gerade |grad |gemütlich )*(?:am|beim|auf der|auf dem|in der|im|unter der) (?!(?:büro|rechner|pc|laptop|homeoffice|system|teams|outlook|konto|portal|firma|arbeit|schreibtisch|computer|login)\b)\p{L}+|mitten (?:im|in der|beim) \p{L}+)`;
const IDLE = String.raw`(?:(?:mach|mache|macht|tu|tue|tut) (?:\S+ ){0,2}(?:gar |überhaupt )?(?:nichts|nix)|(?:selbst|selber) (?:gar )?nichts \p{L}+|${DEVICE} (?:\S+ ){0,3}(?:aus|zu|nicht an|zugeklappt|ausgeschaltet|ausgemacht|runtergefahren|heruntergefahren|in der tasche|zuhause|zu hause)\b|(?:nicht|gar nicht|nich|ned|noch nicht|gar nich) ?(?:\S+ )?(?:am|vor(?: dem| m|m)?|an(?: dem)?) ?(?:${DEVICE}|schreibtisch|bildschirm)|${DEVICE} (?:\S+ )?(?:gar |noch |überhaupt )?(?:nicht|nich|ned) (?:an|eingeschaltet|hochgefahren|angefasst|angerührt|berührt)|(?:wollte|will|hab|habe|versuch\w*) (?:\S+ ){0,3}(?:gar |überhaupt )?(?:nicht|nirgends|nirgendwo|nie) (?:anmelden|einloggen|rein|gewollt)|nirgend(?:s|wo) (?:\S+ )?(?:angemeldet|eingeloggt|anmelden|einloggen)|(?:nicht|nich|ned|gar nichts|nichts|nix) (?:\S+ )?(?:angefordert|angefragt|ausgelöst|gemacht|getan|angemeldet|eingeloggt|angefasst|angerührt)\b|ohne (?:sich |mich )?(?:\S+ )?(?:angemeldet zu haben|anzumelden|einzuloggen|etwas zu tun|am \p{L}+ zu sitzen))`;
const APPROVED = String.raw`(?:(?:ok|okay|ja) gesagt|falschen? (?:knopf|taste|button)|bestätigt|genehmigt|zugestimmt|akzeptiert|freigegeben|erlaubt|zugelassen|genehmigen,? (?:hab|habe) ich|durchgewunken|durchgewinkt|durchgelassen|abgenickt|(?:ja|ok|okay|genehmigen|zulassen|bestätigen|erlauben|akzeptieren|freigeben|haken|häkchen|grünen? (?:knopf|button|haken))["'“”»«]? ?(?:gedrückt|getippt|geklickt|gesagt|gegangen|gekommen|angetippt|angeklickt|gemacht))`;
const REGRET = String.raw`(?:mitternacht|fremde\w* reingelassen|falschen? (?:knopf|taste|button)|ausgerutscht|abgerutscht|um \S+ uhr (?:früh|nachts|morgens)|mitten in der nacht|gereicht|in der tasche|blind|(?:ich|sie|er) (?:wars|war's|war es|war das) (?:\S+ )?nicht|leider|halt|ferngesehen|nebenbei|im (?:auto|bus|zug)|damit (?:\S+ ){0,5}(?:ruhe|aufhört|aufhöre|still|schluss|weg)|ruhe (?:ist|war|gibt|hab\w*|haben)|versehen\w*|versehentlich|irrtüml\w*|ich (?:depp|idiot|trottel|dödel|esel|horst)|blöderweise|dummerweise|doof|blöd|dumm|(?:halb|noch halb) ?(?:\S+ )?(?:schlaf\w*|pennen|gepennt|wach)|ohne (?:\S+ )?(?:nachzudenken|zu (?:lesen|schauen|gucken|überlegen|prüfen))|reflex\w*|gedankenlos|automatisch|aus gewohnheit|in eile|gar nicht (?:\S+ )?(?:ich|von|mein\w*|angemeldet|am)|nicht (?:von (?:mir|ihr|ihm)|mein\w*|ich|angemeldet|selbst)|dachte|gedacht|genervt|nerv\w*|obwohl|war (?:ich|sie|er) (?:gar |aber )?nicht|rumgedrückt|rumgespielt)`;
const CHILD = String.raw`(?:kind(?:er)?|sohn\w*|tochter|töchterchen|kleine[rn]?|baby|jährige\w*|enkel\w*|neffe|nichte|katze|bub|mädel)`;
const SECRET = String.raw`(?:\w*codes?|\w*passwort\w*|kennwort\w*|\w*zahl|zahlen|\w*nummer|ziffern|pin|zugangsdaten|anmeldedaten|login-?daten|login daten|tan|daten)`;
const TYPED = String.raw`(?:eingegeben|eingetippt|eingetragen|angemeldet|eingeloggt|ausgefüllt|gescannt|reingeschrieben|hinterlassen|preisgegeben)`;
const ODD_PAGE = String.raw`(?:rechtschreibfehler|tippfehler|\S*\.(?:xyz|top|ru|cn|online|site|shop)|nur so aus\w*|so aussah|wie unsere|nachmacht|imitier\w*|whatsapp|(?:paket|dhl|post|liefer|gewinnspiel|umfrage|bank|docusign|bonus|rechnungs|steuer|zustell)\w*-?(?:seite|link|formular|website|mail|sms|benachrichtigung)|(?:war|ist) (?:\S+ ){0,3}(?:keine? echte\w*|nicht echt|gefälscht|fake|betrug|unecht|falsch)|nicht die echte|andere adresse|komische adresse|fake|nachgebaut\w*|kopie von|sah (?:\S+ )?aus wie|link (?:\S+ )?(?:in|aus|von) (?:der|einer|ner) (?:mail|e-?mail|sms|nachricht)|aus (?:der|einer|so ner) (?:mail|e-?mail|sms))`;
const CALLER = String.raw`(?:angerufen|anruf\w*|rief\b|am telefon|telefoniert|angeschrieben|kontaktiert|der typ|ein typ|so ein typ|einer (?:von|vom|aus)|der von|die von|jemand (?:von|vom|aus)|ein (?:herr|mann)|eine (?:frau|dame)|hotline|externe\w*|fremde\w*|unbekannte\w*|wer angerufen|whatsapp\w*|signal\b|telegram|hat mich wer|mich wer)`;
const MADE_ME = String.raw`(?:sollte|solle|soll|musste|durfte|sollten|gebeten|bat|aufgefordert|wollte|wollten|brauchte|verlangte|gefragt|fragte)`;
const TO_DO = String.raw`(?:${SECRET}|bestätig\w*|freigeb\w*|freigegeben|aufmachen|öffnen|installier\w*|vorles\w*|durchgeb\w*|eingeb\w*|aufschalt\w*|quick ?assist|remotehilfe|fernwartung|anydesk|teamviewer|bildschirm|genehmig\w*)`;
const METHODS = String.raw`(?:(?:hinterlegte|registrierte|eingetragene|gespeicherte)\w* (?:\w*nummer|adresse|mail|handy)|sicherheitsinfo\w*|anmeldemethoden?|anmelde-?optionen|methoden|authenticator\w*|wiederherstellungs-?\w+|ersatz-?(?:mail|nummer|e-?mail)\w*|backup-?(?:mail|nummer)|meinem konto|ihrem konto|seinem konto|meinem profil|geräteliste|meinen geräten|ihren geräten)`;
const NOT_BY_ME = String.raw`(?:(?:wusste|weiß) (?:ich|sie|er) nichts (?:von|davon)|nichts davon gewusst|stimmt (?:gar |aber )?nicht|gelogen|gar nicht (?:war|bestellt)|(?:nichts|nix|nie was|gar nichts) (?:\S+ )?(?:geändert|gemacht|verändert|angefasst|eingerichtet|hinzugefügt|gelöscht)|(?:hab|habe|hat|haben) (?:\S+ )?(?:ich|sie|er)?(?: \S+)? ?(?:aber |gar |das |es )*(?:nicht|nie|nich|ned) (?:\S+ )?(?:gemacht|eingerichtet|geändert|hinzugefügt|angelegt|beauftragt|bestellt|veranlasst|beantragt|erstellt|entfernt|verfasst)|war (?:ich|sie|er) (?:aber |das )?(?:ned|nicht|nich|net)\b|nicht von mir|ohne (?:mein|ihr|sein)\w* (?:wissen|zutun|zustimmung)|wer (?:hat|war) das)`;
const SIM = String.raw`(?:\w*-?e?-?sim(?:-?karte)?|(?:ruf|handy|telefon|mobil)?nummer|kein(?:en)? (?:\S+ )?(?:netz|empfang|signal)|portierung\w*|rufnummernmitnahme)`;
const MAILS = String.raw`(?:mails?|e-?mails?|nachrichten|gesendet\w*(?: ordner)?|postausgang|postfach|entwürfe\w*|rechnungen|kunden|lieferanten|kontakte|kollegen|outlook|teams|chats?)`;
const LOG = String.raw`(?:standort|(?:ort|karte|land) der anmeldung|protokoll\w*|anmelde-?(?:verlauf|protokoll|historie)|letzte anmeldung|anmeldung(?:en)? (?:aus|in|von|bei)\b|angemeldet (?:aus|in|von)|verlauf|aktivität(?:en)?|login (?:aus|in|von)|eingeloggt (?:aus|in|von)|zugriff (?:aus|von))`;

const NONE_COMES = anyGerman(
  String.raw`\b(?:kein\w*|ohne) (?:\S+ ){0,2}(?:${PROMPT})\b(?! (?:\S+ )?(?:angefordert|ausgelöst))`,
  String.raw`\b(?:kommt|kommen|kam|erscheint|ploppt|poppt|klingelt|bekomm\w*|krieg\w*|passiert|tut sich|zeigt) (?:\S+ ){0,4}(?:nicht|nichts|nix|nich|kein\w*|nie)\b(?! (?:mehr )?(?:rein|ins|in))`,
  String.raw`\b(?:später|verspätet|zu spät)\b`,
);
/** Whoever has no phone at hand cannot approve, wherever they are. */
const NO_PHONE = anyGerman(
  NONE_COMES.source,
  String.raw`\b(?:${RINGER}|gerät)\b${NEAR}\b(?:zuhause|zu hause|daheim|verlor\w*|vergessen|liegt|liegen|weg|kaputt|tot|gefallen|geklaut|gestohlen)\b|\b(?:vergessen|verloren|geklaut|gestohlen)\b${NEAR}\b${RINGER}|\b(?:ersatz\w*|neues|altes?|alte) ?(?:\S+ )?(?:${RINGER}|gerät|da\b)`,
);
const PROMPT_CAME = anyGerman(
  String.raw`\b${CAME}\b${NEAR}\b${PROMPT}\b`,
  String.raw`\b${PROMPT}\b${NEAR}\b${CAME}\b`,
  String.raw`\b${RINGER}\b${NEAR}\b${RINGS}\b`,
  String.raw`\b${RINGS}\b${NEAR}\b${RINGER}\b`,
);

export const GERMAN_TOGETHER: SignsTogether = {
  denied: [
    {
      about: anyGerman(String.raw`\b(?:nein|ablehnen|verweigern|nicht ich)\b`, String.raw`\babgelehnt\b`),
      what: anyGerman(
        String.raw`\b(?:getippt|gedrückt|geklickt|gewischt|gegangen)\b`,
        String.raw`\balles abgelehnt\b`,
      ),
    },
  ],
  unasked: [
    {
      about: anyGerman(String.raw`\b(?:handy|telefon|app|authenticator\w*|uhr|es|das)\b`),
      what: anyGerman(
        String.raw`\bfragt\w*\b ${upTo(4)}ob (?:ich|sie|er) (?:das |es |mich |sich |gerade |grad )*(?:bin|ist|war|anmeld\w*|einlogg\w*)`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:zugeschüttet|zugespammt|bombardier\w*|überschüttet|geflutet|überflutet|überhäuft|belästigt|terrorisier\w*|gespammt|eingedeckt)\b`,
      ),
      what: anyGerman(String.raw`\b(?:${PROMPT})\b`),
      unless: NONE_COMES,
    },
    {
      about: anyGerman(String.raw`\b(?:authenticator\w*|${RINGER})\b`),
      what: anyGerman(
        String.raw`\b(?:rappel\w*|vibrier\w*|brumm\w*|klingel\w*|piep\w*|summ\w*|meldet\w*)\b${NEAR}\b(?:im (?:\S+)?takt|alle (?:\S+ )?(?:sekunden|minuten)|ununterbrochen|ständig|dauernd|pausenlos)\b`,
      ),
      unless: NO_PHONE,
    },
    { about: PROMPT_CAME, what: anyGerman(String.raw`\b${IDLE}`), unless: NONE_COMES },
    { about: PROMPT_CAME, what: anyGerman(String.raw`\b${AWAY}\b`), unless: NO_PHONE },
    {
      about: anyGerman(
        String.raw`\b(?:will|wollte|soll|sollte|fragt\w*)\b${NEAR}\b(?:bestätig\w*|genehmig\w*|freigeb\w*|zustimm\w*|ob (?:ich|sie|er))\b`,
      ),
      what: anyGerman(String.raw`\b${IDLE}`),
      unless: NONE_COMES,
    },
    {
      about: anyGerman(
        String.raw`\b(?:\d\d+|dutzende?|zig|hundert\w*|zwanzig|dreißig|tausend) (?:\S+ )?\w*(?:anfragen|anforderungen|mitteilungen|benachrichtigungen|pushs?|codes|meldungen|freigaben)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:über nacht|nachts|heute (?:früh|morgen)|aufgewacht|am morgen|verpasst\w*)\b`,
      ),
      unless: NONE_COMES,
    },
  ],
  approved_by_mistake: [
    {
      about: anyGerman(String.raw`\b${APPROVED}\b`),
      what: anyGerman(String.raw`\b${REGRET}\b`, String.raw`\b${IDLE}`),
      unless: anyGerman(
        String.raw`\b(?:\w*urlaub\w*|\w*antrag|budget|\w*bestellung|rechnung|reise|angebot|spesen)\b`,
      ),
    },
    { about: anyGerman(String.raw`\b${CHILD}\b`), what: anyGerman(String.raw`\b${APPROVED}\b`) },
  ],
  given_away: [
    {
      about: anyGerman(String.raw`\b(?:geantwortet|antwortete|zurückgeschrieben)\b`),
      what: anyGerman(String.raw`\b(?:\w*passwort\w*|kennwort|zugangsdaten|benutzername|pin|\w*codes?)\b`),
    },
    {
      about: anyGerman(String.raw`\bqr\b|\bqr-?code\b`),
      what: anyGerman(
        String.raw`\b(?:\w*automat\w*|plakat\w*|aushang|flyer|brief\w*|schild|aufkleber|parkplatz|zettel|mail|speisekarte)\b.{0,80}\b(?:eingegeben|eingetippt|eingeloggt|angemeldet|seite)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b(?:angemeldet|eingeloggt)\b`),
      what: anyGerman(
        String.raw`\b(?:hotel|bibliothek\w*|internetcafe|öffentlich\w*|fremden?|lobby|flughafen)-?\s?(?:\S+ )?(?:rechner|pc|computer|laptop|terminal)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b${SECRET}\b`),
      what: anyGerman(
        String.raw`\bpostfach (?:\S+ ){0,4}(?:voll|9\d ?%|gesperrt wird|gelöscht)|\b(?:kam|kommt|kommt's) (?:mir|ihr|ihm) (?:\S+ ){0,3}(?:komisch|seltsam|merkwürdig|spanisch) vor|\b(?:sah|wirkte) (?:\S+ )?(?:komisch|seltsam|merkwürdig)\b`,
      ),
      unless: NONE_COMES,
    },
    {
      about: anyGerman(String.raw`\b(?:zettel\w*|post-?it|notiz\w*|klebezettel|papier|büchlein|heft)\b`),
      what: anyGerman(
        String.raw`\b(?:\w*passwort\w*|kennwort|pin|zugangsdaten)\b${NEAR}\b(?:weg|verschwunden|fehlt|gestohlen|geklaut|verloren)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b(?:${TYPED}|hab ich .{0,40}ein)\b`),
      what: anyGerman(String.raw`\b${ODD_PAGE}\b`),
    },
    {
      about: anyGerman(String.raw`\b${SECRET}\b`),
      what: anyGerman(
        String.raw`\b(?:vorgelesen|durchgesagt|durchgegeben|verraten|geliehen|ausgeliehen|anvertraut|weitergegeben)\b`,
        String.raw`\b(?:hab|habe|hat|haben)\b ${upTo(5)}(?:ihm|ihr|ihnen|denen|dem|der|einem|einer)\b ${upTo(6)}(?:geschickt|gesagt|gegeben|genannt|gezeigt)\b`,
        String.raw`\b(?:hab|hat|habe) (?:ihn|es|sie|die|den) (?:\S+ )?(?:gesagt|genannt|gegeben|geschickt)\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:kolleg\w*|praktikant\w*|azubi\w*|aushilfe|vertretung|freund\w*|exfreund\w*|exmann|exfrau|ex|mitbewohner\w*|chef\w*|nachbar\w*)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:hat|kennt|weiß|hatte|nutzt|benutzt) (?:auch |noch |doch )?(?:mein\w*|ihr\w*|sein\w*) (?:passwort|kennwort|pin|zugang\w*|login|code|konto|account)\b`,
        String.raw`\b(?:kommt|kann|loggt|geht) (?:\S+ )?noch ${upTo(3)}(?:mein\w*|ihr\w*) `,
      ),
      unless: anyGerman(String.raw`\b(?:verloren|vergessen) (?:und|hat)\b`),
    },
  ],
  pretender: [
    {
      about: anyGerman(
        String.raw`\b(?:auf meinem|auf ihrem|auf seinem|mein\w*|ihr\w*) (?:bildschirm|rechner|laptop|pc|computer)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:firma|jemand|anrufer\w*|support|microsoft)\b${NEAR}\b(?:war|übernommen|gesteuert|zugegriffen|drauf)\b|\bübernommen\b|\bferngesteuert\b`,
      ),
    },
    {
      about: anyGerman(String.raw`(?<![\p{L}\d])${CALLER}`),
      what: anyGerman(
        String.raw`\b${MADE_ME}\b${NEAR}\b${TO_DO}\b`,
        String.raw`\b${TO_DO}\b${NEAR}\b${MADE_ME}\b`,
      ),
      unless: anyGerman(
        String.raw`\b(?:zurückgerufen|rief zurück|ich (?:\S+ )?angerufen|hab (?:\S+ )?(?:hotline|helpdesk) angerufen)\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:quick ?assist|remotehilfe|fernwartung|anydesk|teamviewer|aufschalten|aufgeschaltet|bildschirm geteilt)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:support|angeschrieben|angerufen|typ|jemand|einer|wer|hotline|fremde\w*|externe\w*|mann|frau)\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:eingegeben|eingetippt|gedrückt|bestätigt|getan|gemacht|genannt|geschickt)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:typ|mann|frau|herr|dame|anrufer\w*|jemand|einer|der|die) (?:\S+ )?am telefon\b|\bam telefon (?:\S+ )?(?:gesagt|genannt|wollte)`,
        String.raw`\b(?:war|ist) (?:aber )?(?:gar )?nicht (?:seine|ihre) (?:\S+ )?nummer\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:chef\w*|geschäftsführ\w*|vorstand\w*|direktor\w*|boss|vorgesetzt\w*|abteilungsleiter\w*)\b`,
      ),
      what: anyGerman(
        String.raw`\bnach (?:dem|der|meine[mr]) (?:\S+ )?${SECRET}\b ?(?:\S+ )?gefragt|\b(?:wollte|will|brauchte|braucht|verlangt\w*) ${upTo(3)}(?:den|die|meinen|meine) (?:\S+ )?${SECRET}\b|\bnicht (?:seine|ihre) nummer\b`,
      ),
    },
  ],
  known_to_others: [
    {
      about: anyGerman(
        String.raw`\b(?:zwei|2|drei|verschiedenen|mehreren) (?:\S+ )?(?:orten|städten|ländern|standorten|plätzen)\b`,
      ),
      what: anyGerman(String.raw`\b(?:angemeldet|eingeloggt|anmeldung\w*|aktiv|sitzung\w*)\b`),
    },
    {
      about: anyGerman(
        String.raw`\bvon (?:\p{L}+s?|meinem|ihrem|seinem) (?:konto|account|postfach)\b|\b(?:konto|account|postfach) von \p{L}+\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:ging|gehen|gingen|kam|kommen|kamen|verschickt|gesendet|raus)\b${NEAR}\b(?:alle|link\w*|mails?|nachrichten|kunden|raus)\b|\ban alle\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b(?:jemand|wer|fremde\w*|irgendwer)\b`),
      what: anyGerman(
        String.raw`\bin (?:meinem|ihrem|seinem|meinen|ihren|seinen) (?:\S+ )?(?:onedrive|dateien|mails|postfach|chats?|sharepoint|kalender|ordnern?|laufwerk)\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:schwager|schwägerin|schwieger\w*|onkel|tante|cousin\w*|neffe|mitbewohner\w*|exfreund\w*|ex|bruder|schwester|mann|frau)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:hat|kennt|weiß|hatte) (?:alle )?(?:mein\w*|ihr\w*|sein\w*) (?:\S+ )?(?:passwörter|passwort|kennwörter|zugänge|zugangsdaten|pins?|logins?)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b(?:bitcoins?|lösegeld|geschenkkarten|gutscheinkarten|krypto\w*)\b`),
      what: anyGerman(String.raw`\b(?:konto|mails?|gesperrt|anmeld\w*|passwort|nachricht)\b`),
    },
    {
      about: anyGerman(String.raw`\bneue\w* (?:anmeldung|gerät|login|browser)\b`),
      what: anyGerman(
        String.raw`\b(?:firefox|chrome|edge|safari|opera|ubuntu|linux|android|windows|mac\w*|ios)\b|\bnicht (?:ich|von mir)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b(?:käufer\w*|neue\w* besitzer\w*|finder\w*)\b`),
      what: anyGerman(String.raw`\b(?:handy|telefon|iphone|laptop|tablet|gerät)\b`),
    },
    {
      about: anyGerman(
        String.raw`\b(?:ausgeschieden\w*|gekündigt\w*|nicht mehr (?:bei uns|da|hier)|letzten monat (?:gegangen|weg)|ehemalige\w*)\b`,
      ),
      what: anyGerman(
        String.raw`\bnoch\b ${upTo(4)}(?:mails?|zugriff|zugang|rein|öffnet|liest|konto|postfach)\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:kontodaten|bankverbindung|bankdaten|iban|kontoverbindung|kontonummer)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:angeblich|nie|nicht)\b${NEAR}\b(?:gemailt|geschickt|geschrieben|gesendet|beauftragt|mitgeteilt)\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:\d\d+|hunderte?|dutzende?|tausende?) (?:\S+ ){0,2}(?:mails|e-?mails|nachrichten)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:postausgang|gesendet\w*|rausgegangen|verschickt|von meinem|von ihrem|aus meinem|heute nacht)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b(?:fragen|fragt|fragten|wundern|beschwer\w*|melden|beschweren)\b`),
      what: anyGerman(
        String.raw`\b(?:warum|wieso|weshalb)\b ${upTo(3)}(?:ich|sie|er) ${upTo(5)}(?:schick\w*|schreib\w*|sende\w*)\b|\b(?:spam|phishing|links?|mails?) von (?:mir|ihr|ihm)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b(?:jemand|wer|einer|irgendwer|wer anders)\b`),
      what: anyGerman(
        String.raw`\b(?:schreibt|schrieb|geschrieben|chattet|antwortet|postet)\b${NEAR}\b(?:teams|chat|outlook|als (?:ich|sie|er)|für mich|statt mir|namen)\b|\b(?:teams|chat|namen)\b${NEAR}\b(?:schreibt|geschrieben|chattet)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b${MAILS}\b`),
      what: anyGerman(
        String.raw`\b(?:nie|nicht|nich|ned|nix|nichts) (?:\S+ )?(?:geschrieben|verfasst|verschickt|geschickt|gesendet|schrieb|getippt)\b(?! bekommen)`,
        String.raw`\b(?:falsche[rn]?|neue[rn]?|andere[rn]?|geänderte[rn]?) (?:iban|bankverbindung|kontonummer|bankdaten)|\bbankverbindung|\bgutschein(?:karten|e|codes)\b`,
        String.raw`\b(?:gehen|kommen|werden) (?:\S+ ){0,3}(?:komische|seltsame|merkwürdige|dubiose|spam)|\bvon (?:meinem|ihrem|seinem) (?:account|konto|postfach) (?:gehen|kommen|werden|aus)|\bvon (?:mir|ihr|ihm) (?:\S+ ){0,3}(?:rechnungen|spam|links?)\b|\brechnungen (?:\S+ )?von (?:mir|ihr|ihm)\b`,
        String.raw`\b(?:unter|in) (?:meinem|ihrem|seinem) namen\b|\b(?:löschen|verschieben|löscht|verschwinden) (?:\S+ )?(?:sich )?(?:von (?:selbst|allein\w*)|automatisch)\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:regeln?|\w*regel|weitergeleitet|weiterleitung\w*|umgeleitet|abwesenheitsnotiz)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:nicht|nie|nich|ned) (?:\S+ )?(?:eingerichtet|angelegt|erstellt|gemacht|eingestellt|gesetzt|von mir)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b${LOG}`),
      what: anyGerman(
        String.raw`\b(?:ich|sie|er|da) (?:war|bin|ist|saß|lag|sitze|wohne|wohnt) (?:\S+ ){0,3}(?:in|im|daheim|zuhause|zu hause|auf|beim)\b|\b(?:lag|saß|war|bin) (?:ich|sie|er) (?:\S+ ){0,2}(?:in|im|daheim|zuhause|zu hause|auf|beim)\b`,
        String.raw`\b(?:war|bin) (?:ich )?(?:noch )?nie (?:da|dort|gewesen|in)\b|\bbenutz\w* (?:\S+ )?(?:nur|ausschließlich)\b|\bhab(?:e)? (?:ich )?(?:gar |überhaupt )?(?:nicht|keinen?|kein)(?=[.,;!]|$| \p{L}+(?:[.,;!]|$))|\b(?:ich|sie|er) (?:sitze|sitz|steh|stehe|bin|wohne) |\bnur (?:\S+ )?(?:windows|mac|edge|chrome)\b`,
      ),
    },
  ],
  changed: [
    {
      about: anyGerman(
        String.raw`\b(?:nummer|\w*nummer|methode\w*|sicherheitsinfo\w*|profilbild|signatur|wiederherstellungs\w*)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:wurde|wurden|worden|ist)\b ${upTo(5)}(?:ausgetauscht|ersetzt|verändert|manipuliert|überschrieben)\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:bei|in|unter) (?:den|meinen|ihren|seinen|meinem) (?:\S+ )?(?:\w*methoden|sicherheitsinfo\w*|geräten|konto|profil)\b${NEAR}\b(?:steht|ist|sind|taucht|gibt)\b|\b(?:steht|ist|gibt)\b${NEAR}\b(?:bei|in|unter) (?:den|meinen|ihren|seinen|meinem) (?:\S+ )?(?:\w*methoden|sicherheitsinfo\w*|geräten|konto|profil)\b`,
      ),
      what: anyGerman(String.raw`\b(?:keine ahnung|weiß nicht|woher|wem|was das (?:ist|soll)|nie gehört)\b`),
    },
    {
      about: anyGerman(
        String.raw`\b(?:zwei\w*|2|drei|weiterer|weiteres|noch ein\w*) (?:\S+ )?(?:authenticator\w*|handys?|geräte?|telefone?|nummern?)\b`,
      ),
      what: anyGerman(String.raw`\b(?:nur|bloß|doch nur|bloss) (?:ein\w*|1|noch ein\w*)\b`),
    },
    {
      about: anyGerman(
        String.raw`\b(?:hinterlegte|registrierte|eingetragene|gespeicherte|meine)\w* (?:\w*nummer|mail-?adresse|ersatz\w*)\b`,
      ),
      what: anyGerman(
        String.raw`\b(?:wurde|ist|worden)\b ${upTo(5)}(?:getauscht|ausgetauscht|ersetzt|geändert|überschrieben|umgestellt)\b`,
      ),
    },
    {
      about: anyGerman(String.raw`\b${METHODS}\b`),
      what: anyGerman(
        String.raw`\b${NOT_BY_ME}\b`,
        String.raw`\b(?:handynummer|nummer|handy|gerät|tablet|iphone|samsung|pixel|adresse) (?:\S+ )?(?:aus|mit) (?:\p{L}+ien|tschechien|polen|\p{L}+land|der \p{L}+ei|\+?\d+)|\b(?:hab|habe|hat|hatte) (?:ich|sie|er)? ?(?:\S+ )?(?:nie|kein\w*) (?:\S+ )?(?:besessen|gehabt|samsung|iphone|android|pixel)`,
        String.raw`\b(?:wurde|ist|sind|worden) (?:\S+ ){0,3}(?:ausgetauscht|ersetzt|gelöscht worden|entfernt worden|umgestellt)\b`,
      ),
    },
    {
      about: anyGerman(
        String.raw`\b(?:mail|e-?mail|nachricht|sms|meldung|steht|laut)\b${NEAR}\b(?:geändert|aktualisiert|hinzugefügt|zurückgesetzt|entfernt|gelöscht)\b`,
        String.raw`\b(?:passwort|kennwort|sicherheitsinfo\w*)\b ${upTo(4)}(?:geändert|zurückgesetzt|aktualisiert)\b`,
      ),
      what: anyGerman(
        String.raw`\b${NOT_BY_ME}\b`,
        String.raw`\b(?:geschlafen|schlief|über nacht|mitten in der nacht|im bett|nachts)\b`,
      ),
    },
  ],
  number_taken: [
    {
      about: anyGerman(String.raw`\b${SIM}\b`),
      what: anyGerman(
        String.raw`\b(?:${NOT_BY_ME}|jemand|wer anders|ein anderer|fremde\w*)\b`,
        String.raw`\bauf (?:meinen|ihren|seinen) namen\b|\bneue (?:verschickt|versendet|ausgestellt|bestellt)\b`,
        String.raw`\b(?:auf|zu) (?:eine?n?m?r?|ne) (?:\S+ )?(?:e-?sim|sim|anbieter|karte|gerät) ${upTo(1)}(?:umgezogen|gewechselt|umgestellt|übertragen|portiert|umgeschrieben)\b|\bersatz-?(?:sim|karte)\b${NEAR}\b(?:geholt|ausgestellt|bestellt|beantragt|abgeholt)\b`,
      ),
      unless: anyGerman(
        String.raw`\b(?:hab|habe) (?:ich )?(?:\S+ )?(?:meine nummer|neue sim|anbieter) (?:\S+ )?(?:mitgenommen|bestellt|gewechselt)\b`,
      ),
    },
  ],
};
