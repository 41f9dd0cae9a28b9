import { anyOf, NEAR, SOON, upTo } from '../symptom-words/phrase.ts';
import type { Signs } from './sign.ts';

const PROMPT = String.raw`(?:solicitud(?:es)?|notificación|notificaciones|notificacion\w*|avisos?|inicios? de sesión|petición|peticiones|aprobación\w*|push|alertas?|intentos? de (?:inicio|acceso))`;
const SECRET = String.raw`(?:códigos?|contraseña|clave|dígitos|números?|pin|datos|credenciales|usuario)`;
const STRANGER = String.raw`(?:alguien|un desconocido|desconocid[oa]s?|un hombre|una mujer|un señor|una señora|un tipo|un tío|otra persona|una persona|un supuesto|una supuesta|un falso|uno|un tal|terceros?|extraños?)`;
const FAMILIAR = String.raw`(?:ex|ex-?\w+|exnovi[oa]|exmarido|marido|mujer|novi[oa]|compañer[oa] de piso|roomie|herman[oa]|hij[oa]|vecin[oa]|pareja|antigu[oa] (?:compañer[oa]|colega|emplead[oa]))`;
const HELPDESK = String.raw`(?:soporte|helpdesk|microsoft|sistemas|informática|técnic[oa]s?|banco|operador\w*|jef[ea]|director\w*|ceo|ti|colega|compañer[oa]|atención al cliente)`;
const PLACE = String.raw`(?:rusia|china|nigeria|el extranjero|otro país|un país|otra ciudad|una ciudad|brasil|vietnam|rumanía|turquía|corea|irán|india|ucrania|lagos|moscú|pekín|méxico|tailandia|un lugar|otro lugar|otro continente)`;
const THING = String.raw`(?:teléfono|móvil|celular|dispositivo|número|método|authenticator|inicio de sesión|iphone|samsung|sesión)`;
const FAKE = String.raw`(?:fals[oa]s?|rar[oa]s?|extrañ[oa]s?|sospechos[oa]s?|dudos[oa]s?|no era (?:la|el)|no lo era|parecía|parecid[oa]|tenía pinta|se veía (?:igual|como)|no es la (?:nuestra|verdadera|oficial)|fraudulent[oa]|trampa|suplant\w*|imit\w*)`;
const PAGE = String.raw`(?:páginas?|sitios?|webs?|enlaces?|links?|formularios?|portal)`;

