import { anyOf, NEAR, upTo } from '../../symptom-words/phrase.ts';
import type { SignsTogether } from '../sign.ts';

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
const SECRET = String.raw`(?:códigos?|contraseñas?|claves?|dígitos|números?|pin|datos|credenciales|usuario|numerito)`;
const TYPED = String.raw`(?:puse|puso|metí|meti|metió|ingres[eéó]|escrib(?:í|i|ió)|introdu\w*|tecle[eéó]|rellen[eéó]|llen[eéó]|complet[eéó]|di|escane[eéó]|dej[eéó])`;
const ODD_PAGE = String.raw`(?:imit\w+|faltas de ortografía|\S*\.(?:xyz|top|ru|cn|online|site|shop)|copia de|(?:página|pagina|sitio|web|link|enlace|formulario|aviso|correo|sms) (?:\S+ ){0,3}(?:correos|paquete\w*|envío|multa|banco|aguinaldo|premio|sorteo|encuesta|bono|hacienda|sat|truch[oa]|raro|rara)|truch[oa]|chaf[oa]|pirata|era falsa?|no era (?:la|el|de) (?:\S+ )?(?:oficial|verdader\w*|buen[oa]|real|nuestr[oa])|fals[oa]|(?:link|enlace) (?:de|del|en|que) (?:\S+ )?(?:correo|mail|sms|mensaje|whatsapp|llegó))`;
const CALLER = String.raw`(?:(?:me|le|nos) (?:llam\w+|habl\w+|contact\w+|escrib\w+|marc\w+)|por teléfono|al teléfono|un (?:señor|tipo|tío|técnico|hombre|tal|chavo|man|agente)|una (?:señora|mujer|persona|chica|tipa)|alguien (?:de|del|que)|de otro número|decía (?:ser|que era)|que decía|se hac\w+ pasar|extern[oa]|desconocid[oa]|por (?:whatsapp|telegram|teams))`;
const MADE_ME = String.raw`(?:(?:me|le|nos|la|lo) (?:pid\w+|solicit\w+|hizo|hicieron|dij\w+|orden\w+|indic\w+|exig\w+) ${upTo(3)}(?:que )?(?:${SECRET}|abrir|abriera|instalar|instalara|confirmar|confirmara|aprobar|aprobara|leer|leyera|entrar|poner|pusiera|dictar)|pid(?:ió|iendo|iéndo\w*|e|en) ${upTo(2)}${SECRET}|asistencia rápida|quick ?assist|anydesk|teamviewer|que me (?:dijo|dictó|dieron|dijeron))`;
const METHODS = String.raw`(?:número registrado|(?:mis|sus|mi|su) (?:\S+ )?(?:métodos?|dispositivos?|información|info|perfil|cuenta|seguridad)|información de seguridad|correo de (?:recuperación|respaldo)|(?:teléfono|número) de (?:recuperación|respaldo)|authenticator|autenticador|métodos)`;
const NOT_BY_ME = String.raw`(?:yo no (?:fui|he sido|hice|toqué|cambié|lo hice|la hice|uso|tengo|los|lo puse)|no (?:fui|he sido) yo|no (?:toqué|cambié|hice|moví|agregué|modifiqué) (?:nada|eso|ningun\w*)|(?:que|ahora es otr[oa] que) no (?:conozco|es mí[oa]|es el mío|reconozco|me suena)|no me suena|no es (?:mí[oa]|el mío|la mía|suy[oa])|y yo uso|yo tengo (?:un )?(?:iphone|android|samsung)|nunca (?:tuve|he tenido|puse|agregué)|quién (?:puso|cambió|agregó)|sin (?:mi|su) (?:permiso|consentimiento)|sin pedirme)`;
const SIM = String.raw`(?:una esim|e?-?sim|chip|(?:mi|su) (?:número|línea)|portabilidad|sin (?:señal|red|cobertura|servicio)|compañía|operadora)`;
const MAILS = String.raw`(?:correos?|mails?|e-?mails?|mensajes?|enviados|bandeja|buzón|borradores|facturas?|clientes|proveedores|contactos|outlook|teams|links?|enlaces?)`;
const LOG = String.raw`(?:(?:lugar|ubicación|ciudad|país|mapa) (?:de |del )(?:inicio|acceso|sesión)|(?:inicio de sesión|inicio|acceso|sesión|conexión|ingreso)s? (?:\S+ )?(?:de|desde|en) |(?:entré|entró|inicié|inició|conect\w+) (?:\S+ )?(?:desde|en) |historial|registro|actividad|sale (?:que|un acceso)|dice que (?:entré|inicié|estuve))`;

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

