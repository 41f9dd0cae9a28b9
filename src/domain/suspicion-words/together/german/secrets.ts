import { anyGerman, NEAR, upTo } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';
import { NONE_COMES } from './words.ts';

const SECRET = String.raw`(?:\w*codes?|\w*passwort\w*|kennwort\w*|\w*zahl|zahlen|\w*nummer|ziffern|pin|zugangsdaten|anmeldedaten|login-?daten|login daten|tan|daten)`;
const TYPED = String.raw`(?:eingegeben|eingetippt|eingetragen|angemeldet|eingeloggt|ausgefüllt|gescannt|reingeschrieben|hinterlassen|preisgegeben)`;
const ODD_PAGE = String.raw`(?:rechtschreibfehler|tippfehler|\.(?:xyz|top|ru|cn|online|site|shop)|nur so aus\w*|so aussah|wie unsere|nachmacht|imitier\w*|whatsapp|(?:paket|dhl|post|liefer|gewinnspiel|umfrage|bank|docusign|bonus|rechnungs|steuer|zustell)\w*-?(?:seite|link|formular|website|mail|sms|benachrichtigung)|(?:war|ist) (?:\S+ ){0,3}(?:keine? echte\w*|nicht echt|gefälscht|fake|betrug|unecht|falsch)|nicht die echte|andere adresse|komische adresse|fake|nachgebaut\w*|kopie von|sah (?:\S+ )?aus wie|link (?:\S+ )?(?:in|aus|von) (?:der|einer|ner) (?:mail|e-?mail|sms|nachricht)|aus (?:der|einer|so ner) (?:mail|e-?mail|sms))`;
const CALLER = String.raw`(?:angerufen|anruf\w*|rief\b|am telefon|telefoniert|angeschrieben|kontaktiert|der typ|ein typ|so ein typ|einer (?:von|vom|aus)|der von|die von|jemand (?:von|vom|aus)|ein (?:herr|mann)|eine (?:frau|dame)|hotline|externe\w*|fremde\w*|unbekannte\w*|wer angerufen|whatsapp\w*|signal\b|telegram|hat mich wer|mich wer)`;
const MADE_ME = String.raw`(?:sollte|solle|soll|musste|durfte|sollten|gebeten|bat|aufgefordert|wollte|wollten|brauchte|verlangte|gefragt|fragte)`;
const TO_DO = String.raw`(?:${SECRET}|bestätig\w*|freigeb\w*|freigegeben|aufmachen|öffnen|installier\w*|vorles\w*|durchgeb\w*|eingeb\w*|aufschalt\w*|quick ?assist|remotehilfe|fernwartung|anydesk|teamviewer|bildschirm|genehmig\w*)`;

export const GERMAN_SECRETS: SignsTogether = {
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
};
