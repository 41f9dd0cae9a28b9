import { anyOf, NEAR, SOON, upTo } from '../symptom-words/phrase.ts';
import type { AccountWords } from './account.ts';

const ADMIN = String.raw`(?:admin|admins|administrador(?:a|es|as)?|sysadmin)\b(?! (?:puede|podrá|dijo|dice|debe|me dijo|nos dijo|me pidió))`;
const TROUBLE = String.raw`\b(?:bloquead\w*|no puede|no podemos|no puedo|sin acceso|perdi\w*|perdió|perdido|no le llega|no le sale|no tiene|atrapad\w*|teléfono|móvil|celular|código|no entra|fuera|authenticator|app|sms|olvid\w*|cambi\w*)\b`;
const RUNS = String.raw`(?:llev[ao]|ocup[ao]|gestion[ao]|administr[ao]|manej[ao]|encarg[ao]|mantien\w*|mantengo|respons\w*|dueñ[oa]|propietari[oa]|titular|mont[eéó]|cre[eéó]|configur[eéó]|a cargo)`;
const TENANT = String.raw`(?:microsoft[- ]?365|m365|ms ?365|office[- ]?365|o365|365|tenant|inquilino|entra id|azure|informática|office|microsoft|suscripción|licencias|sistemas)\b`;
const RIGHTS = String.raw`(?:permisos?|derechos|privilegios|acceso (?:de admin\w*|al centro)|rol)`;