export const SPANISH_TOGETHER: SignsTogether = {
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
  known_to_others: [
    {
      about: anyOf(
        String.raw`\b(?:dos|2|tres|varios|distintos) (?:\S+ )?(?:lugares|sitios|ciudades|países)\b`,
      ),
      what: anyOf(String.raw`\b(?:entr\w+|inici\w+|sesión|sesiones|conect\w+|acces\w+)\b`),
    },
    {
      about: anyOf(String.raw`\b(?:cuenta|buzón|correo) de \p{L}+\b|\b(?:mi|su) (?:cuenta|buzón)\b`),
      what: anyOf(
        String.raw`\b(?:mandó|envió|publicó|compartió|anda mandando|está mandando) (?:\S+ ){0,4}(?:enlaces?|links?|mensajes?|correos?|todos|todo el mundo)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:alguien|un desconocido|otra persona)\b`),
      what: anyOf(
        String.raw`\b(?:revisó|abrió|leyó|borró|movió|renombró|hurgó|esculcó|entró)\b${NEAR}\b(?:mi|mis|su|sus)\b|\b(?:mi|mis|su|sus) (?:onedrive|archivos|correos|documentos|calendario)\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:cuñad[oa]|suegr[oa]|tí[oa]|prim[oa]|yerno|nuera|ex|herman[oa]|marido|mujer|novi[oa]|roomie)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:tiene|sabe|conoce|guarda) (?:todas? )?(?:mis|mi|sus|su) (?:\S+ )?(?:claves?|contraseñas?|códigos?|accesos?)\b|\btiene todas mis\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:bitcoins?|rescate|tarjetas? (?:de )?regalo|cripto\w*)\b`),
      what: anyOf(String.raw`\b(?:cuenta|correo|bloque\w*|entrar|mensaje)\b`),
    },
    {
      about: anyOf(String.raw`\b(?:nuevo inicio|inicio nuevo|nuevo dispositivo|nuevo acceso|nueva sesión)\b`),
      what: anyOf(
        String.raw`\b(?:firefox|chrome|edge|safari|opera|ubuntu|linux|android|windows|mac\w*|ios)\b|\bno (?:fui|soy) yo\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:comprador[a]?|nuevo dueño|quien lo (?:compró|encontró))\b`),
      what: anyOf(String.raw`\b(?:móvil|teléfono|celular|iphone|laptop|portátil|tablet)\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:ya no trabaja|se fue (?:de la empresa|el mes)|renunció|despedid[oa]|jubilad[oa]|que se fue)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:todavía|aún|sigue)\b ${upTo(4)}(?:correos?|acceso|lee|leyendo|abre|abriendo|entra|buzón|cuenta)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:cuenta bancaria|datos bancarios|iban|clabe)\b`),
      what: anyOf(String.raw`\b(?:supuestamente|nunca|yo no|no fui)\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:\d\d+|cientos de|decenas de|miles de) (?:\S+ ){0,2}(?:correos|mails|mensajes|e-?mails)\b`,
      ),
      what: anyOf(String.raw`\b(?:salieron|enviados|mandados|anoche|de (?:mi|su) (?:buzón|cuenta|correo))\b`),
    },
    {
      about: anyOf(String.raw`\b(?:pregunt\w+|quej\w+|reclam\w+)\b`),
      what: anyOf(String.raw`\bpor qué (?:les |le |nos )?(?:mand\w+|envi\w+|escrib\w+)\b|\bde mi parte\b`),
    },
    {
      about: anyOf(String.raw`\b(?:alguien|otra persona|un desconocido)\b`),
      what: anyOf(
        String.raw`\b(?:escrib\w+|habla|contesta|responde|manda|chatea|publica)\b${NEAR}\b(?:por mí|por ella|por él|en mi lugar|como yo|como si fuera)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${MAILS}\b`),
      what: anyOf(
        String.raw`\b(?:yo |ella |él )?(?:no|nunca) (?:\S+ )?(?:escrib(?:í|i|ió|ido)|redact(?:é|ó|ado)|mand(?:é|ado)|envié|he enviado)\b(?! (?:el código|código))`,
        String.raw`\b(?:otra|nueva|distinta) cuenta bancaria\b|\bdatos bancarios\b|\btarjetas? (?:de )?regalo\b|\b(?:a|en|con) (?:mi|su) nombre\b|\bde (?:mi|su) parte\b|\b(?:correos|mensajes|mails|facturas) mí[oa]s\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:reglas?|reenví\w*|redirec\w*)\b`),
      what: anyOf(
        String.raw`\bno (?:l[oa] |los |las )?(?:hice|creé|cree|puse|configuré)\b|\byo no\b|\b(?:papelera|rss)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${LOG}`),
      what: anyOf(
        String.raw`\b(?:yo |ella |él )?(?:estaba|estoy|estuve|vivo|vive|ando) (?:\S+ )?(?:en|por)\b(?! (?:la página|el login|bucle))|\bnunca he (?:ido|estado)\b|\b(?:solo|sólo) uso\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:ex|exnovi[oa]|compañer[oa]|colega|becari[oa]|amig[oa]|herman[oa]|roomie|marido|mujer)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:todavía|aún|sigue) (?:\S+ )?(?:tiene|con|teniendo|entra|entrando|usa|usando)\b|\bentra (?:como yo|con mi|por mí)\b`,
      ),
    },
  ],
  changed: [
    {
      about: anyOf(
        String.raw`\b(?:número|métodos?|información de seguridad|foto de perfil|firma|correo de \p{L}+)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:fue|fueron|ha sido|han sido) (?:\S+ )?(?:cambiad|reemplazad|sustituid|modificad|alterad)[oa]s?\b(?! por (?:mi|la) (?:compañía|operadora))`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:hay|aparece|veo|sale|figura)\b${NEAR}\b(?:en|entre) (?:mis|sus|mi|su) (?:\S+ )?(?:métodos?|dispositivos?|información|cuenta|perfil)\b`,
      ),
      what: anyOf(String.raw`\b(?:ni idea|de quién|de dónde|no sé (?:de|qué)|nunca (?:vi|había visto))\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:dos|2|tres|un segundo|otro) (?:\S+ )?(?:autenticadores|authenticator|teléfonos?|móviles|dispositivos?|números?)\b`,
      ),
      what: anyOf(String.raw`\b(?:solo|sólo|únicamente) (?:tengo|tiene|uso|hay|un)\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:número|teléfono|correo|dirección) (?:\S+ )?(?:registrad[oa]|de seguridad|de recuperación|guardad[oa])\b`,
      ),
      what: anyOf(
        String.raw`\b(?:fue|ha sido|está|fueron) (?:\S+ )?(?:cambiad|reemplazad|sustituid|modificad)[oa]`,
      ),
    },
    { about: anyOf(String.raw`\b${METHODS}\b`), what: anyOf(String.raw`\b${NOT_BY_ME}\b`) },
    {
      about: anyOf(
        String.raw`\b(?:correo|mail|mensaje|sms|aviso|alerta|pone|dice)\b${NEAR}\b(?:cambi\w*|modific\w*|actualiz\w*|agreg\w*|restablec\w*|elimin\w*)\b`,
        String.raw`\b(?:contraseña|clave|información de seguridad)\b ${upTo(4)}(?:cambi(?:ó|aron|ada|ado)|modific\w*|restablecid\w*)\b`,
        String.raw`\b(?:quitaron|borraron|cambiaron|eliminaron|agregaron)\b`,
      ),
      what: anyOf(String.raw`\b${NOT_BY_ME}\b`, String.raw`\b(?:dorm\w+|de madrugada|en plena noche)\b`),
    },
  ],
  number_taken: [
    {
      about: anyOf(String.raw`\b${SIM}\b`),
      what: anyOf(
        String.raw`\b(?:mentira|falso|no es cierto|no es verdad|a mi nombre|alguien|otra persona|otro (?:chip|sim|titular|teléfono)|sin (?:mi|pedirme|avisar\w*|su)|yo no (?:\S+ )?(?:ped\w*|solicit\w*|fui|hice|autoric\w*)|no (?:lo |la )?(?:pedí|solicité|autoricé)|sacaron|clon\w*|duplic\w*)\b`,
      ),
      unless: anyOf(String.raw`\bcambié de (?:chip|número|compañía|operadora)\b`),
    },
  ],
};
