import { anyOf, NEAR, upTo } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';

const SECRET = String.raw`(?:códigos?|contraseñas?|claves?|dígitos|números?|pin|datos|credenciales|usuario|numerito)`;
const TYPED = String.raw`(?:puse|puso|metí|meti|metió|ingres[eéó]|escrib(?:í|i|ió)|introdu\w*|tecle[eéó]|rellen[eéó]|llen[eéó]|complet[eéó]|di|escane[eéó]|dej[eéó])`;
const ODD_PAGE = String.raw`(?:imit\w+|faltas de ortografía|\.(?:xyz|top|ru|cn|online|site|shop)|copia de|(?:página|pagina|sitio|web|link|enlace|formulario|aviso|correo|sms) (?:\S+ ){0,3}(?:correos|paquete\w*|envío|multa|banco|aguinaldo|premio|sorteo|encuesta|bono|hacienda|sat|truch[oa]|raro|rara)|truch[oa]|chaf[oa]|pirata|era falsa?|no era (?:la|el|de) (?:\S+ )?(?:oficial|verdader\w*|buen[oa]|real|nuestr[oa])|fals[oa]|(?:link|enlace) (?:de|del|en|que) (?:\S+ )?(?:correo|mail|sms|mensaje|whatsapp|llegó))`;
const CALLER = String.raw`(?:(?:me|le|nos) (?:llam\w+|habl\w+|contact\w+|escrib\w+|marc\w+)|por teléfono|al teléfono|un (?:señor|tipo|tío|técnico|hombre|tal|chavo|man|agente)|una (?:señora|mujer|persona|chica|tipa)|alguien (?:de|del|que)|de otro número|decía (?:ser|que era)|que decía|se hac\w+ pasar|extern[oa]|desconocid[oa]|por (?:whatsapp|telegram|teams))`;
const MADE_ME = String.raw`(?:(?:me|le|nos|la|lo) (?:pid\w+|solicit\w+|hizo|hicieron|dij\w+|orden\w+|indic\w+|exig\w+) ${upTo(3)}(?:que )?(?:${SECRET}|abrir|abriera|instalar|instalara|confirmar|confirmara|aprobar|aprobara|leer|leyera|entrar|poner|pusiera|dictar)|pid(?:ió|iendo|iéndo\w*|e|en) ${upTo(2)}${SECRET}|asistencia rápida|quick ?assist|anydesk|teamviewer|que me (?:dijo|dictó|dieron|dijeron))`;

export const SPANISH_SECRETS: SignsTogether = {
  given_away: [
    {
      about: anyOf(String.raw`\b(?:respondí|respondió|contesté|contestó)\b`),
      what: anyOf(String.raw`\b(?:contraseña|clave|usuario|pin|código|credenciales)\b`),
    },
    {
      about: anyOf(String.raw`\bqr\b`),
      what: anyOf(
        String.raw`\b(?:parquímetro|estacionamiento|cartel|poste|volante|carta|menú|correo|aviso|calcomanía|pegatina)\b.{0,80}\b(?:metí|puse|ingresé|escribí|página|entré)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:sesión|entré|inicié)\b`),
      what: anyOf(
        String.raw`\b(?:pc|ordenador|computadora|equipo) (?:\S+ ){0,2}(?:hotel|biblioteca|cibercafé|públic[oa]|aeropuerto)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${TYPED}\b${NEAR}\b${SECRET}\b`),
      what: anyOf(
        String.raw`\bbuzón (?:\S+ ){0,4}(?:llen[oa]|9\d ?%|suspendid[oa]|eliminad[oa])|\b(?:pareció|parecía|vi|sentí) (?:\S+ )?(?:rar[oa]|extrañ[oa]|sospechos[oa])`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:papel\w*|post-?it|nota|libreta|cuaderno|agenda)\b`),
      what: anyOf(
        String.raw`\b(?:desaparec\w*|robaron|ya no está|se perdió|falta)\b${NEAR}\b(?:contraseña|clave|pin|código)\b|\b(?:contraseña|clave|pin|código)\b${NEAR}\b(?:desaparec\w*|robaron|ya no está|se perdió|falta)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${TYPED}\b${NEAR}\b(?:${SECRET}|todo|cuenta|correo|página|formulario)\b`),
      what: anyOf(String.raw`\b${ODD_PAGE}\b`),
    },
    {
      about: anyOf(String.raw`\b${SECRET}\b`),
      what: anyOf(
        String.raw`\b(?:presté|prestó|preste|compartí|pasé|pasó|di|dio|mandé|mandó|envié|envió|dicté|leí) (?:\S+ ){0,5}(?:a (?:un|una|mi|su|alguien|otr[oa]|la|el)|al)\b (?!(?:app|authenticator|teléfono nuevo)\b)`,
        String.raw`\bse l[oa]s? (?:di|dio|pasé|mandé|dije|facilité|presté|envié)\b`,
      ),
    },
  ],
  pretender: [
    {
      about: anyOf(
        String.raw`\b(?:tomó|tomaron|tuvo|tenía|tuvieron) (?:el )?control\b|\bcontrol(?:ó|aron|aba)\b`,
      ),
      what: anyOf(String.raw`\b(?:pantalla|ordenador|compu\w*|laptop|pc|ratón)\b`),
    },
    { about: anyOf(String.raw`(?<![\p{L}\d])${CALLER}\b`), what: anyOf(String.raw`\b${MADE_ME}`) },
    {
      about: anyOf(String.raw`\b(?:jef[ea]|director[a]?|gerente|ceo|patrón|dueñ[oa]|president[ea])\b`),
      what: anyOf(
        String.raw`\b(?:pid\w+|quer\w+|quier\w+|necesit\w+|solicit\w+) ${upTo(2)}(?:el|la|los|mi|un) (?:\S+ )?${SECRET}\b|\bno era (?:él|ella|su número)\b`,
      ),
    },
  ],
};
