import { BEFORE_NAME, NAME } from './naming.ts';
import type { Naming } from './naming.ts';

const TROUBLE = String.raw`(?:(?:kommt|kann|könnte|bekommt|kriegt|sieht|findet|schafft|darf)(?: sich| es| seit \S+| heute| gerade| leider)* (?:nicht|nich|nimmer|keine?n?)|hat(?: sich)? (?:(?:gestern|heute|leider|wieder) )?(?:ein neues|sein|ihr|das|keine?n?|die|den|auf|versehentlich|ausgesperrt)|hat \S+ \S+ (?:verloren|vergessen)|ist (?:ausgesperrt|gesperrt|rausgeflogen)|braucht|wurde (?:das|ausgesperrt|sein|ihr)|verlor|vergaß)\b`;
const PERSON = String.raw`(?:[Kk]olleg(?:e|en|in)|[Mm]itarbeiter(?:in|s)?|[Tt]eamkolleg(?:e|en|in)|[Cc]hef(?:in|s)?|[Vv]orgesetzte[rn]?|[Ff]reund(?:in)?|[Aa]zubi|[Pp]raktikant(?:in|en)?)`;
const TITLE = String.raw`(?:Herrn?|Frau|Hr\.|Fr\.|Dr\.|Prof\.)`;

// German writes every noun with a capital: a name is believed behind a title or a word for a colleague, or with trouble behind it.
export const GERMAN_NAMING: Naming = {
  patterns: [
    new RegExp(`\\b${PERSON},? (?:${TITLE} )*(${NAME})(?![\\p{L}@])`, 'u'),
    new RegExp(`\\b(?:${TITLE} )+(${NAME})(?![\\p{L}@])`, 'u'),
    new RegExp(`${BEFORE_NAME}(?:[Dd]ie |[Dd]er )?(${NAME}) ${TROUBLE}`, 'u'),
    new RegExp(
      `\\b(?:MFA|Konto|Zugang|Passwort|Authenticator|Handy) (?:für|von) (${NAME})(?![\\p{L}@])`,
      'u',
    ),
    new RegExp(
      `\\b[Bb]ei (${NAME}) (?:kommt|erscheint|geht|klappt|fehlt|funktioniert|steht|ploppt|poppt)\\b`,
      'u',
    ),
  ],
  noNames: [
    'ich|du|er|sie|es|wir|ihr|man|wer|was|wo|wie|wann|warum|hier|da|dort|jetzt|und|aber|oder|wenn|weil|dass|seit|bitte|hallo|moin',
    'mein|meine[nrsm]?|unser|unsere[nrsm]?|dein|deine[nrsm]?|euer|eure[nrsm]?|der|die|das|den|dem|des|ein|eine[nrsm]?|kein|keine[nrsm]?',
    'kollege|kollegin|kollegen|mitarbeiter|mitarbeiterin|chef|chefin|herr|herrn|frau|leute|team|niemand|keiner|jemand|einer|alle',
    'handy|diensthandy|telefon|smartphone|gerät|app|konto|benutzer|benutzername|passwort|kennwort|anmeldung|login|seite|fehler|code',
    'nummer|sms|anruf|mitteilung|benachrichtigung|anfrage|bestätigung|browser|rechner|laptop|pc|akku|display|bildschirm|zugang|admin',
    'administrator|support|helpdesk|it|schlüssel|passkey|system|server|drucker|aufzug|auto|kantine|montag|dienstag|mittwoch|donnerstag',
    'freitag|samstag|sonntag|heute|gestern|morgen|danke|hilfe|guten|liebe|lieber|liebes|tag|abend|firma|verwaltung|vertrieb|lager|gäste|alle',
  ],
};
