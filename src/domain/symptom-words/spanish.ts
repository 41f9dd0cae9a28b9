import { anyOf, NEAR, SOON, upTo } from './phrase.ts';
import type { Phrases } from './phrase.ts';

const NOT = String.raw`\b(?:no|nunca|ningún\w*|ninguna|nada|sin|tampoco|dejó de|falta|jamás)\b`;
const PHONE = String.raw`(?:teléfonos?|móviles|móvil|celular\w*|celus?|smartphones?|i-?phone|cel|terminal|android|samsung|galaxy|pixel|dispositivos?|aparato)\b`;
const APP = String.raw`(?:authenticator|app|aplicación|autenticador|apli)\b`;
const PUSH = String.raw`\b(?:notificación|notificaciones|notificacion\w*|push|avisos?|solicitud(?:es)?|petición|peticiones|aprobación\w*|alertas?|ventana emergente|cartelito|cartel|pedidos? de aprobación)\b(?! de (?:teléfono|vacaciones|compra))`;
const CODE = String.raw`(?<!error )(?<!qr )\b(?:códigos?|otp|cifras|dígitos)\b(?! (?:qr|de error|error|pin))(?! ?[:#]? ?\d)`;
const TEXT = String.raw`\b(?:sms|mensajes? de texto|mensajes?|llamadas?(?! con)|códigos? por (?:correo|sms|mensaje|teléfono|e-?mail|llamada))\b`;
const PASSKEY = String.raw`\b(?:passkeys?|pass keys?|claves? de (?:acceso|paso|seguridad)|(?:llaves?|llavecitas?) de (?:acceso|paso|seguridad)|llave física|llaves? usb|yubi-? ?keys?|llaves? fido2?|fido2?|token de seguridad)\b`;
const LOST = String.raw`(?:perd\w+|extravi\w*|olvid\w*|dejó|dejado|dejé|encuentra|encuentro|desapareci\w*|pérdida|se (?:me|le) quedó|buscando|no sé dónde|ni rastro|debió de dejar|dejar)`;
const BROKEN = String.raw`(?:rot[oa]s?|rompi\w*|romp\w*|muert[oa]|murió|averi\w*|estrope\w*|cayó|caído|moj\w*|destroz\w*|no (?:enciende|prende|arranca|funciona)|quebr\w*|trizad\w*|dañ\w*|ahog\w*|quem\w*|aplast\w*|hecho (?:trizas|pedazos)|descompu\w*|fundi\w*|atropell\w*|hinch\w*|en (?:mil |cuarenta |muchos )?pedazos|rajad\w*|no responde[n]?|difunto|partid[oa] en)`;
const PASSWORD = String.raw`(?:contraseña|clave|password|contra)\b(?! de (?:acceso|paso|seguridad|un solo))`;