export const SPANISH_ACCOUNTS: AccountWords = {
  admin_locked_out: anyOf(
    String.raw`\b(?:responsable|encargad[oa]|gurú|expert[oa]|ingenier[oa]|jef[ea]|líder) (?:de |del )?(?:la )?(?:nube|cloud|m365|365|azure|entra|identidades|tenant)\b|\bacceso al (?:centro de admin\w*|portal de (?:admin\w*|azure|entra))`,
    String.raw`(?<!\b(?:sin|no tengo|no tiene) )\b(?:permisos?|rol|privilegios|derechos|rango) de (?:super)?-?admin\w*|\b(?:da|damos|dar|doy) de alta (?:\S+ ){0,3}(?:cuentas|usuarios|empleados)|\b(?:persona|que|quien|tipo|chico|chica|compañero|compañera) (?:nos |les )?(?:crea|desbloquea|restablece|resetea|gestiona|administra|maneja) (?:\S+ ){0,2}(?:cuentas|usuarios|contraseñas|tenant|365|licencias)`,
    String.raw`\bsuper-?admin\w*|\bcuenta (?:con )?privilegi\w+|\b(?:gestion[ao]|administr[ao]|manej[ao]|llev[ao]) (?:\S+ ){0,3}(?:cuentas|usuarios|accesos|licencias|mfa)\b`,
    String.raw`\bcuenta (?:principal|maestra|raíz|que (?:crea|paga|gestiona))\b|\btodo a (?:mi|su) nombre\b|\bque paga las licencias\b`,
    String.raw`\b(?:arregla|restablece|devuelve|da) (?:el acceso|los accesos|las cuentas) a (?:todos|los demás|todo el mundo)\b|\bles arregla el acceso\b|\b(?:departamento|equipo) de una sola persona\b|\b(?:el|únic[oa]|nuestr[oa]) ga\b|\bla informática soy yo\b|\b(?:abrir|entrar a|entrar en|acceder a) entra\b|\b(?:que|quien) (?:gestiona|administra|crea) las cuentas\b|\b(?:suscripción|licencias)\b${NEAR}\b(?:es mía|son mías|dependen de mí|a mi nombre)\b`,
    String.raw`\b(?:el|la) únic[oa] que puede (?:crear|gestionar|añadir|agregar|borrar|restablecer|desbloquear)|\blo de (?:microsoft|office|informática)\b${NEAR}\b(?:lo hago|lo llevo|yo)\b|\bhace la informática\b|\bsysadmin\b`,
    String.raw`\b(?:gerente|jef[ea]|dueñ[oa]|director[a]?|secretari[oa]) e informátic[oa]|\binformátic[oa] a la vez\b|\b(?:ningún|ninguno de los|no queda ningún) admin\w*\b${NEAR}\b(?:puede|entra|acceso)\b|\bcuenta\b${NEAR}\b(?:creó|crear|creamos|abrió) el tenant\b`,
    String.raw`\b(?:solo|sólo|únicamente)\b ${upTo(3)}(?:restablece|resetea|reinicia)\b`,
    String.raw`\b(?:nuestr[oa]s?|el|la|los|las|únic[oa]|últim[oa]|otr[oa]|l[oa]s dos|mi) (?:\S+ )?${ADMIN}${SOON}${TROUBLE}`,
    String.raw`\b${ADMIN} (?:global\w*|general\w*|únic[oa]|del tenant|del inquilino|principal\w*|de la empresa|m365|de office|de microsoft|de sistemas|de exchange|de usuarios|de seguridad|de facturación|de teams|de sharepoint|de autenticación|aquí)`,
    String.raw`\b(?:únic[oa]|últim[oa]|sol[oa]) ${ADMIN}`,
    String.raw`\b(?:soy|es|somos|eres|siendo|como) (?:también |yo |aquí |el |la |nuestr[oa] |un |una |únic[oa] |quien )*${ADMIN}`,
    String.raw`\b(?:ningún|no hay|sin|no tenemos|no existe) (?:otr[oa]s? |ningún otro |más )${ADMIN}|\bnadie más (?:es |tiene )?${ADMIN}`,
    String.raw`\bcuentas? (?:de |del )?${ADMIN}|\b(?:rol|panel|permisos) de administra\w+|\b(?:soy|es) (?:el|la) únic[oa] que (?:administra|gestiona|maneja|lleva)|\btodo lo de (?:microsoft|office|informática) lo (?:hago|llevo|hace|lleva)|\bsoy (?:de )?sistemas\b|\bcuenta de administración|\bcentro de administración|\bportal (?:de administración|de azure|de entra|azure|entra|admin)|\bcuenta de emergencia`,
    String.raw`\b(?:yo|quien|que|él|ella|soy|se|me|\p{L}+) (?:solo |sola |mism[oa] |también |me |se )*${RUNS}\b ${upTo(4)}${TENANT}|\b${RUNS} ${upTo(3)}${TENANT}|\b${TENANT}${NEAR}\b(?:yo solo|yo sola|solo yo|por mi cuenta)`,
    String.raw`\b(?:nadie más|nadie|ningún otro|ningún compañero)(?: \S+)? (?:tiene|con) (?:\S+ )?${RIGHTS}|\b(?:únic[oa]|sol[oa] (?:él|ella|yo)) (?:\S+ ){0,3}(?:con|que tiene|tiene|tengo) (?:\S+ )?${RIGHTS}|\bes (?:el|la) únic[oa]\b${NEAR}\b(?:${RIGHTS}|restablec\w*|${TENANT})`,
    String.raw`\b(?:nuestr[oa]|el|la|un|una|únic[oa]|mi) (?:\S+ )?(?:informátic[oa]|encargad[oa] de (?:sistemas|informática|ti)|responsable de (?:sistemas|informática|ti)|jef[ea] de (?:sistemas|informática|ti)|chic[oa] de sistemas)\b${SOON}${TROUBLE}`,
    String.raw`\b(?:dueñ[oa]|propietari[oa]|titular) (?:de la |del |de )(?:suscripción|tenant|inquilino|licencias)|\bdepartamento de (?:ti|sistemas|informática) de una (?:sola )?persona|\bsoy (?:todo )?el departamento de|\b(?:soy yo quien|yo|quien) (?:\S+ )?(?:restablece|restablezco|resetea|reseteo) (?:a |los |las )?(?:todos|demás|otros)|\bsol[oa] ${upTo(4)}(?:tiene|tenía|tengo) ${upTo(3)}(?:permisos|cuenta de admin\w*|derechos)|\bnadie más tiene (?:acceso|permisos)`,
  ),
  personal_account: anyOf(
    String.raw`\b(?:cuenta|correo|dirección|buzón|outlook|hotmail)(?: \S+){0,2} (?:personal|privad[oa]|propi[oa]|particular)\b`,
    String.raw`\b(?:hotmail|outlook\.(?:com|es)|live\.(?:com|es)|msn|gmail|xbox|minecraft)\b`,
    String.raw`\bno es (?:del|de) trabajo\b`,
  ),
  school_account: anyOf(
    String.raw`\b(?:cuenta|correo|acceso|usuario)(?: \S+){0,2} (?:estudiant\w*|escolar\w*|universitari\w*|institucional|de la escuela|del colegio|del instituto|de la universidad|de la uni|de alumn\w*)\b`,
    String.raw`\b(?:en|de|del|para) (?:la |el |su |mi )?(?:escuela|colegio|cole|instituto|universidad|facultad|uni)\b${NEAR}\b(?:cuenta|correo|código|teams|authenticator|acceso|contraseña|entr\w+|pide)\b|\b(?:teams|correo|cuenta)\b${NEAR}\b(?:de la|del|de su) (?:escuela|colegio|cole|instituto|universidad|facultad|uni)\b|\b(?:soy|es|como) (?:\S+ )?(?:alumn[oa]|estudiante|profesor[a]?|maestr[oa])\b`,
  ),
};
