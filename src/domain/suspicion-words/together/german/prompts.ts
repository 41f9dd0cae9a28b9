import { anyGerman, NEAR, upTo } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';
import { NONE_COMES, PROMPT } from './words.ts';

const RINGER = String.raw`(?:handy|telefon|smartphone|uhr|iphone)`;
const RINGS = String.raw`(?:brumm\w*|vibrier\w*|summ\w*|piept?|piepst?|leuchte\w*)`;
const CAME = String.raw`(?:hintereinander|nacheinander|spinnt|dreht durch|hört nicht auf|rappelt|ging los|geht los|stand da|stand|kam rein|brumm\w*|vibrier\w*|summ\w*|klingel\w*|piept?|piepst?|leuchte\w*|(?:p|pl)opp\w*|kommt|kommen|kamen|kam|kriegt?|kriege|krieg|bekomm\w*|bekam|gekriegt|erhalt\w*|erhielt|meldet\w*|aufgetaucht|taucht\w*|trudel\w*|reinkam\w*|erscheint|erschien|da war|da waren|aufgewacht|über nacht)`;
const DEVICE = String.raw`(?:laptop|rechner|pc|computer|notebook|mac|kiste)`;
const AWAY = String.raw`(?:draußen|(?:mit dem|beim) (?:hund|gassi\w*)|gassi|wandern|auf dem klo|schlief\w*|schlaf\w*|geschlafen|gepennt|pennen|im bett|(?:unter der|in der|beim) (?:dusche|duschen|badewanne|wanne)|beim (?:\S+ )?(?!(?:anmelden|einloggen|login|anmeldeversuch|versuch|einrichten|start|starten|öffnen|ersten|zweiten|bestätigen)\b)\p{L}+(?:en|ln|rn|sport|arzt|zahnarzt|friseur)\b|im (?:auto|kino|zug|bus|flieger|flugzeug|urlaub|fitnessstudio|supermarkt|garten|restaurant|meeting|schwimmbad|gym)|auf dem (?:sofa|fahrrad|rad|weg|spielplatz|sportplatz)|in der (?:u-?bahn|s-?bahn|straßenbahn|kantine|mittagspause|sauna)|am (?:strand|see|kochen|essen|joggen|schlafen)|spazieren|unterwegs|während (?:ich|sie|er)|einkaufen|fernsehen|ferngesehen|krank|(?:steh|stehe|sitz|sitze|lieg|liege|stand|saß|lag|war|bin) (?:ich |sie |er |gerade |grad |gemütlich )*(?:am|beim|auf der|auf dem|in der|im|unter der) (?!(?:büro|rechner|pc|laptop|homeoffice|system|teams|outlook|konto|portal|firma|arbeit|schreibtisch|computer|login)\b)\p{L}+|mitten (?:im|in der|beim) \p{L}+)`;
const IDLE = String.raw`(?:(?:mach|mache|macht|tu|tue|tut) (?:\S+ ){0,2}(?:gar |überhaupt )?(?:nichts|nix)|(?:selbst|selber) (?:gar )?nichts \p{L}+|${DEVICE} (?:\S+ ){0,3}(?:aus|zu|nicht an|zugeklappt|ausgeschaltet|ausgemacht|runtergefahren|heruntergefahren|in der tasche|zuhause|zu hause)\b|(?:nicht|gar nicht|nich|ned|noch nicht|gar nich) ?(?:\S+ )?(?:am|vor(?: dem| m|m)?|an(?: dem)?) ?(?:${DEVICE}|schreibtisch|bildschirm)|${DEVICE} (?:\S+ )?(?:gar |noch |überhaupt )?(?:nicht|nich|ned) (?:an|eingeschaltet|hochgefahren|angefasst|angerührt|berührt)|(?:wollte|will|hab|habe|versuch\w*) (?:\S+ ){0,3}(?:gar |überhaupt )?(?:nicht|nirgends|nirgendwo|nie) (?:anmelden|einloggen|rein|gewollt)|nirgend(?:s|wo) (?:\S+ )?(?:angemeldet|eingeloggt|anmelden|einloggen)|(?:nicht|nich|ned|gar nichts|nichts|nix) (?:\S+ )?(?:angefordert|angefragt|ausgelöst|gemacht|getan|angemeldet|eingeloggt|angefasst|angerührt)\b|ohne (?:sich |mich )?(?:\S+ )?(?:angemeldet zu haben|anzumelden|einzuloggen|etwas zu tun|am \p{L}+ zu sitzen))`;
const APPROVED = String.raw`(?:(?:ok|okay|ja) gesagt|falschen? (?:knopf|taste|button)|bestätigt|genehmigt|zugestimmt|akzeptiert|freigegeben|erlaubt|zugelassen|genehmigen,? (?:hab|habe) ich|durchgewunken|durchgewinkt|durchgelassen|abgenickt|(?:ja|ok|okay|genehmigen|zulassen|bestätigen|erlauben|akzeptieren|freigeben|haken|häkchen|grünen? (?:knopf|button|haken))["'“”»«]? ?(?:gedrückt|getippt|geklickt|gesagt|gegangen|gekommen|angetippt|angeklickt|gemacht))`;
const REGRET = String.raw`(?:mitternacht|fremde\w* reingelassen|falschen? (?:knopf|taste|button)|ausgerutscht|abgerutscht|um \S+ uhr (?:früh|nachts|morgens)|mitten in der nacht|gereicht|in der tasche|blind|(?:ich|sie|er) (?:wars|war's|war es|war das) (?:\S+ )?nicht|leider|halt|ferngesehen|nebenbei|im (?:auto|bus|zug)|damit (?:\S+ ){0,5}(?:ruhe|aufhört|aufhöre|still|schluss|weg)|ruhe (?:ist|war|gibt|hab\w*|haben)|versehen\w*|versehentlich|irrtüml\w*|ich (?:depp|idiot|trottel|dödel|esel|horst)|blöderweise|dummerweise|doof|blöd|dumm|(?:halb|noch halb) ?(?:\S+ )?(?:schlaf\w*|pennen|gepennt|wach)|ohne (?:\S+ )?(?:nachzudenken|zu (?:lesen|schauen|gucken|überlegen|prüfen))|reflex\w*|gedankenlos|automatisch|aus gewohnheit|in eile|gar nicht (?:\S+ )?(?:ich|von|mein\w*|angemeldet|am)|nicht (?:von (?:mir|ihr|ihm)|mein\w*|ich|angemeldet|selbst)|dachte|gedacht|genervt|nerv\w*|obwohl|war (?:ich|sie|er) (?:gar |aber )?nicht|rumgedrückt|rumgespielt)`;
const CHILD = String.raw`(?:kind(?:er)?|sohn\w*|tochter|töchterchen|kleine[rn]?|baby|jährige\w*|enkel\w*|neffe|nichte|katze|bub|mädel)`;
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

export const GERMAN_PROMPTS: SignsTogether = {
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
};
