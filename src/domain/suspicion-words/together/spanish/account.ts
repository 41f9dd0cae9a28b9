import { anyOf, NEAR, upTo } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';

const METHODS = String.raw`(?:número registrado|(?:mis|sus|mi|su) (?:\S+ )?(?:métodos?|dispositivos?|información|info|perfil|cuenta|seguridad)|información de seguridad|correo de (?:recuperación|respaldo)|(?:teléfono|número) de (?:recuperación|respaldo)|authenticator|autenticador|métodos)`;
const NOT_BY_ME = String.raw`(?:yo no (?:fui|he sido|hice|toqué|cambié|lo hice|la hice|uso|tengo|los|lo puse)|no (?:fui|he sido) yo|no (?:toqué|cambié|hice|moví|agregué|modifiqué) (?:nada|eso|ningun\w*)|(?:que|ahora es otr[oa] que) no (?:conozco|es mí[oa]|es el mío|reconozco|me suena)|no me suena|no es (?:mí[oa]|el mío|la mía|suy[oa])|y yo uso|yo tengo (?:un )?(?:iphone|android|samsung)|nunca (?:tuve|he tenido|puse|agregué)|quién (?:puso|cambió|agregó)|sin (?:mi|su) (?:permiso|consentimiento)|sin pedirme)`;
const SIM = String.raw`(?:una esim|e?-?sim|chip|(?:mi|su) (?:número|línea)|portabilidad|sin (?:señal|red|cobertura|servicio)|compañía|operadora)`;
const MAILS = String.raw`(?:correos?|mails?|e-?mails?|mensajes?|enviados|bandeja|buzón|borradores|facturas?|clientes|proveedores|contactos|outlook|teams|links?|enlaces?)`;
const LOG = String.raw`(?:(?:lugar|ubicación|ciudad|país|mapa) (?:de |del )(?:inicio|acceso|sesión)|(?:inicio de sesión|inicio|acceso|sesión|conexión|ingreso)s? (?:\S+ )?(?:de|desde|en) |(?:entré|entró|inicié|inició|conect\w+) (?:\S+ )?(?:desde|en) |historial|registro|actividad|sale (?:que|un acceso)|dice que (?:entré|inicié|estuve))`;

export const SPANISH_ACCOUNT: SignsTogether = {
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
