import { CHECK_LETTERS, NUMBER, PREFIXED, WHO } from './command-words.ts';
import type { CommandWords } from './command-words.ts';

const REQUEST = String.raw`(?:anfragen?|anträge?|antrag|vorgang|vorgänge|fall|fälle|tickets?|anliegen)`;
const WHICH = String.raw`(?:(?: (?:von|für|zu|bei|meiner|meinem|meines|meine|meinen|mein|der|des|dem|die|den|das))*(?: ${REQUEST}s?)?(?: (?:nummer |nr\.? )?${NUMBER})?)`;
const SHOW = String.raw`(?:(?:zeig(?:e)?|liste|gib)(?: mir| bitte)* |was sind |wie lauten |wo sind )?`;
const TIME = String.raw`(?:bis|für|von|ab|in|am|an|jetzt|heute|morgen|übermorgen|diese[nsrm]?|nächste[nsrm]?|kommende[nsrm]?|wochenende|(?:mo|di|mi|do|fr|sa|so)(?:ntag|enstag|ttwoch|nnerstag|eitag|mstag|nnabend|nntag)\w*|\d{4}-\d\d-\d\d|\d{1,2}[:.]\d\d|\d{1,2} uhr|\d{1,2}\. )`;
const DUTY = String.raw`(?:bereitschaft|rufbereitschaft|schicht|dienst|on-?call)`;
const WHEN = String.raw`(?: (?:das |die |den |übers )?(?<when>${TIME}.*?))?`;
const NO_TIME = String.raw`(?!(?:das |die |den )?${TIME})\S{1,40}`;
const ROTATION = String.raw`(?: (?:die |den |das )?(?<rotation>${NO_TIME}(?: ${NO_TIME}){0,3}?)(?: ${DUTY})?)?`;
const CONTACT = String.raw`(?:wiederherstellungs-?|notfall-?|vertrauens-?)(?:kontakte?|person(?:en)?)`;

const ASKS_WHO = String.raw`(?:^|[.!?:;,"'”“»)–—-] ?|\b(?:und|aber|also) )wer\b`;

