import { anyGerman, NEAR, SOON, upTo } from './phrase.ts';
import type { Phrases } from './phrase.ts';

const NOT = String.raw`\b(?:nicht|nich|net|ned|nix|nie|niemals|kein\w*|nichts|ohne|fehl\w*|weg|nimmer|nirgends|vergebens|vergeblich)\b`;
const PHONE = String.raw`(?:\w*handys?|\w*smartphones?|i-?phones?|mobiltelefon(?:s|e)?|mobiles?|\w*telefon(?:s|e)?|\w*geräts?|\w*geräte|android|samsung|galaxy|pixel)\b`;
const APP = String.raw`(?:\w*authenticator\w*|\w*authentifikator\w*|auth-?app|\w*app)\b`;
const PUSH = String.raw`\b(?:push\w*|mitteilung\w*|\w*benachrichtigung\w*|\w*anfragen?|\w*anforderung(?:en)?|popups?|bestätigung(?:en)?|bestätigungs(?:anfrage|aufforderung|fenster|meldung|bildschirm)\w*|aufforderung\w*|genehmigung\w*|freigaben?|prompts?|meldung(?:en)?|hinweis)\b(?!-id)`;
const CODE = String.raw`(?<!qr-)(?<!qr )(?<!fehler)(?<!fehler-)(?<!strich)\b(?!qr|fehler|bar)(?:\w*codes?|\w*kode|ziffern|zahlencode|einmal-?(?:kennwort|passwort)\w*|prüfnummer)\b(?! ?[:#]? ?\d)`;
const TEXT = String.raw`\b(?:\w*sms\w*|\w*-sms|textnachricht\w*|kurznachricht\w*|\w*anruf|anrufe|telefonanruf\w*|rückruf|e-?mail-?code\w*|mailcode)\b`;
const PASSKEY = String.raw`\b(?:\w*pass-?keys?|haupt-?schlüssels?|sicherheits-?schlüssels?|hardware-?schlüssels?|usb-?(?:schlüssels?|keys?|sticks?|tokens?)|yubi-? ?keys?|fido2?\S*|security keys?|sicherheits-?(?:stick|token))\b`;
const BROKEN = String.raw`(?:kaputt\w*|defekt\w*|tot\b|hin\b|hinüber|geschrottet|zerbrochen|zersprungen|zersplittert|gesplittert|gesprungen|zerstört|überfahren|runtergefallen|heruntergefallen|abgesoffen|wasserschaden|schrott|im eimer|gestorben|verreckt|verbrannt|geschmolzen|zerkratzt|zerlegt|überrollt|aufgebläht|ersoffen|durchgebrannt|spinnennetz|im wasser gelandet|unter (?:die räder|ein auto|den zug)|in (?:tausend|vielen|hundert|zwei|mehreren|lauter) (?:teilen|stücken|einzelteilen)|verblichen\w*)`;
const LOST = String.raw`(?:verlor\w*|verlier\w*|verlust|verschwunden|vergess\w*|verlegt|verschusselt|verbummelt|verschlampt|liegen ?(?:gelassen|geblieben)|liegenlassen|liegen lassen|unauffindbar|abhanden|verschollen|futsch|(?:irgendwo|wo) ${upTo(4)}gelassen|stehen ?(?:gelassen|lassen))`;
const PASSWORD = String.raw`(?:passwort\w*|passwörter|kennwort|pw|login-?daten)`;

