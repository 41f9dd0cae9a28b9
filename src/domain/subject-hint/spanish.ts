import { BEFORE_NAME, NAME } from './naming.ts';
import type { Naming } from './naming.ts';

const TROUBLE = String.raw`(?:(?:ya )?no (?:puede|logra|consigue|recibe|ve|entra|encuentra|tiene|accede|le (?:llega|salta|sale|aparece|funciona|deja))|perdió|ha perdido|cambió de|ha cambiado|tiene (?:un|otro|móvil|teléfono|problemas)|olvidó|ha olvidado|está (?:bloquead[oa]|fuera)|se (?:quedó|ha quedado)|necesita|rompió|dejó|le dio|extravió)(?![\p{L}])`;
const PERSON = String.raw`(?:[Cc]ompañer[oa]|[Cc]olega|[Jj]ef[ea]|[Ee]mplead[oa]|[Aa]mig[oa]|[Ss]oci[oa]|[Ee]ncargad[oa]|[Bb]ecari[oa]|[Dd]irector[a]?)`;
const TITLE = String.raw`(?:Sra?\.?|[Ss]eñora?|[Dd]on|[Dd]oña|Dra?\.)`;

export const SPANISH_NAMING: Naming = {
  patterns: [
    new RegExp(`(?<!\\p{L})${PERSON},? (?:${TITLE} )*(${NAME})(?![\\p{L}@])`, 'u'),
    new RegExp(`(?<!\\p{L})(?:${TITLE} )+(${NAME})(?![\\p{L}@])`, 'u'),
    new RegExp(`${BEFORE_NAME}(${NAME})(?:, [^,.!?]{1,40},)? ${TROUBLE}`, 'u'),
    new RegExp(`(?<!\\p{L})[Aa] (${NAME}) (?:no |ya no |se )*le(?![\\p{L}])`, 'u'),
    new RegExp(
      `(?<!\\p{L})(?:MFA|mfa|cuenta|acceso|teléfono|móvil|celular|contraseña|Authenticator) de (${NAME})(?![\\p{L}@])`,
      'u',
    ),
  ],
  noNames: [
    'yo|tú|él|se|me|te|le|les|lo|ella|nosotros|ellos|ellas|usted|ustedes|eso|esto|quien|quién|que|qué|donde|dónde|como|cómo|cuando|y|pero|o|si|desde',
    'mi|mis|tu|tus|su|sus|nuestro|nuestra|el|la|los|las|un|una|unos|unas|ningún|ninguna|nadie|alguien|todo|todos|ahora|hoy|ayer',
    'hola|buenas|buenos|gracias|perdón|porfa|compañero|compañera|colega|jefe|jefa|empleado|señor|señora|don|doña|equipo|cliente',
    'teléfono|móvil|celular|dispositivo|cuenta|usuario|contraseña|clave|código|página|pantalla|notificación|solicitud|app|aplicación',
    'sesión|error|número|llamada|mensaje|llave|navegador|ordenador|admin|administrador|administradora|informática|soporte|impresora',
    'ascensor|coche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|después|tras|compras',
  ],
};