export const GERMAN_COMMANDS: CommandWords = {
  before: [
    'hallo',
    'moin',
    'servus',
    'guten (?:morgen|tag|abend)',
    'bitte',
    'kannst du',
    'könntest du',
    'kann ich',
    'ich möchte',
    'ich will',
    'mal',
  ],
  behind: ' (?:bitte|jetzt|sofort|mal|danke)',
  bare: {
    help: 'hilfe|/hilfe|hilf mir|befehle|menü|was kannst du(?: alles)?|was machst du|wie (?:funktioniert|geht) (?:das|es|dies)(?: hier)?|was kann ich (?:hier )?(?:tun|machen|fragen)',
    greeting:
      '(?:hallo|moin|moin moin|servus|grüß gott|grüß dich|guten (?:morgen|tag|abend)|danke|vielen dank|danke schön|tschüß)(?: zusammen| latchkey| dir)?',
    my_requests: `${SHOW}(?:der |den )?(?:stand |status )?(?:alle |aller |von )?meine[rn]? (?:offenen? |eigenen? |letzten? )?${REQUEST}`,
    who_is_on_call: `wer (?:hat|macht)(?: (?:gerade|heute|jetzt|heut|aktuell|am wochenende))?(?: nacht)? ${DUTY}(?: (?:gerade|heute|jetzt|heute nacht|heute abend))?|wer ist (?:gerade |heute |jetzt |aktuell )*(?:dran|im dienst|zuständig|in bereitschaft|diensthabend\\w*|mein admin\\w*|unser admin\\w*|der (?:diensthabende )?admin\\w*)|(?:ruf)?bereitschaft|wen (?:kann|soll|muss) ich anrufen|wer ist on-?call`,
    my_shifts: `${SHOW}meine (?:nächsten? |kommenden? )*(?:schichten?|dienste?|bereitschaft(?:en|sdienste)?|dienstplan)|mein (?:nächster )?dienst(?:plan)?|wann (?:bin ich|habe ich|hab ich) (?:das nächste mal |wieder |als nächstes )?(?:dran|dienst|bereitschaft|schicht)`,
    give_back: `(?:schicht |dienst |bereitschaft |übernahme |meine schicht |meinen dienst |den dienst |die schicht |die bereitschaft )?(?:zurückgeben|abgeben)|(?:ich )?(?:gebe?|gib) (?:es |sie |ihn |den dienst |die schicht |die bereitschaft |meine schicht |meinen dienst |die übernahme )?(?:wieder )?(?:zurück|ab)|zurück an die planung`,
    recovery_contacts: `${SHOW}(?:meine? |die )?${CONTACT}|wer (?:ist|sind) meine? ${CONTACT}`,
  },
  numbered: {
    status: `(?:wie ist (?:der )?|was ist der |zeig(?:e)?(?: mir)? (?:den )?)?(?:aktuelle[rn]? )?(?:status|stand)(?: der dinge)?${WHICH}|gibt(?:'s| es|s) (?:was |etwas )?neue[sn]?(?: (?:zu|bei|von))?(?: ${PREFIXED})?|(?:wie (?:steht|läuft)(?: es|'s|s)?(?: (?:um|mit|bei))?|was ist mit|zeig(?:e)?(?: mir)?|öffne) ${PREFIXED}|ist ${PREFIXED} (?:fertig|erledigt|genehmigt|durch)|wie weit ist ${PREFIXED}`,
    cancel: `(?:storniere|storno|stornieren|abbrechen|abbruch|widerrufen?|zurückziehen)${WHICH}|(?:meine |die |diese )?${REQUEST} (?:${NUMBER} )?(?:stornieren|abbrechen|zurückziehen|widerrufen)|${PREFIXED} (?:stornieren|abbrechen|zurückziehen|widerrufen|stoppen)|(?:brich|breche|ziehe?|stoppe?)(?: (?:meine|die|diese|den))?(?: ${REQUEST})? ${PREFIXED}(?: ab| zurück)?|(?:ziehe?|brich) (?:meine|die) ${REQUEST} (?:zurück|ab)`,
    not_me: `(?:das |es )?(?:war|bin|ist) (?:das )?(?:gar )?(?:ich nicht|nicht ich)${WHICH}|nicht ich${WHICH}|ich war(?: das|'s|s)? nicht${WHICH}|${PREFIXED}:? (?:(?:das )?war ich nicht|war nicht ich|nicht ich|ist nicht von mir)|(?:das|es|${PREFIXED}) (?:habe?|hab) ich (?:gar |nie |auch )?nicht (?:angefragt|angefordert|beantragt|verlangt|gewollt|bestellt)|(?:das|es|${PREFIXED}) (?:kommt|ist) nicht von mir`,
    resume: `(?:fortsetzen|fortfahren|weitermachen|wieder freigeben|freigeben|wiederaufnehmen)(?: ${NUMBER})?|(?:alle )?(?:resets|zurücksetzungen) (?:wieder )?(?:fortsetzen|freigeben|aufnehmen|zulassen|erlauben)|${PREFIXED} (?:fortsetzen|wieder freigeben)|setze? (?:alles |die resets |alle resets |${PREFIXED} )?fort|halt aufheben|hebe? den halt auf`,
  },
  addRecoveryContact: `(?:(?:neue[rn]? |meine[nr]? |als )?${CONTACT}:? (?:hinzufügen|festlegen|eintragen|wählen|setzen)(?::? ${WHO})?|(?:füge?|setze?|wähle?|trage?) (?:als )?(?:meine[nr]? |neue[rn]? |eine[nr]? )?${CONTACT}:? (?:hinzu:? ?)?(?:${WHO})?|(?:füge?|setze?|trage?) (?<who>\\S.{0,80}?) als (?:meine[nr]? )?${CONTACT} (?:hinzu|fest|ein))`,
  check: `(?:prüfe?n?|überprüfe?n?|checke?n?|kontrolliere)(?: (?:die |diese |den |eine )?(?:nachricht|code|prüfzeichen|meldung))?(?: ${PREFIXED})?,?(?: ${CHECK_LETTERS})?`,
  erase: `(?:lösche?n?|vergiss|entferne)(?: bitte)? (?:alle )?(?:die )?(?:gespeicherten )?(?:personlichen )?daten (?:von|zu|uber) ${WHO}|(?:alle )?daten (?:von|zu|uber) ${WHO} löschen|lösche? (?<who>\\S{1,60}@\\S{1,100})`,
  takeOver: `(?:ich )?(?:übernehme?n?|übernahme|springe ein)(?: (?:die |den |das )?(?:${DUTY}))?${ROTATION}${WHEN}|(?:ich )?(?:mache|mach|habe?) (?:die |den )?${DUTY} (?<when>${TIME}.*?)`,
  swap: String.raw`(?:tausche?n?|tauschen wir|schichttausch|diensttausch|schicht tauschen|dienst tauschen)(?: (?<text>\S.*?))?|(?:ich möchte |wollen wir )?(?<text>\S.{0,80}? mit \S.{0,60}?) tauschen`,
  halt: String.raw`(?:(?:bitte|@?latchkey)[,:]? )*(?:anhalten|alles anhalten|alles stoppen|not-?halt|notstopp|not-?aus|(?:stoppe?|stopp) (?:sofort )?(?:alle )?(?:resets|zurücksetzungen|alles)|(?:alle )?(?:resets|zurücksetzungen) (?:sofort )?(?:stoppen|anhalten|aussetzen)|halte? (?:sofort )?(?:alles|alle resets|die resets|alle zurücksetzungen) an|keine (?:resets|zurücksetzungen) mehr)(?: (?:jetzt|sofort|bitte))*(?:\s*(?:[:,;–—-]|\bwegen\b|\bweil\b)\s*(?<reason>\S.*))?`,
  asksWhoIsThere: [
    String.raw`${ASKS_WHO}.{0,50}\b(?:\w*-?bereitschaft\w*|rufbereitschaft|dienst|zuständig|dran|diensthabend\w*|on-?call|\w*admin\w*|erreichbar|helpdesk|von der it|in der it)\b`,
    String.raw`\b(?:welche[rsn]?|unter welcher) (?:telefon|handy)?-?nummer\b|\bwelcher (?:admin\w*|kollege) (?:hat|ist|macht)\b`,
    String.raw`\b(?:telefon|handy)?-?nummer (?:vom|von der|von|des|der|für|für den|für die) .{0,15}(?:\w*bereitschaft\w*|helpdesk\w*|support\w*|it\b|admin\w*|dienst\w*)`,
    String.raw`\bwen (?:kann|soll|muss|darf|ruf|rufe|ruft)\b.{0,30}\b(?:anrufen|erreichen|anklingeln|an)\b`,
    String.raw`\badministrator\w*\b.{0,60}\bwer ist (?:das|der|die|es)\b`,
    String.raw`\bwer kann (?:mir |uns )(?:beim|bei der) (?:anmeld\w*|login|einlogg\w*)`,
  ].join('|'),
};
