import { anyOf, NEAR } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';

const PROMPT = String.raw`(?:alertas? de inicio|solicitud(?:es)?|notificaci\w*|avisos?|aprobaci\w*|aprobar|aprueb\w*|confirmar|peticion\w*|push|alertas?|códigos?|sms|autenticador|authenticator|inicios? de sesión|mensajes?)`;
const RINGER = String.raw`(?:celular|celu|cel|móvil|teléfono|reloj|iphone)`;
const RINGS = String.raw`(?:vibr\w*|zumba\w*|ilumin\w*|suen\w*|sonando|pita\w*)`;
const CAME = String.raw`(?:seguid[oa]s|uno tras otro|no para|no deja de|vibr\w*|suen\w*|son(?:aba|ó|ando)|pita\w*|zumba\w*|ilumin\w*|lleg\w*|recib\w*|apareci\w*|aparec\w*|sal(?:e|en|ió|ía|ieron|tó|ta)|salt\w*|amanecí|despert\w*|entr(?:an|aron))`;
const DEVICE = String.raw`(?:ordenador|compu|computador[a]?|portátil|pc|laptop|equipo)`;
const AWAY = String.raw`(?:paseando|con el perro|de excursión|en el baño|caminando|dorm\w+|durm\w+|en (?:la cama|la ducha|el (?:gimnasio|gym|cine|dentista|médico|coche|carro|auto|tren|metro|bus|súper|parque)|la playa|la piscina|el trabajo de|vacaciones)|en plen[oa] \p{L}+|de baja|enferm[oa]|viendo (?:la )?(?:tele|película|serie)|a la mesa|duchándo\w*|bañándo\w*|mientras (?:yo )?(?!(?:intent\w*|iniciaba|entraba|trataba|me conect\w*|configur\w*)\b)\p{L}+(?:aba|ía|ando|iendo|o)\b|(?:estaba|estoy|está|andaba|iba) (?:\S+ )?(?:cocinando|manejando|conduciendo|comiendo|corriendo|durmiendo|caminando|duchándome|viendo)|de (?:viaje|compras|paseo)|paseando)`;
const IDLE = String.raw`(?:no (?:hago|estoy haciendo|hice) nada|no (?:\S+ )?(?:inició|inicié|pidió|hizo|solicitó|empezó) nada|${DEVICE} (?:está |estaba )?(?:apagad[oa]|cerrad[oa]|guardad[oa])|(?:no|ni) (?:\S+ )?(?:ha |he |había )?(?:prendí|prendido|encendí|encendido|tocado|toqué|abierto|abrí) (?:\S+ )?(?:${DEVICE}|nada)|(?:apagad[oa]|cerrad[oa]) (?:el|la) ${DEVICE}|(?:sin|no) (?:\S+ )?(?:me estoy|me estaba|se estaba|se está|estar|estaba|estoy|está) (?:\S+ )?(?:entrando|conect\w*|iniciando|delante|frente|usando)|no (?:estaba |estoy |está )?(?:intentando|tratando de) (?:entrar|iniciar)|no (?:pedí|solicité|hice|estaba haciendo) (?:nada|ninguno)|sin (?:hacer|tocar|pedir) nada)`;
const APPROVED = String.raw`(?:equivoc\w+ de botón|dij(?:e|o) (?:que )?ok|aprob(?:é|e|ó|ado|amos)|acept(?:é|e|ó|ado)|confirm(?:é|e|ó|ado)|autoric(?:é|e)|autorizó|permit(?:í|ió)|(?:le |l[oa] )?(?:di|dio|dimos|piqué|pique|picó|apreté|apretó|pulsé|pulsó|toqué|tocó|puse) (?:\S+ )?(?:a |al |en |que )?(?:\S+ )?["“«]?(?:sí|si|aprobar|aceptar|permitir|ok|confirmar|palomita|verde))`;
const REGRET = String.raw`(?:medianoche|dejó entrar|dejé entrar|equivoc\w+ de botón|se me (?:fue|resbaló) el dedo|me harté|a las \S+ de la (?:mañana|madrugada)|en el bolsillo|para que (?:\S+ )?(?:dej\w+|par\w+|ces\w+|se call\w+)|dejara de|sin (?:fijar\w*|querer|pensar|mirar|leer|ver|darme cuenta)|por (?:error|inercia|costumbre|reflejo|accidente)|no (?:era|fui|soy|era de) (?:yo|mí[oa]|ella|él|mi|suy[oa])|que no era|no sé qué|en automático|automáticamente|viendo la tele|sin leer|a ciegas|qué tont[oa]|tont[oa]|de tont[oa]|menso|pendej\w*|medio dormid\w*|pensé que|creí que|pensando que|resulta que|hart[oa]|fastidi\w*)`;
const CHILD = String.raw`(?:hij[oa]|niñ[oa]s?|beb[eé]|nen[ea]|sobrin[oa]|niet[oa]|chamac[oa]|peque|gato)`;
const NONE_COMES = anyOf(
  String.raw`\b(?:ning[uú]n[ao]?|sin) (?:\S+ )?(?:notificaci\w*|avisos?|códigos?|sms|solicitud\w*|mensajes?)\b`,
  String.raw`\bno (?:me |le |nos |les )?(?:lleg\w*|sal\w*|aparec\w*|recib\w*|sale|suena|vibra|viene)\b(?! (?:de mi|yo))|\bsin llegar\b|\bnunca (?:me |le )?lleg\w*`,
  String.raw`\b(?:más tarde|tarde|con retraso)\b`,
);
/** Whoever has no phone at hand cannot approve, wherever they are. */
const NO_PHONE = anyOf(
  NONE_COMES.source,
  String.raw`\b${RINGER}\b${NEAR}\b(?:casa|perd\w+|olvid\w+|murió|muri[oó]|roto|robad\w+|viejo|no lo encuentro)\b|\b(?:dejé|olvid\w+|perd\w+|rob\w+|cayó|nuevo|viejo)\b${NEAR}\b${RINGER}\b`,
);
const PROMPT_CAME = anyOf(
  String.raw`\b${CAME}\b${NEAR}\b${PROMPT}\b`,
  String.raw`\b${PROMPT}\b${NEAR}\b${CAME}\b`,
  String.raw`\b${RINGER}\b${NEAR}\b${RINGS}\b`,
  String.raw`\b${RINGS}\b${NEAR}\b${RINGER}\b`,
);
/** A leave or an order is approved, too. */
const OTHER_APPROVAL = anyOf(
  String.raw`\b(?:vacaciones|permiso|presupuesto|pedidos?|facturas?|gastos?|viaje|compras?)\b`,
);

