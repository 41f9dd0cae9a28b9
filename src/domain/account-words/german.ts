import { anyGerman, NEAR, SOON, upTo } from '../symptom-words/phrase.ts';
import type { AccountWords } from './account.ts';

const ADMIN = String.raw`\w*-?(?:admin|admins|administrator\w*|sysadmin\w*|systemverwalter\w*|systembetreuer\w*)\b(?! (?:kann\b(?! sich| selbst| selber| nicht)|konnte|soll|hat gesagt|hat gemeint|sagt|sagte|meint|bitte|hat mir))(?!team)`;
const TROUBLE = String.raw`\b(?:\w*gesperrt|nicht (?:mehr )?(?:rein|an|in|ins)|kommt|kommen|komm|komme|kann sich|können uns|kann mich|kein\w*|verloren|verlor|vergessen|neues (?:\S+ )?(?:handy|iphone|telefon)|handy|kaputt|geht nicht|ausgeschlossen|weg|nicht rein|sms|code|app|selbst|selber|zugang|gestohlen|geklaut|authenticator)\b`;
const RUNS = String.raw`(?:betreu\w*|verwalt\w*|administrier\w*|mache?|macht|kümmer\w*|manag\w*|zuständig|verantwortlich\w*|eingerichtet|zusammengeklickt|angelegt|aufgesetzt|leite\w*|pfleg\w*|schmeiß\w*|besitz\w*|gehört|bin für|führ\w*)`;
const TENANT = String.raw`(?:microsoft[- ]?365|m365|ms ?365|office[- ]?365|o365|365|tenant\w*|mandanten?|entra\w*|azure|(?:die |der |unsere? |unserer |ganze |gesamte |ganzen |gesamten |komplette )+(?:it|edv)(?!-)|office|microsoft|it-?administration|edv|lizenzen|abonnement|abo|benutzerverwaltung)\b`;

