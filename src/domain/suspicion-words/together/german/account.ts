import { anyGerman, NEAR, upTo } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';

const METHODS = String.raw`(?:(?:hinterlegte|registrierte|eingetragene|gespeicherte)\w* (?:\w*nummer|adresse|mail|handy)|sicherheitsinfo\w*|anmeldemethoden?|anmelde-?optionen|methoden|authenticator\w*|wiederherstellungs-?\w+|ersatz-?(?:mail|nummer|e-?mail)\w*|backup-?(?:mail|nummer)|meinem konto|ihrem konto|seinem konto|meinem profil|geräteliste|meinen geräten|ihren geräten)`;
const NOT_BY_ME = String.raw`(?:(?:wusste|weiß) (?:ich|sie|er) nichts (?:von|davon)|nichts davon gewusst|stimmt (?:gar |aber )?nicht|gelogen|gar nicht (?:war|bestellt)|(?:nichts|nix|nie was|gar nichts) (?:\S+ )?(?:geändert|gemacht|verändert|angefasst|eingerichtet|hinzugefügt|gelöscht)|(?:hab|habe|hat|haben) (?:\S+ )?(?:ich|sie|er)?(?: \S+)? ?(?:aber |gar |das |es )*(?:nicht|nie|nich|ned) (?:\S+ )?(?:gemacht|eingerichtet|geändert|hinzugefügt|angelegt|beauftragt|bestellt|veranlasst|beantragt|erstellt|entfernt|verfasst)|war (?:ich|sie|er) (?:aber |das )?(?:ned|nicht|nich|net)\b|nicht von mir|ohne (?:mein|ihr|sein)\w* (?:wissen|zutun|zustimmung)|wer (?:hat|war) das)`;
const SIM = String.raw`(?:\w*-?e?-?sim(?:-?karte)?|(?:ruf|handy|telefon|mobil)?nummer|kein(?:en)? (?:\S+ )?(?:netz|empfang|signal)|portierung\w*|rufnummernmitnahme)`;
const MAILS = String.raw`(?:mails?|e-?mails?|nachrichten|gesendet\w* (?:ordner|elemente|objekte)|gesendete\w*|postausgang|postfach|entwürfe\w*|rechnungen|kunden|lieferanten|kontakte|kollegen|outlook|teams|chats?)`;
const LOG = String.raw`(?:standort|(?:ort|karte|land) der anmeldung|protokoll\w*|anmelde-?(?:verlauf|protokoll|historie)|letzte anmeldung|anmeldung(?:en)? (?:aus|in|von|bei)\b|angemeldet (?:aus|in|von)|verlauf|aktivität(?:en)?|login (?:aus|in|von)|eingeloggt (?:aus|in|von)|zugriff (?:aus|von))`;

export const GERMAN_ACCOUNT: SignsTogether = {
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
        String.raw`(?<!\b(?:wird|wurde|werden|wurden|noch|sie mir|er mir) (?:\S+ )?)\b(?:nie|nicht|nich|ned|nix|nichts) (?:\S+ )?(?:geschrieben|verfasst|verschickt|geschickt|gesendet|schrieb|getippt)\b(?! bekommen)`,
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
        String.raw`\b(?:auf|zu) (?:(?:eine?n?m?r?|ne) )?(?:\S+ )?(?:e-?sim|sim|anbieter|karte|gerät) ${upTo(1)}(?:umgezogen|gewechselt|umgestellt|übertragen|portiert|umgeschrieben)\b|\bersatz-?(?:sim|karte)\b${NEAR}\b(?:geholt|ausgestellt|bestellt|beantragt|abgeholt)\b`,
      ),
      unless: anyGerman(
        String.raw`\b(?:hab|habe) (?:ich )?(?:\S+ )?(?:meine nummer|neue sim|anbieter) (?:\S+ )?(?:mitgenommen|bestellt|gewechselt)\b`,
      ),
    },
  ],
};