export const SPANISH_PROMPTS: SignsTogether = {
  denied: [
    {
      about: anyOf(
        String.raw`\b(?:di|dije|puse|apreté|pulsé|toqué|piqué|marqué|dio|dijo|puso) (?:a |en |al )?(?:que )?["“«]?(?:no|rechazar|denegar)\b(?! (?:puedo|sé|me|tengo|sirve))`,
        String.raw`\b(?:rechacé|rechazó|rechace|denegué|negué)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:veces|avisos?|notificaci\w*|solicitud\w*|no era|no fui|no me deja|aprob\w*|autenticador|authenticator)\b`,
      ),
    },
  ],
  unasked: [
    {
      about: anyOf(String.raw`\b(?:móvil|celular|celu|teléfono|app|authenticator|autenticador|reloj)\b`),
      what: anyOf(
        String.raw`\bpregunt\w+ si (?:soy yo|es ella|es él|fui yo|inici\w+|estoy|está (?:entrando|iniciando))`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:bombarde\w*|acos\w*|inund\w*|satura\w*|spam\w*|ametrall\w*|llov\w*|llueven)\b`,
      ),
      what: anyOf(String.raw`\b(?:${PROMPT})\b`),
      unless: NONE_COMES,
    },
    {
      about: anyOf(String.raw`\b(?:autenticador|authenticator|app|${RINGER})\b`),
      what: anyOf(
        String.raw`\b(?:suen\w*|vibr\w*|pita\w*|zumb\w*)\b${NEAR}\b(?:cada|sin parar|a cada rato|todo el tiempo)\b`,
      ),
      unless: NO_PHONE,
    },
    { about: PROMPT_CAME, what: anyOf(String.raw`\b${IDLE}`), unless: NONE_COMES },
    { about: PROMPT_CAME, what: anyOf(String.raw`\b${AWAY}\b`), unless: NO_PHONE },
  ],
  approved_by_mistake: [
    {
      about: anyOf(String.raw`\b${APPROVED}`),
      what: anyOf(String.raw`\b${REGRET}\b`, String.raw`\b${IDLE}`),
      unless: OTHER_APPROVAL,
    },
    { about: anyOf(String.raw`\b${CHILD}\b`), what: anyOf(String.raw`\b${APPROVED}`) },
  ],
};