export const GERMAN_ACCOUNTS: AccountWords = {
  admin_locked_out: anyGerman(
    String.raw`\b(?:cloud|m365|365|azure|entra|microsoft|identity|tenant)-?(?:verantwortliche\w*|betreuer\w*|leiter\w*|guru|experte\w*|mensch|zuständige\w*)\b|\b\w*rollenadministrator\w*|\bzugriff (?:auf|aufs|auf das) (?:\S+ )?(?:admin|entra|azure)`,
    String.raw`\b\w*-?admin(?:istrator)?(?:en)?-?roll\w*|\brolle (?:als |des |der |einer |eines |von )?(?:\S+ )?\w*-?admin\w*|\b(?:mit|hat|habe|hab|haben|besitzt) (?:\S+ ){0,3}(?:\w*-?admin(?:istrator)?(?:en)?-?(?:rechte\w*|berechtigung\w*|zugang)|domänen-?admin\w*|global-?admin\w*)|\b(?:die|der) ${upTo(3)}(?:konten|benutzer|zugänge) (?:anlegt|einrichtet|freischaltet|entsperrt|zurücksetzt|verwaltet)\b|\b(?:ganzen?|alle|allen?) (?:microsoft|office|365|m365|it|entra)[- ]?(?:sachen|kram|zeug|dinge)\b`,
    String.raw`\bsuper-?admin\w*|\bprivilegierte[ns]? (?:konto|account)|\b(?:verwalt\w*|betreu\w*|kümmer\w*|manag\w*) ${upTo(3)}(?:konten|benutzer|zugänge|lizenzen|mfa)\b|\b(?:konten|benutzer|zugänge|lizenzen) (?:verwalt\w*|betreu\w*)`,
    String.raw`\b(?:hauptkonto|firmenkonto)\b${NEAR}\b(?:lizenzen|alle anderen)\b|\bkonto,? (?:das|mit dem) ${upTo(3)}(?:alle anderen|lizenzen)\b|\b(?:alles|abo\w*) (?:läuft )?auf (?:meinen|ihren|seinen) namen\b`,
    String.raw`\b(?:einziger?|unser|der|letzter) ga\b|\b(?:m365|microsoft-?365|office|it|system|edv|tenant)-?(?:verantwortliche\w*|betreuer\w*|zuständige\w*|leiter\w*|beauftragte\w*)\b|\bdie it bin ich\b|\bich bin die it\b|\bnicht (?:mehr )?(?:rein )?in (?:entra|azure)\b|\bkonten verwaltet\b|\bverwaltet (?:die|unsere|alle) konten\b|\ballen die zugänge\b|\babo\w* (?:gehört mir|läuft auf mich)|\bmir gehört das abo\w*`,
    String.raw`\b(?:der|die|das) einzige\w*,? (?:der|die|das) ${upTo(3)}(?:anlegen|verwalten|zurücksetzen|freischalten|entsperren|löschen) (?:kann|darf)|\bmacht\b ${upTo(3)}die (?:it|edv)\b${SOON}\b(?:nur|allein) ?(?:er|sie|ich)?\b|\b(?:sysadmin\w*|systemadmin\w*)\b`,
    String.raw`\b(?:geschäftsführer\w*|chef\w*|inhaber\w*|büroleiter\w*|sekretär\w*) und (?:die |der )?(?:it|edv|admin)\b|\bit in einem\b|\bkein(?:e[rn]?)? admin\w*\b${NEAR}\b(?:rein|anmelden|mehr|einloggen)\b|\bkonto\b${NEAR}\btenant\b ${upTo(2)}(?:angelegt|erstellt|eingerichtet)`,
    String.raw`\b(?:setzt|setze|setzen) ${upTo(2)}(?:nur|allein|einzig) ${upTo(3)}(?:passwörter|kennwörter|mfa|alles|konten) ${upTo(2)}zurück|\bnur\b ${upTo(3)}(?:setzt|kann|darf) ${upTo(3)}(?:passwörter|kennwörter|mfa|konten) ${upTo(1)}(?:zurücksetzen|zurück)`,
    String.raw`(?<!\b(?:von|vom|durch|laut|frage|fragte|gefragt) )\b(?:global\w*|einzige\w*|letzte\w*|unser\w*|mandanten\w*|tenant\w*|m365\w*|anderer|zweite\w*|alle|der|die|das|mein) ?-?(?:\S+ )?${ADMIN}${SOON}${TROUBLE}`,
    String.raw`\bglobal\w*[ -]?admin|\btenant-?admin|\b(?:einzige\w*|letzte\w*|alleinige\w*) (?:\S+ )?\w*-?admin`,
    String.raw`\b(?:bin|ist|sind|bist|war|als) (?:auch |selbst |hier |bei uns |ja |leider |der |die |ein |eine |unser |unsere |einzige\w* |globale\w* |letzte\w* |nun mal )*${ADMIN}`,
    String.raw`\bkein\w* (?:ander\w*|zweit\w*|weiter\w*) (?:\S+ )?\w*-?admin|\bsonst (?:hat |ist )?(?:hier )?(?:niemand|keiner)(?: \S+){0,2} \w*-?admin`,
    String.raw`\badmin(?:istrator\w*)?-?(?:konto|account|zugang|login|benutzer|center|portal|rechte)\w*|\b(?:microsoft|m365|entra|azure|office)[ -](?:\S+[ -])?(?:admin )?(?:center|portal)\b`,
    String.raw`\b(?:authentifizierungs|exchange|sicherheits|benutzer|sharepoint|teams|abrechnungs|system|cloud|intune)-?administrator\w*|\bhier (?:der |die )?(?:\w*-?admin\w*)\b|\bga-?konto\b|\bbreak-?glass|\bnotfall-?konto`,
    String.raw`\b${RUNS}\b ${upTo(5)}${TENANT}(?! (?:ein|an|konto|app))|\b${TENANT}\b ${upTo(4)}${RUNS}\b(?! (?:gerade|nicht mehr))`,
    String.raw`\b(?:mein|unser|der|die|das)? ?${TENANT}${NEAR}\b(?:allein|alleine|im alleingang|ganz allein)\b|\b(?:allein|alleine|alleinige\w*)\b${NEAR}\b${TENANT}`,
    String.raw`\b(?:unser\w*|der|die|eine|einen|einzige\w*|dem|unserem) (?:\S+ )?(?:it-?ler\w*|itler\w*|it-?(?:leiter\w*|chef\w*|mann|frau|verantwortliche\w*|mensch|fachmann|kolleg\w*|beauftragte\w*)|edv-?\w+|informatiker\w*|systemhaus)\b${SOON}${TROUBLE}`,
    String.raw`\b(?:inhaber\w*|eigentümer\w*|besitzer\w*)\b${NEAR}\b(?:${TENANT}|mandant\w*)`,
    String.raw`\b(?:niemand|keiner|kein anderer|sonst niemand|sonst keiner)\b ${upTo(4)}(?:adminrechte|admin-rechte|rechte|berechtigung\w*|zugriff auf (?:das|den)|admin\w*)\b|\b(?:der|die|als) einzige\w*\b${NEAR}\b(?:rechte\w*|berechtigung\w*|zugriff|zurücksetz\w*)|\bals einzige\w* ${upTo(3)}(?:adminrechte|rechte|berechtigung\w*|zugriff)\b|\beinzige\w* mit (?:\S+ )?(?:rechten|berechtigung\w*)|\bmädchen für alles\b|\b(?:zuständig|verantwortlich) für (?:die |unsere )?(?:it|edv|technik|computer)|\bnur\b ${upTo(4)}(?:hat|habe|haben|hatte) ${upTo(4)}(?:rechte|berechtigung\w*|adminrechte|\w*admin\w*konto|administratorkonto)\b|\b(?:rechte|berechtigung\w*) (?:im|für den|für das|auf den) ${TENANT}|\bsonst (?:kommt|kann|darf) ${upTo(2)}(?:keiner|niemand)\b`,
    String.raw`\bvertretung (?:gibt|hab|haben|existiert)\w*\b ${upTo(2)}kein\w*|\beinen zweiten gibt es nicht|\bkeinen zweiten\b|\bkeine vertretung\b|\b(?:ein|1)-?(?:mann|frau|personen)-?(?:it|abteilung|betrieb|firma|it-?\w+)`,
    String.raw`\b(?:ich|wer|der|die) ${upTo(3)}(?:sonst|normalerweise|immer|üblicherweise) ${upTo(5)}zurücksetz`,
  ),
  personal_account: anyGerman(
    String.raw`\b(?:privat\w*|persönlich\w*|eigene[sn]?) (?:\S+ )?(?:microsoft|outlook|hotmail|ms|mail|e-?mail|xbox)?-?\w*(?:konto|account|postfach|adresse|mail)\b`,
    String.raw`(?<!\b(?:an|auf) (?:\S+ ){0,2})\b(?:hotmail|outlook\.(?:com|de)|live\.(?:com|de)|gmx|web\.de|gmail|xbox|minecraft)\b`,
    String.raw`\bnicht (?:dienstlich|für die arbeit|geschäftlich)\b`,
  ),
  school_account: anyGerman(
    String.raw`\b(?:schul|uni|hochschul|studenten|studi|schüler|studierenden|campus|fh)-?(?:konto|account|mail|e-?mail|adresse|login|zugang|postfach)\w*`,
    String.raw`\b(?:an|in|von|auf|für|bei) (?:\S+ )?(?:schule|uni|universität|hochschule|berufsschule|gymnasium|fh)\b${NEAR}\b(?:konto|account|anmeld\w*|login|mail|teams|code|authenticator|passwort)\b|\b(?:bin|als) (?:\S+ )?(?:schüler\w*|student\w*|studi|studierende\w*|lehrer\w*|azubi an)\b|\bstudiere an\b`,
  ),
};