export const SPANISH_SIGNS: Signs = {
  denied: anyOf(
    String.raw`\bbloque[eéó] (?:un|el|ese|varios) (?:intento|inicio|acceso|aviso)`,
    String.raw`\b(?:puse|dije|marqué|elegí|respondí|contesté) que no\b|\b(?:solicitud|aviso|notificación|petición)\b${SOON}\b(?:l[ao] )?(?:cancel[eé]|descart[eé]|ignor[eé]|cerr[eé])\b`,
    String.raw`\b(?:rechaz(?:o|ó|aron|amos|ado|ada|aba|ando)|rechac[eé]|deneg(?:o|ó|ué|aron|ado|ada)|declin(?:o|ó|é|aron|ado))\b(?! (?:por|haber|que|el código|el pin|mi código) )${NEAR}(?:solicitud|notif|aviso|inicio|petición|aprobación|push|la\b|lo\b|$|[.,!;]|porque)`,
    String.raw`\b${PROMPT}\b${NEAR}\b(?:rechaz\w*|rechac\w*|deneg\w*|declin\w*)\b`,
    String.raw`\b(?:puls|toc|toqu|di\b|presion|clic|le dio|dio|apret|marc|eleg|respond|le di|dije|dijo)\w* (?:\S+ )?(?:a |en |que )?["“«]?(?:rechazar|denegar|no soy yo|que no|no\b(?=[.,;!"»]|$| porque| en))|["“«](?:denegar|rechazar)["”»]|\ba (?:rechazar|denegar) (?:sin|por|porque)|\bapret\w* que no\b`,
  ),
  unasked: anyOf(
    String.raw`\b(?:no|nunca) (?:pedí|solicité|he pedido) (?:est[oa]s|es[oa]s|l[oa]s|ningún) (?:códigos?|sms|mensajes?|avisos?|solicitudes)|\baprobar\b${NEAR}\bque no (?:conozco|reconozco|son mí[oa]s)\b`,
    String.raw`\b(?:aprobar|aprobación|confirmar)\b${NEAR}\b(?:mientras|cuando) (?:yo )?(?:veía|dormía|estaba|comía|cenaba)\b|\bno hice nada y\b`,
    String.raw`\b(?:${PROMPT}|códigos?|sms)\b${NEAR}\b(?:todas las noches|cada noche)\b`,
    String.raw`\bnadie (?:aquí )?(?:l[oa]s? )?(?:ha )?(?:pidió|pidio|solicitó|pedido|solicitado)\b|\b(?:authenticator|app|teléfono|móvil|celular)\b ${upTo(3)}(?:volvió loc[oa]|enloqueció|no para|no deja de)\b`,
    String.raw`\b(?:solicitud|aviso|notificación)\b${SOON}\b(?:no (?:estaba|estoy) (?:conectad[oa]|entrando|iniciando|conectándome)|en ningún lado)\b`,
    String.raw`\b(?:demasiad[oa]s(?! códigos| intentos)|muchísim[oa]s|un montón de|decenas de|cientos de|un sinfín de|una avalancha de|constantes?|rar[oa]s|extrañ[oa]s|inesperad[oa]s|de madrugada|no solicitad[oa]s|sin parar|\d\d+|veinte|treinta|cuarenta|cincuenta)(?: \S+){0,3}? ?(?:notificaciones|notificacion\w*|solicitudes|avisos|push|peticiones|alertas|códigos)\b(?! (?:de )?verificación alcanz)`,
    String.raw`\b(?:${PROMPT}|códigos?|sms|llamadas?)\b${NEAR}\b(?:rar[oa]s?|extrañ[oa]s?|inesperad\w*|sin haber|sin que|sin pedir\w*|que (?:ella |él |yo )?(?:no|nunca) (?:\S+ )?(?:pidi\w*|solicit\w*|ped\w*|inici\w*|hic\w*|hizo)|(?:no|nunca) (?:\S+ )?(?:pidi\w*|pedí\w*|solicit\w*|he pedido|ha pedido|había pedido)|sin parar|de madrugada|en plena noche|por la noche|a las [1-5] de la (?:mañana|madrugada)|cada (?:pocos )?minutos?)`,
    String.raw`\b(?:${PROMPT})\b${NEAR}\b(?:y|pero|aunque|mientras|cuando)\b ${upTo(3)}(?:no estoy|no estaba|no está|no estoy entrando|duermo|dormía|durmiendo|de vacaciones|en la cama|ni siquiera)\b`,
    String.raw`\bavisos? para aprobar\b${NEAR}\bno\b`,
  ),
  approved_by_mistake: anyOf(
    String.raw`\b(?:aprob\w+|acept\w+|confirm\w+)\b${SOON}\b(?:que me deje\w* en paz|para que (?:pare|parara|cese)|ni siquiera (?:estaba|en))\b`,
    String.raw`\b(?:otra persona|alguien más|otro)\b${NEAR}\b(?:aprobó|aceptó|confirmó|autorizó)\b`,
    String.raw`\b(?:aprobé|confirmé|acepté|hice|marqué|pulsé) (?:todo )?lo que (?:me )?(?:quer\w+|dec\w+|dij\w+|ped\w+|pid\w+)|\b(?:hij[oa]|niñ[oa]|marido|mujer|novi[oa]|herman[oa]|compañer[oa]|madre|padre)\b ${upTo(2)}(?:dio|le dio|pulsó|tocó|apretó) (?:a |en |que )?["«“]?(?:sí|aprobar|aceptar|ok)`,
    String.raw`\b(?:pensé|creí|pensaba)\b${NEAR}\b(?:normal|outlook|teams|yo)\b${SOON}\b(?:confirm\w*|aprob\w*|acept\w*)\b`,
    String.raw`\b(?:a las (?:dos|tres|cuatro|cinco|[1-5]) de la (?:mañana|madrugada)|a la una de la madrugada|de madrugada|en plena noche)\b.{0,250}\b(?:aprob\w*|acept\w*|autoric\w*|di a (?:\S+ )?(?:sí|aprobar|aceptar))`,
    String.raw`\b(?:aprobación|solicitud|inicio de sesión|aprob\w+)\b${SOON}\b(?:dormía|durmiendo|dormid[oa]|madrugada)\b`,
    String.raw`\b(?:acept\w*|aprob\w*|aprueb\w*|confirm\w*|autoriz\w*|(?:le )?di (?:a|al) (?:\S+ )?sí|le dio a (?:\S+ )?sí)\b${NEAR}\b(?:por error|sin querer|equivocad\w*|equivocación|no era|sin mirar|sin pensar|sin leer|medio dormid[oa]|a no sé quién|no estaba|no estoy|para que (?:pare|parara|dejara)|por inercia)`,
    String.raw`\b(?:por error|sin querer|sin pensar|medio dormid[oa]|de madrugada|a las [1-5] de la mañana)\b${NEAR}\b(?:acept\w*|aprob\w*|confirm\w*|autoriz\w*|di a (?:\S+ )?sí|dio a (?:\S+ )?sí)`,
  ),
  given_away: anyOf(
    String.raw`\b(?:pinch\w+|clic|pulsé|toqué|apreté|hice clic) en (?:algo|un|una|eso)\b${SOON}\b(?:código|códigos|contraseña|clave|datos|raro|usuario)\b|\b(?:rellen\w+|complet\w+|puse|met[ií]\w*|ingres\w+)\b${SOON}\b${PAGE}\b${SOON}\bno era\b|\b(?:puse|marqué|escribí|metí|ingresé)\b${NEAR}\b(?:dijeron|dictaron|dieron) por teléfono\b|\b(?:correo|mail|sms|mensaje)\b${SOON}\bseguí (?:los pasos|las instrucciones)\b|\b(?:credenciales|contraseña|claves?|datos)\b${NEAR}\b(?:por|en) internet\b`,
    String.raw`\b(?:escane[eéó]|leí)\b${NEAR}\bqr\b${NEAR}\b(?:correo|mail|sms|mensaje|cartel)\b|\b(?:picado|piqué|mordí) (?:en )?el anzuelo`,
    String.raw`\b(?:respondí|respondi|contesté|conteste)\b${NEAR}\b(?:mi|el|su) (?:código|contraseña|clave|pin)\b|\b(?:presté|preste|di|dejé) (?:mi|el) (?:teléfono|móvil|celular) a (?:un|una|alguien)`,
    String.raw`\b(?:documento|archivo|pdf|factura|contrato|mensaje de voz)\b${SOON}\b(?:entrar|iniciar sesión|ingresar|loguear\w*)\b${SOON}\b(?:para (?:verlo|abrirlo|leerlo|ver|abrir)|desde entonces|después)\b`,
    String.raw`\b(?:dio|di|dado|dije|dijo|leyó|leí|leyo|lei|leído|leerle|darle|dictarle|decirle|compart(?:í|ió|i|io|imos)|(?:he|ha) compartido|envi(?:é|ó|e|o|ado)|dict\w*|pas[oóeé]|entreg\w*|facilit\w*|mand(?:é|ó|e|o|ado))\b${NEAR}\b${SECRET}\b${NEAR}(?:\b(?:a|al|por|en|teléfono|alguien|desde|que)\b|[.,;!]|$)`,
    String.raw`\b(?:se l[oa]s?) (?:di|dio|dije|dijo|leí|leyó|mandé|mandó|envié|envió|pasé|pasó|dicté)\b|\b${SECRET}\b${SOON}\bse l[oa]s? (?:di|dio|dije|leí|mandé|envié|pasé)`,
    String.raw`\b(?:introdu\w*|escrib\w*|puse|puso|met[ií]\w*|metí|ingres\w*|tecle\w*|rellen\w*)\b${SOON}\b${PAGE}\b${SOON}\b${FAKE}|\b${PAGE} (?:\S+ )?${FAKE}|\b${FAKE} ${PAGE}|\b(?:correo|mensaje|mail|sms)\b ${upTo(2)}${FAKE}${SOON}\b(?:puse|met[ií]|escrib\w*|introdu\w*|pinch\w*|abr[ií]\w*)`,
    String.raw`\b(?:abrí\w*|abrio|pinch\w*|hizo clic|hice clic|clic|pulsó|pulsé|piqué|seguí)\b${NEAR}\b(?:enlace|link|adjunto|archivo)\b|\b(?:soporte|técnico|correo|mensaje) fals[oa]`,
    String.raw`\b(?:anydesk|teamviewer|control remoto|acceso remoto)\b${SOON}\b(?:llam\w*|soporte|contraseña|instal\w*|dej\w*)`,
  ),
  pretender: anyOf(
    String.raw`\b(?:llamada|llamó|llamaron)\b${SOON}\b(?:quería|querían|pedía|pedían) (?:mi|su|el|la) (?:código|contraseña|clave|pin|número)\b`,
    String.raw`\b(?:soporte|ayuda|asistencia) (?:de |técnic[oa] de )?(?:office|microsoft|windows|informática)["»”]?${SOON}\b(?:número|código|dígitos|clave|contraseña|marcar|pulsar|instalar)\b|\bal teléfono con (?:el )?["«“]?soporte\b${SOON}\b(?:número|código|marcar|dígitos)`,
    String.raw`\b(?:de verdad|realmente) (?:eran|son|es|fueron|era) (?:ustedes|vosotros|usted)\b${SOON}\b${SECRET}\b|\bnormal\b${SOON}\b(?:pid[ae]\w*|pide|quier[ae]|exij\w*)\b${NEAR}\b${SECRET}\b|\b(?:sms|correo|mensaje|soporte|helpdesk) ${upTo(1)}(?:pedía|pide|pidió|quería|quiere) ${upTo(2)}(?:mi|el|su|la) (?:código|contraseña|clave|pin)\b`,
    String.raw`\b(?:jef[ea]|director[a]?|gerente|ceo|patrón)\b${SOON}\b(?:número nuevo|nuevo número|otro número|número desconocido)\b`,
    String.raw`\b(?:supuest[oa]s?|supuestamente|dizque|presunt[oa]|haciéndose|haciendose|se hizo pasar|se hacía pasar|decía (?:ser|que era)|dijo (?:ser|que era)|de parte de|en nombre de|que se identificó como)\b${SOON}\b(?:${HELPDESK}|${SECRET})\b`,
    String.raw`\b(?:supuest[oa]s?|supuestamente|haciéndose pasar|se hizo pasar)\b`,
    String.raw`\b${STRANGER}\b${NEAR}\b(?:llamó|llama|llamado|pidi\w*|pide|dijo|dice|escribi\w*|contact\w*)\b${SOON}\b(?:${SECRET}|${HELPDESK}|pantalla|aprobar)\b`,
    String.raw`\b(?:me|le|nos|la|lo) (?:llamaron|llamó|escribieron|contactaron) ${upTo(2)}(?:de|del|desde) ${upTo(2)}["“«]?${HELPDESK}\b|\bllam(?:ó|aron|ada)\b${NEAR}\b${HELPDESK}\b${SOON}\b${SECRET}\b`,
  ),
  known_to_others: anyOf(
    String.raw`\bme (?:quitaron|robaron|tomaron) la cuenta\b|\balguien leyó\b|\b(?:robad[oa]|robaron|perdid[oa])\b${SOON}\b(?:desde entonces|y) hay (?:\S+ )?(?:inicios|accesos|mensajes)`,
    String.raw`\bcuenta (?:fue|ha sido|se) (?:us\w+|abiert\w+|consult\w+|utiliz\w+)\b|\bconexiones?\b ${upTo(3)}que (?:yo )?no hago\b|\bauthenticator\b${NEAR}\b(?:también )?en el (?:teléfono|móvil|celular) de (?:mi|su|un)|\bnúmero\b${NEAR}\btermina en\b${NEAR}\b(?:el mío|mío|el suyo)\b|\bdispositivo nuevo\b${SOON}\bno tengo (?:ningún )?dispositivo nuevo\b`,
    String.raw`\b(?:nada|no tengo nada) que ver\b|\busan (?:mi|su) (?:cuenta|correo|usuario)\b|\b(?:abrieron|abrió) (?:\S+ )?(?:mi|su) (?:sesión|cuenta|correo)\b|\b(?:hay )?(?:cosas|correos|mensajes) (?:leíd[oa]s|abiert[oa]s)\b|\b(?:buzón|cuenta|correo) (?:mandó|envió|mandaba)\b|\b(?:inicio|sesión|acceso|conexión)\b${NEAR}\bno fue \p{L}+`,
    String.raw`\b(?:contactos|clientes|compañeros|amigos|gente|todos)\b ${upTo(2)}(?:recib\w+|les llegan)\b ${upTo(3)}(?:correos?|mensajes?|spam|enlaces?)\b`,
    String.raw`\b(?:antigu[oa]|ex-?|despedid[oa]|anterior) ?(?:admin\w*|emplead[oa]|compañer[oa]|proveedor[a]?|informátic[oa])\b${NEAR}\b(?:todavía|aún|sigue|acceso|cambió)\b|\b(?:registro|historial)\b${SOON}\b(?:en que|cuando|mientras) (?:yo |ella |él )?(?:iba|estaba|dormía|volaba)\b|\blee (?:mi|su|mis|sus) (?:correos?|mensajes?|buzón)`,
    String.raw`(?<!\bno )(?<!\byo )\b(?:se metió|entró|se ha metido|ha entrado|entraba) (?:en|a) (?:mi|su) (?:cuenta|correo|buzón|teams|portátil|ordenador)\b|\bcuenta (?:de \S+ )?(?:manda|envía|mandó|envió)\b|\b(?:solicitud|aviso|notificación|inicio)\b ${upTo(2)}(?:venía|viene|provenía) ${upTo(2)}de\b`,
    String.raw`\b(?:hay )?alguien (?:está )?(?:dentro|metido|conectado)\b|\b(?:compañer[oa]|colega|hij[oa]|herman[oa]|amig[oa])\b${NEAR}\b(?:aprobó|aceptó|confirmó)\b|\b(?:alguien|un desconocido|desconocid[oa]s|otra persona|un extraño|terceros?|un tercero)\b${NEAR}\b(?:intent\w*|sabe|conoce|us[aoó]|usando|entr\w*|acced\w*|contraseña|registr\w*|añadi\w*|cambi\w*|tiene acceso|lee|leyendo|inició|quiere|está en|pidi\w*)`,
    String.raw`\b(?:mi|su|nuestr[oa]|un[oa]?) ${FAMILIAR}\b${NEAR}\b(?:sabe|conoce|tiene|usa|entra|lee|vio|vigila)\b${NEAR}\b(?:mi|mis|su|sus|la|contraseña|clave|pin|código|acceso|cuenta)\b`,
    String.raw`\bno (?:fui|fue|era|soy|es|fuimos|eran) (?:\S+ )?(?:yo|ella|él|el(?=[.,;!]|$)|nosotros|ellos|suy[oa]|mí[oa])\b`,
    String.raw`\b(?:inicios? de sesión|accesos?|solicitud\w*|intentos?|notificacion\w*|conexi[oó]n\w*|sesión|entr(?:ó|aron)|inició sesión)\b${NEAR}\b(?:de|desde|en) ${PLACE}\b|\bdesde ${PLACE}\b${NEAR}\b(?:intent\w*|entr\w*|acced\w*|inici\w*)|\b(?:sesión|acceso|inicio)\b${NEAR}\bno (?:l[oa] )?(?:hice|hizo|inicié|inició) yo\b|\bno l[oa] hice yo\b`,
    String.raw`\b(?:correos?|mensajes?|e-?mails?|spam)\b${NEAR}\b(?:que )?(?:yo |ella |él )?(?:no|nunca) (?:\S+ )?(?:escrib\w*|envi\w*|mand\w*)|\bdesde (?:mi|su) (?:cuenta|buzón|correo)\b${NEAR}\b(?:salen|salieron|mandan|mandaron|envían|enviaron)|\b(?:cuenta|buzón|correo) (?:de \p{L}+ )?(?:está |anda )?(?:envía|enviando|mandando|manda)`,
    String.raw`\bladr[oó]n\b${SOON}\b(?:mensajes?|escrib\w*|usa|usando|desbloque\w*)\b|\ben (?:mi|su) nombre\b|\bhaciéndose pasar`,
    String.raw`\b(?:colega|compañer[oa]|jef[ea]|amig[oa]|vecin[oa]|becari[oa]|gente)\b${NEAR}\b(?:usó|usa|uso|utilizó|sabe|conoce|vio|entró con)\b${NEAR}\b(?:mi|su) (?:contraseña|clave|cuenta|código|pin|usuario)`,
  ),
  changed: anyOf(
    String.raw`\b(?:app|aplicación) (?:desconocid|extrañ|rar)a\b${NEAR}\bacceso\b`,
    String.raw`\b(?:hay|veo|aparece|figura|sale) (?:un|una) (?:\S+ ){0,2}(?:${THING}|nokia|huawei|xiaomi|pixel|android)\b ${upTo(2)}(?:en|entre|bajo) (?:mi|su|mis|sus) (?:\S+ )?(?:información|info|métodos?|dispositivos?|cuenta)`,
    String.raw`\b(?:echó|sacó|cerró sesión|expulsó|desconectó) de (?:todos? (?:lados|partes|lo)|todo)\b|\bme (?:echó|sacó) de tod\w+|\b(?:métodos|información|lista|dispositivos)\b${SOON}\b(?:que )?(?:nunca|no) (?:tuve|he tenido|tengo|compré|usé)\b|\b(?:ratón|mouse|cursor)\b${NEAR}\bsol[oa]\b`,
    String.raw`\b(?:navegador|ordenador|equipo|computador[a]?) (?:desconocid[oa]|extrañ[oa])\b|\b(?:ver|viera|veía|vio|viendo) (?:mi|su) pantalla\b|\b(?:inicios? de sesión|accesos?|sesiones?|actividad) (?:\S+ )?(?:desconocid[oa]s?|extrañ[oa]s?|rar[oa]s?|sospechos[oa]s?)\b|\b(?:toda la|todo el|todos los|media) (?:\S+ )?(?:oficina|equipo|mundo|compañeros|empresa)\b ${upTo(1)}(?:sabe|saben|conoce|conocen|tiene|tienen) ${upTo(1)}(?:mi|su) (?:contraseña|clave|pin|código)`,
    String.raw`\breglas?\b${NEAR}\b(?:no (?:creé|cree|hice|puse)|desconocid\w*)|\b(?:historial|registro|actividad)\b${SOON}\b(?:falso|no fui|nunca|no estaba)\b|\b(?:correos|mensajes) (?:\S+ )?(?:desaparec\w*|faltan|borrad\w*)\b`,
    String.raw`\b(?:contraseña|clave|métodos?|número|información de seguridad|authenticator|reglas?|ajustes)\b${NEAR}\b(?:cambi\w*|añadi\w*|agreg\w*|registr\w*|elimin\w*|borr\w*|modific\w*)\b${NEAR}\b(?:no (?:fui|fue|he sido|lo hice|lo hizo)|sin (?:que|mi|su)|alguien|nadie)`,
    String.raw`\bme cambiaron (?:la|el|los|las) (?:contraseña|clave|número|método|datos|correo)\b|\b(?:cambi\w*|añadi\w*|registr\w*)\b${NEAR}\b(?:contraseña|clave|número|método)\b${NEAR}\bno (?:fui|fue|he sido)`,
    String.raw`\b${THING}\b ${upTo(4)}(?:que (?:yo |ella |él )?no (?:conozco|conoce|reconozco|reconoce|es (?:mí[oa]|suy[oa]|de))|desconocid[oa]|extrañ[oa]|ajen[oa]|rar[oa]|que no me suena)\b`,
    String.raw`\b(?:otro|segundo) (?:teléfono|móvil|dispositivo|authenticator|número)\b${NEAR}\b(?:añadid\w*|agregad\w*|registrad\w*)\b`,
  ),
  number_taken: anyOf(
    String.raw`\bsin (?:red|señal|cobertura)\b${SOON}\b(?:activ[oa]|otro (?:aparato|dispositivo|teléfono)|nueva (?:tarjeta|sim))\b`,
    String.raw`\be?-?sim\b${NEAR}\b(?:duplic\w*|clon\w*|copi\w*|alguien|desconocid\w*|robad\w*|hacke\w*|no (?:la )?pedí|sin mi|otra persona|emiti\w*)\b|\b(?:emitieron|emitió) ${upTo(3)}sim\b|\b(?:de golpe|de repente|de pronto) sin (?:señal|red|cobertura)\b${SOON}\b(?:sim|número|operadora?)|\b(?:duplic\w*|clon\w*|alguien|pidieron|solicitaron)\b${NEAR}\be?-?sim\b|\bsim swap\w*|\bduplicado de (?:la )?(?:sim|tarjeta)|\b(?:clon\w*|duplic\w*) (?:el|mi|su|la) (?:chip|sim|línea|tarjeta)`,
    String.raw`\b(?:número|línea)\b${NEAR}\b(?:en otra sim|portad[oa]|portaron|transfiri\w*|robad[oa]|secuestr\w*|portabilidad)\b|\bportaron (?:mi|su) (?:número|línea)`,
  ),
  named: anyOf(
    String.raw`\bfraud\w*|\b(?:hack\w*|jaque\w*|phishing|estaf\w*|comprometid\w*|sospech\w*|suplant\w*|pirate\w*|intrus\w*|ataque|atacante|timo|timaron|engañ\w+|virus|malware|troyano|ransomware|filtra(?:da|do|ción|ron)\w*|dark ?web|caí en|cayó en (?:la trampa|un)|robo de identidad|no autorizad[oa]s?|chantaj\w*|ciberataque|robaron (?:la|mi|su) (?:contraseña|cuenta|identidad|clave))\b`,
    String.raw`\b(?:actividad|inicio de sesión) inusual`,
  ),
};