export const SPANISH: Phrases = {
  symptoms: {
    stolen_phone: anyOf(
      String.raw`(?<!\bno (?:me |lo |fue |está |es )*)\b(?:rob(?:aron|ado|ada|ados|ó|ar|o)|hurtad[oa]|hurto|hurtaron|asalt\w*|atrac(?:o|ó|aron|ado|ador\w*)|sustra\w*|arrebat\w*|arranc(?:ó|o|aron|ado)|mangad\w*|mangaron|birl\w*|quitaron|bajaron|(?:salió|fue|escapó|huyó|echó a correr|se largó) (?:\S+ )?con|chorearon|choreado|afanaron|sacaron|metieron la mano|ladr[oó]n\w*|carterista\w*|se llevaron)\b${SOON}\b(?:${PHONE}|bolso|mochila)`,
      String.raw`\b${PHONE}${SOON}(?<!\bno (?:me |lo |fue |está |es |creo |que |sea )*)\b(?:rob(?:aron|ado|ada|ó|o)|hurtad[oa]|hurto|asalt\w*|atrac(?:o|aron|ado)|sustra\w*|arrebat\w*|mangad\w*|ladr[oó]n\w*|carterista\w*|se l[oa]s? llevaron|denunci[oóé]\w*)\b`,
      String.raw`\brobo de (?:mi |su )?${PHONE}`,
    ),
    lost_passkey: anyOf(
      String.raw`\b(?:${LOST}|${BROKEN}|robaron|rob\w+)\b${NEAR}${PASSKEY}`,
      String.raw`${PASSKEY}${NEAR}\b(?:${LOST}|${BROKEN}|lavadora|(?<!nuev[oa] )no aparece|robaron|robad[oa]|se quedó en (?!(?:el|mi) (?:\S+ )?(?:iphone|móvil|teléfono|celular|viejo|anterior|otro)))(?:\b|(?<= ))(?!.{0,60}\bnuev)`,
    ),
    passkey_not_on_new_phone: anyOf(
      String.raw`${PASSKEY}${NEAR}\b(?:nuev[oa]|viej[oa]|anterior|otr[oa]|sincroni\w*|transfer\w*|pas[oó]|pasaron|pasado|migr\w*|trasla\w*|copi\w*|quedó)\b`,
      String.raw`\b(?:nuev[oa]|cambi\w*|estren\w*)\b${SOON}${PASSKEY}`,
      String.raw`\bninguna ${PASSKEY}|${PASSKEY} ${upTo(2)}no (?:está|aparece)\b|\bno (?:está|aparece|tengo) (?:mi |la )?${PASSKEY}`,
    ),
    stuck_at_passkey_set_up: anyOf(
      String.raw`${PASSKEY}${NEAR}\b(?:crear\w*|cree|creación|configur\w+|registr\w+|obligatori\w*|exig\w*|añad\w+|agreg\w+|oblig\w*|omitir\w*|saltar\w*|no es compatible)\b`,
      String.raw`\b(?:crear\w*|cree|creación|configur\w+|registr\w+|exig\w*|oblig\w*|pide\w*|fuerza|añad\w+|agreg\w+|quiere)\b${NEAR}${PASSKEY}`,
    ),
    lost_phone: anyOf(
      String.raw`\b(?:${LOST}|no doy con|no da con)\b${NEAR}\b${PHONE}`,
      String.raw`\b${PHONE}${NEAR}\b(?:perd\w+(?! (?:las?|los?|el|mis|todas?)\b)|extravi\w*|desapareci\w*|olvid\w*|en casa|no aparece|ni rastro|quedó en(?! el (?:viejo|anterior|otro))|no lo (?:encuentr\w+|hallo|veo))\b`,
      String.raw`\b(?:ya no|no) tiene (?:el|su) ${PHONE}`,
    ),
    new_phone: anyOf(
      String.raw`\b(?:nuevo|otro|nueva) (?:\S+ )?(?:${PHONE}|número)|\bcambi\w* de (?:chip|número|línea)|\b(?:dieron|tiene) otro\b|\b(?:${PHONE}|número) (?:\S+ )?(?:nuevo|de repuesto|prestado|de reemplazo|por garantía)`,
      String.raw`\b(?:cambi\w*|reemplaz\w*|romp\w*|estren\w*|compr\w*) (?:de |el |su |un |mi |le |al )*(?:${PHONE}|número)`,
      String.raw`\b${PHONE}${NEAR}\b(?:${BROKEN}|cambi\w*|reemplaz\w*|vend\w*|devolv\w*|entregu\w*)\b`,
      String.raw`\b(?:cayó|rompió|quebró|mojó|murió|dañó|hizo trizas|trizó) (?:el |su |mi |la pantalla del |la pantalla de su |la )?(?:${PHONE}|pantalla)|\bpantalla (?:del |de su |de mi )?(?:\S+ )?(?:está )?rota\b|\b(?:sigue|quedó|está|continúa) (?:\S+ )?en (?:el|mi) (?:viejo|anterior|i-?phone|samsung|android)\b|\bapruebe en el viejo|\ben el (?:teléfono |móvil )?viejo\b|\buno de repuesto\b|\b(?:atropell|aplast|pis)\w* ${upTo(3)}\b(?:un|el)\b|\b(?:entregu|devolv|vend)\w* (?:mi|su|el) (?:teléfono|móvil|celular)|\b(?:prest\w*) (?:otro|uno)\b`,
      String.raw`\bde (?:android|samsung) a (?:un )?i-?phone|\bde i-?phone a (?:un )?(?:android|samsung)`,
    ),
    shared_phone_qr: anyOf(
      String.raw`\bqr\b${SOON}\b(?:pin|compartid\w*|tienda|almacén|turno|quiosco|planta|credencial|gafete|tarjeta)\b`,
      String.raw`\b(?:pin|compartid\w*|tienda|almacén|turno|quiosco|planta|credencial|gafete)\b${SOON}\bqr\b`,
    ),
    where_is_my_qr_code: anyOf(String.raw`\bqr\b|\bcódigo de barras`),
    app_signed_out_or_reinstalled: anyOf(
      String.raw`\b(?:reinstal\w*|desinstal\w*|borr\w*|elimin\w*|cerró (?:la |mi )?sesión|cerrado (?:la )?sesión|quit[oeé]|restableci\w*|sac[oó]|volví a instalar|formate\w*)\b${NEAR}\b${APP}`,
      String.raw`\b${APP}${NEAR}\b(?:reinstal\w*|desinstal\w*|borr\w*|elimin\w*|cerró (?:la |mi |su )?sesión|cerrado|vací[oa]|desapareci\w*|restableci\w*|sin cuentas)\b`,
      String.raw`\b${APP}${NEAR}\b(?:pide|exige|quiere|necesita)\b${NEAR}\bcódigo|\bcuentas?\b${NEAR}\b(?:borr\w*|elimin\w*|desapareci\w*)|\bdesapareci\w*\b${NEAR}\bcuentas\b|\bel huevo (?:y|o) la gallina|\bla gallina (?:y|o) el huevo|\bcírculo vicioso|\bpescadilla que se muerde`,
      String.raw`\b${PHONE}${NEAR}\b(?:formate\w*|restablec\w*|resete\w*)\b|\b(?:formate\w*|restablec\w*) (?:el |mi |su )?${PHONE}|\bresetear\w* (?:mi|su|el) ${PHONE}|\bya no tiene cuentas\b|\bviene en blanco\b|\bnada dentro\b|\bcuentas\b${NEAR}\b(?:esfum\w*|perd\w*|se fueron)|\bquitar cuenta\b|\b(?:entrar|acceder) al authenticator\b|\bestado de fábrica|\bde fábrica\b`,
    ),
    too_many_attempts: anyOf(
      String.raw`\bdemasiad[oa]s (?:intentos|veces|códigos)\b|\bmuchos intentos|\bnúmero de intentos`,
      String.raw`\b(?:intent\w*|vuelva|prueb\w*) ${upTo(3)}(?:más tarde|luego)|\btemporalmente (?:bloquead\w*|suspendid\w*)|\bbloqueo temporal|\blímite (?:\S+ )?(?:alcanzado|superado|de)|\bnúmero máximo|\b(?:alcanz\w*|super\w*|exced\w*) (?:el |su )?(?:límite|número)`,
      String.raw`\b(?:[1-9]\d|diez|doce|quince|veinte|treinta|cien|mil|una docena de|muchas) (?:veces|intentos|códigos)\b|\besper\w* un (?:rato|momento|tiempo)|\bdemasiados códigos|\bbloqueó (?:un rato|por|durante)|\bbloquead[oa] \d+ minutos`,
    ),
    asked_to_set_up: anyOf(
      String.raw`\b(?:más información|información adicional|acción (?:necesaria|requerida))\b|\bprote(?:ger|ja|ge) (?:su|la|tu|mi) cuenta|\bmant\w+ (?:\S+ )?segura (?:su|tu|la) cuenta|\bmant\w+ (?:su|tu|la) cuenta (?:\S+ )?segura|\bdatos adicionales|\bmás datos (?:de seguridad)?`,
      String.raw`\b(?:pide\w*|debe|debo|quiere|oblig\w*|exige\w*|tiene que|tengo que|solicita\w*|por qué)\b${NEAR}\b(?:configur\w+|registr\w+|reconfigur\w+|inscrib\w+|instal\w+)\b`,
      String.raw`\b(?:configuración|registro) (?:de |del )?(?:la )?(?:mfa|doble factor|autenticación)|\bregistrar(?:me)? (?:la |en )?(?:verificación|mfa|doble)`,
    ),
    text_or_call_never_arrives: anyOf(
      `${NOT}${NEAR}${TEXT}`,
      `${TEXT}${NEAR}${NOT}`,
      String.raw`\besper\w* ${upTo(3)}(?:sms|mensaje|llamada)|\b(?:que|pedí que) me llamen?\b${NEAR}\bnada\b|\bno suena\b|\btampoco sonó\b|\bsms\b[?¿ ,]{0,4}ni uno\b|\b(?:llamada|mensajito|sms)\b${NEAR}\b(?:se corta|se demora|no cae)|\bno (?:me |le )?cae ${upTo(2)}(?:mensajito|sms|mensaje)`,
    ),
    push_never_arrives: anyOf(
      `${NOT}${NEAR}${PUSH}`,
      `${PUSH}${NEAR}${NOT}`,
      String.raw`\bno (?:le |me )?(?:llega|sale|aparece|salta) nada\b|\b(?:salta|llega|aparece|sale) nada\b`,
      String.raw`\b${APP}${NEAR}\bno (?:\S+ )?(?:reacciona|responde|recibe|muestra nada|avisa|pide nada|pregunta)|\bno hemos (?:recibido respuesta|tenido noticias)|\bno (?:\S+ ){0,2}vibra\b|\b${PHONE}${NEAR}\by[ .…]*silencio\b|\bahí no pasa nada\b|\b${PHONE}${NEAR}\bsigue (?:en negro|igual|mudo|callado)\b|\bsí o no\b${NEAR}\b(?:nunca|no)\b|\b${PHONE}${NEAR}\bno (?:\S+ )?(?:avisa|vibra|reacciona|muestra nada)`,
    ),
    forgot_password: anyOf(
      String.raw`\b${PASSWORD}${NEAR}\b(?:olvid\w*|caduc\w*|incorrect\w*|expir\w*|venci\w*|no (?:\S+ )?recuerd\w*|restablec\w*|erróne\w*|equivoc\w*|no (?:funciona|sirve|vale)|mal)\b`,
      String.raw`\b(?:olvid\w*|caduc\w*|recuerd[oa]|acuerdo|acuerda|ni idea de|no sé|en blanco|nueva|cambiar|restablecer)\b${NEAR}\b(?:contraseña|password|clave|contra)\b(?! de (?:acceso|paso|seguridad|un solo))`,
    ),
    wrong_name: anyOf(
      String.raw`\b(?:cuenta|usuario|dirección|correo|nombre)\b${NEAR}\b(?:no existe|no (?:se )?encuentra|no encontrad[oa]|desconocid[oa]|no (?:lo |la )?reconoce|podría ser incorrect[oa]|incorrect[oa])\b`,
      String.raw`\bno (?:encuentra|reconoce|conoce|encontramos) ${upTo(3)}(?:cuenta|usuario|dirección|correo|nombre)`,
      String.raw`\b(?:se casó|me casé|casad[oa]|(?:desde|tras|después de) (?:la|su|mi) boda|divorci\w*|apellido de solter[oa]|cambi\w* (?:de|mi|su|el) (?:nombre|apellido)|nuevo apellido|renombr\w*)\b|\balias\b|\biniciar sesión aquí con una\b|\b(?:qué|cuál|con qué) (?:usuario|nombre de usuario|correo|es mi usuario)`,
    ),
    sign_in_goes_round: anyOf(
      String.raw`\b(?:bucle\w*|en círculos?|otra vez al principio|de nuevo al principio|vuelta a empezar|vuelve a empezar|se abre y se cierra|todo el tiempo|vuelve a preguntar|y otra vez, y otra|otra vez (?:el|la|lo) (?:usuario|cuenta|contraseña|mismo|misma)|sin fin|infinit\w*|una y otra vez|todo el rato|a cada rato|cada (?:\d+|pocos|cinco|dos) (?:minutos|segundos)|constantemente)\b`,
      String.raw`\b(?:página|pantalla|ventana) ${upTo(3)}(?:en blanco|blanca|vacía|negra|se congela|cargando)|\bse queda en blanco|\bredirig\w*|\bredirec\w*|\bcookies?\b`,
      String.raw`\b(?:vuelve|regresa|devuelve|manda|retorna) ${upTo(4)}(?:inicio|principio|página|pantalla|sesión)`,
    ),
    app_shows_no_code: anyOf(
      `${NOT}${NEAR}${CODE}`,
      `${CODE}${NEAR}${NOT}`,
      String.raw`\bcódigo\b${NEAR}\b(?:inválido|incorrecto|rechaza\w*|erróneo|caducad\w*|expirad\w*)\b|\bcontraseña de un solo uso|\b(?:seis|6) (?:dígitos|cifras)|\bdónde está\b${NEAR}${CODE}|\b(?:no hay|sin|ningún) números?\b|\b(?:seis|6) números\b|\bni un (?:número|código)\b|\b(?:no (?:hay|est[aá]n?|sale\w*|veo|aparece\w*)|sin) (?:\S+ )?numeritos?\b|\bnumeritos?\b${NEAR}\bno\b|\b(?:qué|cuál) ${CODE}|${CODE}${NEAR}\bda error\b`,
    ),
  },
  together: {
    lost_passkey: [anyOf(PASSKEY), anyOf(String.raw`\b(?:${LOST}|${BROKEN}|rob\w+)\b`)],
    stolen_phone: [
      anyOf(String.raw`\b${PHONE}`),
      anyOf(String.raw`\b(?:robaron|robado|robo|asalt\w*|arrebat\w*|ladr[oó]n\w*)\b`),
    ],
    stuck_at_passkey_set_up: [
      anyOf(PASSKEY),
      anyOf(String.raw`\b(?:error|falla|fallo|colgad[oa]|omitir\w*|saltar\w*)\b`),
    ],
    passkey_not_on_new_phone: [anyOf(PASSKEY), anyOf(String.raw`\b(?:nuev[oa]|viej[oa]|cambi\w*)\b`)],
    lost_phone: [anyOf(String.raw`\b${PHONE}`), anyOf(String.raw`\b(?:${LOST})\b`)],
    new_phone: [
      anyOf(String.raw`\b${PHONE}`),
      anyOf(String.raw`\b(?:${BROKEN}|nuevo|otro|cambi\w*|viejo|migr\w*)\b`),
    ],
    app_signed_out_or_reinstalled: [
      anyOf(String.raw`\b${APP}`),
      anyOf(
        String.raw`\b(?:vací[oa]|borr\w*|reinstal\w*|desinstal\w*|sacó|cerró sesión|sin cuentas|formate\w*)\b`,
      ),
    ],
    text_or_call_never_arrives: [anyOf(TEXT), anyOf(NOT)],
    push_never_arrives: [
      anyOf(String.raw`\b(?:${APP}|${PHONE}|aprob\w*|apruebe)`),
      anyOf(String.raw`\b(?:nada|no (?:reacciona|aparece|llega|sale|salta|pasa nada|responde))\b`),
    ],
    forgot_password: [
      anyOf(String.raw`\b${PASSWORD}`),
      anyOf(String.raw`\b(?:olvid\w*|recuerd[oa]|acuerd[oa]|caduc\w*|incorrecta|ni idea|no sé)\b`),
    ],
    wrong_name: [
      anyOf(String.raw`\b(?:correo|usuario|dirección|apellido)\b`),
      anyOf(String.raw`\b(?:no existe|desconocid[oa]|incorrect[oa]|casó|casé|reconoce)\b`),
    ],
    app_shows_no_code: [
      anyOf(CODE, String.raw`\b(?:números?)\b`),
      anyOf(NOT, String.raw`\b(?:solo|dónde|cuál|qué)\b`),
    ],
  },
  harmless: anyOf(
    String.raw`\balguien (?:de|del|en) ${upTo(3)}(?=no (?:puede|logra|consigue|tiene)\b)|\bse (?:me|le) bloqueó (?:la (?!(?:cuenta|sesión|app|clave))|el (?:cuello|coche|auto|ascensor))\p{L}*|\b(?:aprob|acept|confirm|autoric)\w* (?:\S+ ){0,3}(?:vacaciones|permiso|pedidos?|facturas?|gastos|presupuesto|viaje)\b`,
    String.raw`\b(?:contraseña|clave|código) (?:del |de la )(?:wi-?fi|casillero|puerta|alarma|garaje|impresora|locker|sala|caja)`,
    String.raw`¿? ?\balguien (?:sabe (?:si|qué|cómo|cuándo|dónde|por qué|algo|de)|puede|podría|me puede|tiene idea|conoce a)\b|\bhay alguien (?:que|ahí|disponible)\b`,
    String.raw`${upTo(6)}\b(?:rechaz\w*|deneg\w*) por (?:\S+ )?(?:compras|finanzas|contabilidad|jef[ea]|dirección|rrhh|seguro|tienda)\b|\b(?:compras|finanzas|contabilidad|dirección|rrhh|el seguro) (?:me )?(?:deneg\w*|rechaz\w*) ${upTo(6)}|\b(?:rechaz\w*|deneg\w*) (?:mi|mis|la|las|el) (?:factura|vacaciones|viaje|gastos|solicitud de (?:vacaciones|viaje))\b`,
    String.raw`\bacceso (?:está |fue |ha sido )?denegado\b|\b(?:código|pin|tarjeta|credencial|vacaciones) (?:\S+ ){0,2}rechaza\w*|\b(?:rechaza|rechazan|rechazaron|no acepta) (?:el|su|mi|mis|la|las) (?:código|pin|vacaciones|gastos|tarjeta|contraseña)`,
    String.raw`\b(?:curso|formación|capacitación|simulacro) (?:\S+ ){0,2}phishing|\bhackat[oó]n`,
  ),
  writer: anyOf(
    String.raw`\b(?:estoy|me quedé|me he quedado|quedé|me han) (?:\S+ )?(?:\S+ )?(?:bloquead[oa]|fuera|atrapad[oa])\b`,
    String.raw`\b(?:yo )?no puedo (?:\S+ )?(?:entrar|acceder|iniciar sesión|conectar\w*|ingresar|loguear\w*)\b|\bno logro (?:entrar|acceder)`,
    String.raw`\bmi (?:\S+ )?(?:${PHONE}|cuenta|authenticator|app|acceso)\b`,
    String.raw`\b(?:he |yo )?(?:perdí|perdido|cambié|rompí) (?:el|mi|de) ${PHONE}|\btengo (?:un )?(?:${PHONE}|móvil) nuevo|\btengo un nuevo`,
    String.raw`\byo mism[oa]\b`,
  ),
  topic: anyOf(
    String.raw`\b(?:iniciar sesión|inicio de sesión|entrar|ingresar|loguear\w*|no entra|no me deja|(?:fuera|afuera) del sistema|segundo factor|(?:abrir|entrar a|entrar en) (?:su|mi) correo|reclama una aprobación|acceder|accede|bloquead\w*|contraseña|cuenta|acceso|authenticator|autenticador|mfa|2fa|doble factor|restablec\w*|resete\w*|autenticación|sesión|correo corporativo)\b|\bno (?:puedo|puede|logro) (?:aprobar|confirmar|autenticar\w*|validar)\b|\baprueb[ao]\b${NEAR}\b(?:página|pantalla)\b`,
  ),
  elsewhere: anyOf(
    String.raw`\b(?:comedor|impresora|cafetera|máquina de café|paella|compras|aparcamiento|factura|gastos|proyector|menú|mi viaje)\b`,
    String.raw`\b(?:pedir|comprar|encargar|solicitar|solicitud de|quiero)\b${NEAR}\b(?:nuevo )?${PHONE}`,
  ),
};