export const GERMAN: Phrases = {
  symptoms: {
    stolen_phone: anyGerman(
      String.raw`(?<!\b(?:nicht|net|kein\w*) (?:ge)?)\b(?:gestohlen|geklaut|beklaut|bestohlen|klaute[n]?|stahl(?:en)?|\w*diebstahl|taschendieb\w*|dieb\w*|beraubt|ausgeraubt|überfallen|entwendet|geraubt|raub|einbruch|eingebrochen|einbrecher\w*|gemopst|entrissen|aus der hand gerissen)\b${SOON}\b(?:${PHONE}|tasche|rucksack|jacke|auto)`,
      String.raw`\b${PHONE}${NEAR}\baus (?:der|meiner|ihrer|seiner|da) (?:hand|tasche|jackn?e?|hosentasche|taschn) (?:ge)?(?:zogen|rissen|holt|nommen|fischt)|\b(?:mir|ihr|ihm|uns|wer|jemand|einer|hams)\b ${upTo(4)}${PHONE} (?:\S+ )?(?:gezogen|zogen|gezockt|abgezogen|abgenommen|gezupft|gestibitzt|abgezockt)|\b${PHONE}${SOON}(?<!\b(?:nicht|net|kein\w*) )\b(?:gestohlen|geklaut|\w*diebstahl|beraubt|überfallen|entwendet|geraubt|einbruch|eingebrochen|gemopst|dieb\w*|mitgenommen|entrissen|gerissen)\b`,
      String.raw`\bmit (?:meinem|ihrem|seinem|dem) ${PHONE}${NEAR}\b(?:abgehauen|weggerannt|weggelaufen|getürmt|geflüchtet|davon|verschwunden)\b|\b${PHONE} (?:gezogen|gezockt|abgezogen|gezupft|stibitzt|abgenommen|abgezockt)\b|\b(?:beklaut|bestohlen)\b|\b(?:handy|telefon)diebstahl|\bdieb\w* (?:hat|haben)\b|\b(?:überfallen|ausgeraubt|beraubt) (?:worden|wurde)|\bwurde ${upTo(4)}(?:überfallen|ausgeraubt|beraubt)`,
    ),
    lost_passkey: anyGerman(
      String.raw`\b(?:${LOST}|${BROKEN}|finde\w*|gestohlen|geklaut)\b${NEAR}${PASSKEY}`,
      String.raw`${PASSKEY}${NEAR}\b(?:${LOST}|${BROKEN}|weg|gewaschen|waschmaschine|liegen|gefallen|gully|kanal|abgebrochen|gestohlen|geklaut|leuchtet nicht|finde\w* (?:\S+ )?nicht|reagiert nicht|auf dem grund|versunken|untergegangen)\b(?!.{0,60}\bneue)`,
    ),
    passkey_not_on_new_phone: anyGerman(
      String.raw`${PASSKEY}${NEAR}\b(?:neu\w*|alt\w*|ander\w*|synchron\w*|übertrag\w*|mitgekommen|mit umgezogen|übernommen|umgezogen|mitgenommen|umzug|rübergekommen|wechsel\w*)\b`,
      String.raw`\b(?:neu\w*|gewechselt|umgestiegen|wechsel)\b${SOON}${PASSKEY}`,
      String.raw`\bkein\w* (?:\S+ )?${PASSKEY}|${PASSKEY} ${upTo(3)}(?:nicht|nich) ${upTo(1)}(?:da|dabei|drauf|vorhanden|verfügbar|gefunden)\b`,
    ),
    stuck_at_passkey_set_up: anyGerman(
      String.raw`${PASSKEY}${NEAR}(?:\w*einricht\w*|eingerichtet|erstell\w*|anleg\w*|anzuleg\w*|registrier\w*|hinzufüg\w*|hinzuzufüg\w*|einzurichten|verlangt|erzwungen|pflicht|überspring\w*|gezwungen)`,
      String.raw`\b(?:\w*einricht\w*|einzurichten|erstell\w*|anleg\w*|registrier\w*|verlang\w*|zwing\w*|gezwungen|fordert|will|soll|muss)\b${NEAR}${PASSKEY}`,
    ),
    lost_phone: anyGerman(
      String.raw`\b${PHONE}${NEAR}\b(?:${LOST}|weg|zu ?hause|daheim)\b(?! gegeben)`,
      String.raw`\b(?:${LOST}|findet|finde|suche|sucht)\b${NEAR}\b${PHONE}`,
      String.raw`\b${PHONE}${NEAR}\b(?:nicht mehr|nicht) ${upTo(2)}(?:finden|dabei|da|findet|auffindbar)\b`,
      String.raw`\b${PHONE} (?:liegt|lag|ist|blieb|steckt) ${upTo(4)}(?:taxi|zug|bus|bahn|hotel|autobahn\w*|zu hause|zuhause|daheim|büro|auto|cafe)|\b${PHONE}${NEAR}\b(?:irgendwo|keine ahnung wo)\b|\b(?:weiß (?:\S+ )?nicht,?|keine ahnung,?|frag mich,?) wo ${upTo(3)}${PHONE}`,
    ),
    new_phone: anyGerman(
      String.raw`\b(?:neue?s?|neuen|neuem|anderes|anderen|ersatz\w*|kaputte\w*|defekte\w*|austausch\w*) ?-?(?:\S+ ){0,2}(?:${PHONE}|\w*nummer)\b`,
      String.raw`\b(?:ersatz|neu|austausch|leih)-?(?:handy|gerät|telefon)|\b\w*(?:handy|telefon|geräte)-?(?:wechsel|tausch)`,
      String.raw`\b${PHONE}${NEAR}\b(?:${BROKEN}|gewechselt|getauscht|ausgetauscht|ersetzt|gefallen|verkauft|zurückgegeben|abgegeben|eingetauscht|umgetauscht|wechsel\w*)`,
      String.raw`\b(?:gewechselt|getauscht|umgestiegen|wechsel\w*|statt)\b${NEAR}\b(?:${PHONE}|\w*nummer)`,
      String.raw`\b${PHONE}${NEAR}\b(?:geht|lässt sich|springt|startet|schaltet)\b ${upTo(2)}(?:nicht|nimmer|nich) ${upTo(1)}(?:mehr )?(?:an|einschalten|starten)?\b`,
      String.raw`\b(?:display|bildschirm|touchscreen|akku) ${upTo(3)}(?:${BROKEN}|schwarz|tot)${SOON}\b(?:${PHONE}|bestätig\w*|freigeb\w*|genehmig\w*|touch|anmeld\w*)`,
      String.raw`\b(?:kaputt|zerstört|verkauft|abgegeben|zurückgegeben)\b${NEAR}\b${PHONE}|\b(?:noch|immer noch) (?:\S+ )?(?:am|auf dem|auf'm|aufm) (?:alten|iphone|samsung|pixel|android)\b|\baltes? (?:handy|telefon|gerät)\b|\baufs alte\b|\bneue \w*nummer\b|\bnach dem alten\b|\b(?:geliehen\w*|leih\w*)\b${NEAR}\b${PHONE}`,
    ),
    shared_phone_qr: anyGerman(
      String.raw`\bqr\S*${SOON}\b(?:pin|gemeinsam\w*|gemeinschafts\w*|geteilt\w*|filial\w*|schicht\w*|lager\w*|station\w*|kiosk\w*|\w*ausweis\w*|badge)\b`,
      String.raw`\b(?:pin|gemeinsam\w*|gemeinschafts\w*|geteilt\w*|filial\w*|schicht\w*|lager\w*|stations\w*|kiosk\w*|\w*ausweis\w*|badge)\b${SOON}\bqr`,
    ),
    where_is_my_qr_code: anyGerman(
      String.raw`\bqr\b|\bqr-|\bqrcode|\bbarcode|\bstrichcode|\b(?:quadrat|viereck|kästchen|pixelbild)\b${NEAR}\b(?:\w*scannen|\w*zuscannen)\b`,
    ),
    app_signed_out_or_reinstalled: anyGerman(
      String.raw`\b(?:neu ?installier\w*|neuinstall\w*|deinstallier\w*|wieder installiert|gelöscht|löschte|lösche|entfernt|zurückgesetzt|abgemeldet|ausgeloggt|rausgeflogen|rausgeworfen|geworfen|neu drauf)\b${NEAR}\b${APP}`,
      String.raw`\b${APP}${NEAR}\b(?:neu ?installier\w*|deinstallier\w*|gelöscht|entfernt|zurückgesetzt|abgemeldet|ausgeloggt|rausgeflogen|rausgeworfen|leer|weg|neu drauf|wieder drauf)\b`,
      String.raw`\b${APP}${NEAR}\b(?:verlangt|will|braucht|fragt)\b${NEAR}\b(?:code|bestätigung|anmeld\w*)`,
      String.raw`\bkont(?:o|en)\b${NEAR}\b(?:aus|in) (?:der|dem) ${APP}${NEAR}\b(?:gelöscht|entfernt|weg|verschwunden)|\b(?:gelöscht|entfernt|verschwunden)\b${NEAR}\bkont(?:o|en)\b${NEAR}\b${APP}|\bnichts (?:mehr )?drin\b|\beinträge (?:\S+ )?(?:weg|verschwunden|gelöscht)|\bhenne\b${NEAR}\bei\b|\bteufelskreis|\bkatze\b${NEAR}\bschwanz`,
      String.raw`\b(?:keine? kont(?:o|en) (?:mehr )?(?:drin|in der|da|vorhanden|angezeigt|mehr)|konten (?:sind )?weg)\b|\bwerkseinstellung\w*|\b${PHONE}${NEAR}\bzurückgesetzt\b(?! werden)`,
      String.raw`\bzum (?:anmelden|einloggen)\b${NEAR}\bbrauch\w*\b${NEAR}\b${APP}`,
    ),
    too_many_attempts: anyGerman(
      String.raw`\bzu (?:viele|oft|häufig)\b(?! (?:push|anfragen|mitteilungen|benachrichtigungen|weiterleitungen))`,
      String.raw`\bspäter (?:noch ?ein?mal|noch ?mal|erneut|wieder)|\b(?:vorübergehend|zeitweise|temporär|zeitweilig|für ${upTo(2)}(?:minuten|stunde\w*)) gesperrt|\b(?:limit|höchstzahl|maximale anzahl|obergrenze)\b`,
      String.raw`\b(?:[1-9]\d|zehn|elf|zwölf|fünfzehn|zwanzig|dreißig|vierzig|fünfzig|dutzende?|hundert|x)[ -]?(?:mal|versuche\w*|codes)\b|\bnach dem (?:[1-9]\d\.|zehnten|elften|zwölften|fünfzehnten|zwanzigsten|x-?ten)\b|\bversuch\w*${NEAR}\b(?:aufgebraucht|überschritten|gesperrt)`,
    ),
    asked_to_set_up: anyGerman(
      String.raw`\b(?:weitere|mehr|zusätzliche) (?:sicherheits)?informationen\b|\bschütz\w* (?:sie )?(?:ihr|dein|das) konto|\bkonto (?:zu )?schützen|\bschutz (?:ihres|des|deines) kontos|\baktion erforderlich|\bsicherheitsinformationen (?:\S+ )?(?:einricht\w*|hinzu\w*|aktualisier\w*)`,
      String.raw`\b(?:soll|sollen|muss|müssen|fordert|verlangt|will|aufgefordert|warum)\b[^.!?]{0,100}\b(?:\w*einricht\w*|einzurichten|registrier\w*|neu anmelden|installier\w*|hinzufüg\w*)\b`,
      String.raw`\bmfa[ -](?:einricht\w*|registrier\w*)|\b(?:einrichtungs|registrierungs)-?(?:seite|assistent)`,
    ),
    text_or_call_never_arrives: anyGerman(
      `${NOT}${NEAR}${TEXT}`,
      `${TEXT}${NEAR}${NOT}`,
      String.raw`\bcode${NEAR}\b(?:per|als|via) (?:sms|mail|e-?mail|telefon|anruf)\b${NEAR}${NOT}|${NOT}${NEAR}\bcode${NEAR}\b(?:per|als|via) (?:sms|mail|e-?mail|telefon|anruf)\b`,
      String.raw`\bwart\w* ${upTo(5)}(?:auf )?${upTo(3)}(?:\w*sms|\w*anruf)|${TEXT}${NEAR}\b(?:bleibt|bleiben) (?:aus|still)|${TEXT}${NEAR}\bauf sich warten|\bfestnetz\w*${NEAR}\b(?:still|stumm)|\b(?:klingelt|klingeln)\b ${upTo(2)}${NOT}|${NOT} ${upTo(2)}klingelt`,
    ),
    push_never_arrives: anyGerman(
      `${NOT}${NEAR}${PUSH}`,
      `${PUSH}${NEAR}${NOT}`,
      String.raw`\b(?:app|handy|telefon|smartphone)\b${NEAR}\bbleibt (?:stumm|still|dunkel)|\b(?:nichts|keine antwort) von ihnen (?:gehört|erhalten)|\brührt sich\b${NEAR}\b(?:nichts|nix)|\b${PHONE}${NEAR}\bund[ .…]*stille\b`,
      String.raw`\b${PHONE} ${upTo(3)}(?:bleibt (?:stumm|still|dunkel)|meldet sich nicht|zeigt nichts|rührt sich nicht|(?:ploppt|poppt|erscheint|kommt|passiert) (?:gar |einfach |aber )?(?:nix|nichts))`,
      String.raw`\b${APP}${NEAR}\b(?:reagiert|meldet sich|fragt|zeigt|poppt|ploppt|rührt sich|klingelt|vibriert)\b ${upTo(2)}(?:nicht|nichts|nix|nimmer)\b(?!${NEAR}code)`,
      String.raw`\b(?:kommt|passiert|erscheint|ploppt|poppt)\b ${upTo(2)}(?:nichts|nix)\b|\b(?:nichts|nix)\b ${upTo(3)}(?:${PHONE}|${APP})`,
      String.raw`\b(?:zahl|nummer)\b${SOON}(?:${NOT}|\bnirgends\b)${NEAR}\b(?:handy|app|eingeben)\b`,
    ),
    forgot_password: anyGerman(
      String.raw`\b${PASSWORD}\b${NEAR}\b(?:vergess\w*|falsch|abgelaufen|ungültig|verfallen|nicht mehr|ändern|geändert werden|neu|zurücksetz\w*|weiß|weiss|stimmt nicht|entfallen|weg|nicht angenommen|geht nicht|gesperrt)\b`,
      String.raw`\b(?:vergess\w*|falsche\w*|abgelaufene\w*|neues|altes|zurücksetzen|weiß|weiss)\b${NEAR}\b${PASSWORD}\b`,
    ),
    wrong_name: anyGerman(
      String.raw`\b(?:konto|benutzer\w*|account|adresse|anmeldename\w*|nutzername\w*)\b${NEAR}\b(?:existiert nicht|nicht gefunden|nicht vorhanden|unbekannt|gibt es nicht|gibts nicht|nicht erkannt|falsch|existiert nicht mehr)\b`,
      String.raw`\bkein\w* (?:konto|benutzer|account)\b${NEAR}\b(?:finden|gefunden|vorhanden)|\b(?:kennt|findet|erkennt) ${upTo(4)}(?:konto|benutzer\w*|account|adresse|namen|nicht)\b`,
      String.raw`\b(?:geheiratet|(?:seit|nach|durch) (?:der|ihrer|seiner|meiner) (?:heirat|hochzeit|scheidung)|geschieden|namensänderung|neuer nachname|neuen nachnamen|neuen namen|umbenannt|heißt jetzt|heiße (?:jetzt|ich anders)|hieß (?:bis|früher|vorher)|mädchenname\w*)\b`,
      String.raw`\balias\b|\bwelche[rnm]? (?:benutzername\w*|anmeldename\w*|adresse|e-?mail\w*|nutzername\w*)|\b(?:vertippt|tippfehler)\b|\bmit welche\w*\b${NEAR}\banmeld|\bhier nicht mit einem\b`,
    ),
    sign_in_goes_round: anyGerman(
      String.raw`\b(?:\w*schleife\w*|endlos\w*|im kreis|hin und her|immer wieder|von vorne?|jedes mal wieder|wieder (?:die |zur )?(?:anmeldeseite|anmeldung)|alle (?:\d+|paar|zwei|drei|fünf|zehn) (?:minuten|sekunden))\b`,
      String.raw`\b(?:leere|weiße|schwarze)[srn]? (?:seite|bildschirm|fenster)|\bseite ${upTo(2)}(?:hängt|lädt|bleibt|weiß|leer)|\bweitergeleitet|\bweiterleit\w*|\bcookies?\b`,
      String.raw`\b(?:springt|landet|lande|fliegt|wirft|schickt|leitet) ${upTo(5)}(?:zurück|anmeldeseite|anmelden|anfang|startseite)|\bkommt (?:man |er |sie |es |wieder )*(?:zurück|an den anfang|auf die anmeldeseite)`,
      String.raw`\b(?:fragt|will|verlangt) (?:\S+ )?(?:ständig|dauernd|immer|laufend|andauernd)\b`,
    ),
    app_shows_no_code: anyGerman(
      `${NOT}${NEAR}${CODE}`,
      `${CODE}${NEAR}${NOT}`,
      String.raw`${CODE}${NEAR}\b(?:falsch|ungültig|abgelehnt|abgelaufen)\b|\beinmal-?(?:kennwort|passwort|code)|\b(?:wo|welcher|welchen)\b${NEAR}${CODE}|\bkeine (?:zahl|zahlen|nummer|ziffern?)\b`,
      String.raw`\bsechsstellig\w*|\b6-?stellig\w*`,
    ),
  },
  together: {
    lost_passkey: [
      anyGerman(PASSKEY),
      anyGerman(String.raw`\b(?:${LOST}|${BROKEN}|weg|gestohlen|geklaut)\b`),
    ],
    stolen_phone: [
      anyGerman(String.raw`\b${PHONE}`),
      anyGerman(String.raw`\b(?:gestohlen|geklaut|beklaut|dieb\w*|überfallen|entrissen|einbruch)\b`),
    ],
    stuck_at_passkey_set_up: [
      anyGerman(PASSKEY),
      anyGerman(
        String.raw`\b(?:fehler|klappt nicht|geht nicht|hängt|überspringen|vorbei|fehlgeschlagen|schiefgelaufen)\b`,
      ),
    ],
    passkey_not_on_new_phone: [
      anyGerman(PASSKEY),
      anyGerman(String.raw`\b(?:neu\w*|alt\w*|wechsel\w*|gewechselt)\b`),
    ],
    lost_phone: [
      anyGerman(String.raw`\b${PHONE}`),
      anyGerman(String.raw`\b(?:${LOST}|weg|zuhause|liegt noch|finde\w*)\b`),
    ],
    new_phone: [
      anyGerman(String.raw`\b${PHONE}`),
      anyGerman(
        String.raw`\b(?:${BROKEN}|neue[snm]?|ersatz\w*|getauscht|gewechselt|wechsel|das alte|altes)\b`,
      ),
    ],
    app_signed_out_or_reinstalled: [
      anyGerman(String.raw`\b${APP}`),
      anyGerman(
        String.raw`\b(?:leer|gelöscht|neu installiert|zurückgesetzt|abgemeldet|verschwunden|neu drauf)\b`,
      ),
    ],
    text_or_call_never_arrives: [anyGerman(TEXT), anyGerman(NOT)],
    push_never_arrives: [
      anyGerman(String.raw`\b(?:${APP}|${PHONE}|genehmig\w*|bestätig\w*)`),
      anyGerman(
        String.raw`\b(?:nichts|nix|keine reaktion|reagiert nicht|meldet sich nicht|kommt nicht|passiert nichts|zeigt nichts)\b`,
      ),
    ],
    forgot_password: [
      anyGerman(String.raw`\b${PASSWORD}\b`),
      anyGerman(
        String.raw`\b(?:vergess\w*|falsch|abgelaufen|nicht mehr|wei(?:ss?) (?:\S+ )?nicht|keine ahnung|entfallen)`,
      ),
    ],
    wrong_name: [
      anyGerman(String.raw`\b(?:adresse|e-?mail|benutzername|anmeldename|nachname|name)\b`),
      anyGerman(String.raw`\b(?:unbekannt|falsch|existiert|hieß|heißt|geheiratet|stimmt)\b`),
    ],
    app_shows_no_code: [
      anyGerman(CODE, String.raw`\b(?:zahlen?|ziffern?)\b`),
      anyGerman(NOT, String.raw`\b(?:nur|welcher|wo)\b`),
    ],
  },
  harmless: anyGerman(
    String.raw`\bjemand (?:aus|von|in|im|bei) ${upTo(3)}(?=(?:kommt|kann|schafft) (?:\S+ )?(?:nicht|nich|net|ned)\b)|\b(?:support|helpdesk|it) (?:hat )?(?:mich |uns )?(?:zurückgerufen)\b|\b(?:bestellung|urlaub\w*|\w*antrag|budget|rechnung) (?:\S+ ){0,3}(?:genehmigt|freigegeben|bestätigt)\b`,
    String.raw`\b(?:kann|könnte|könnten|kannst|weiß|hat|gibt es) (?:mir |bitte |hier |sie |uns )*(?:jemand|wer)\b|\bjemand (?:von euch |anders )?(?:helfen|zeit|hilft|schauen)\b`,
    String.raw`${upTo(6)}\b(?:vom|von der|von|durch den) (?:einkauf|chef\w*|finanz\w*|personal\w*|buchhaltung|versicherung|it-leitung|vorgesetzten)(?: \S+)? (?:abgelehnt|verweigert|abgewiesen)`,
    String.raw`\b(?:wlan|tür|gäste|zip|drucker)-?(?:passwort|code|pin)\b|\b(?:passwort|code|pin) (?:für|fürs|von|vom|zum) (?:das |die |den |der |dem )?(?:wlan|schließfach|tür|kaffee\w*|rabatt|fahrrad|garage|drucker|safe|spind)|\b(?:zugriff|zugang) (?:wurde |wird |ist )?verweigert\b|\b(?:urlaub\w*|\w*antrag|\w*antrags|spesen\w*|karte|bewerbung|pin) (?:\S+ ){0,4}(?:abgelehnt|verweigert|abgewiesen)\b`,
    String.raw`\bphishing-?(?:schulung|training|kurs|test|e-?learning|unterweisung)\w*|\bhackathons?\b`,
  ),
  writer: anyGerman(
    String.raw`\bich (?:bin|wurde|war|hab(?:e)? mich) (?:\S+ )?(?:\S+ )?(?:ausgesperrt|gesperrt|rausgeflogen)\b|\bbin ausgesperrt\b`,
    String.raw`\b(?:ich )?(?:komm|komme) (?:\S+ )?(?:\S+ )?(?:nicht|nich|nimmer) (?:mehr )?(?:rein|in mein|in meinen|hinein|an|in)\b`,
    String.raw`\bich kann mich (?:\S+ )?(?:nicht|nirgends|nimmer) (?:mehr )?(?:anmelden|einloggen)|\bkann ich mich (?:\S+ )?nicht (?:mehr )?(?:anmelden|einloggen)`,
    String.raw`\bmein (?:\S+ )?(?:${PHONE}|authenticator|konto|account|zugang)\b|\bmeine (?:authenticator|app|sms)\b|\bmich ausgesperrt\b|\bselbst ausgesperrt\b`,
    String.raw`\bich hab(?:e)? ${upTo(3)}(?:neues|neue) (?:${PHONE})|\bich hab(?:e)? mein (?:\S+ )?${PHONE}`,
  ),
  topic: anyGerman(
    String.raw`\b(?:ned eini|net eini|ned nei|net nei|ned rein|net rein|anmeld\w*|anzumelden|einlogg\w*|eingeloggt|login|log-?in|ausgesperrt|gesperrt|passwort|kennwort|konto|zugang|\w*authenticator\w*|mfa|2fa|zwei-?faktor\w*|nicht (?:mehr )?(?:rein|ins|in (?:mein\w*|sein\w*|ihr\w*|die|teams|outlook|das system|(?:die |seine |ihre |meine )?mails))|zurücksetz\w*)\b`,
  ),
  elsewhere: anyGerman(
    String.raw`\b(?:kantine|drucker|kaffeemaschine|kaffeekasse|speisekarte|einkauf|parkplatz\w*|spind|schulung\w*|urlaubsantrag|dienstreise|rechnung\w*|beamer|besprechungsraum|weihnachtsfeier|monitor|schnitzel)\b`,
    String.raw`\b(?:bestell\w*|beantrag\w*|antrag|kaufen|bekomme ich|kriege ich|anspruch|wann gibt)\b${NEAR}\b${PHONE}|\bneues (?:handy|telefon|gerät) (?:bestell\w*|beantrag\w*|haben|bekommen)`,
  ),
};
