import { CHECK_LETTERS, NUMBER, PREFIXED, WHO } from './command-words.ts';
import type { CommandWords } from './command-words.ts';

const REQUEST = '(?:solicitud(?:es)?|peticion(?:es)?|casos?|tickets?)';
const WHICH = String.raw`(?:(?: (?:de|del|sobre|para|mi|mis|la|el|las|los|esta))*(?: ${REQUEST})?(?: (?:numero |n\.? ?)?${NUMBER})?)`;
const SHOW = String.raw`(?:(?:muestra|muestrame|ensename|lista|ver|dame|cuales son|cual es|donde estan) )?`;
const DUTY = String.raw`(?:la guardia|el turno|el relevo|el servicio)`;
const TIME = String.raw`(?:hasta|por|durante|desde|de|del|en|ahora|hoy|esta|este|manana|pasado manana|el|la|proximo|fin de semana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|\d{4}-\d\d-\d\d|\d{1,2}[:.]\d\d)\b`;
const WHEN = String.raw`(?: (?<when>${TIME}.*?))?`;
const NO_TIME = String.raw`(?!${TIME})\S{1,40}`;
const ROTATION = String.raw`(?: (?<rotation>${NO_TIME}(?: ${NO_TIME}){0,3}?))?`;
const CONTACT = String.raw`contactos? de (?:recuperacion|confianza|emergencia)`;

export const SPANISH_COMMANDS: CommandWords = {
  before: [
    'hola',
    'buenas',
    'buenos dias',
    'buenas tardes',
    'por favor',
    'porfa',
    'puedes',
    'podrias',
    'quiero',
    'quisiera',
    'me gustaria',
    'puedo',
  ],
  behind: ',? (?:por favor|porfa|gracias|ahora|ya)',
  bare: {
    help: 'ayuda|/ayuda|ayudame|comandos?|menu|(?:que|y que) (?:puedes|sabes) hacer|que haces|como (?:funciona(?: esto)?|se usa(?: esto)?|te uso)',
    greeting:
      '(?:hola|buenas|buenos dias|buenas tardes|buenas noches|gracias|muchas gracias)(?: a todos| latchkey)?',
    my_requests: `${SHOW}(?:el estado de |todas )?mis (?:ultimas )?${REQUEST}(?: (?:abiert[ao]s|pendientes))?`,
    who_is_on_call: `(?:y )?quien (?:esta|es|anda) (?:de (?:guardia|turno)|on-?call)(?: (?:hoy|ahora|esta noche|este fin de semana|ahora mismo))?|quien es (?:mi|nuestro|el) admin\\w*(?: de guardia)?|guardia|a quien (?:llamo|puedo llamar|debo llamar|tengo que llamar)`,
    my_shifts: `${SHOW}mis (?:proxim[ao]s )?(?:turnos?|guardias?)|mi (?:proxim[ao] )?(?:turno|guardia|calendario de guardias)|cuando (?:estoy|me toca|tengo) (?:de )?(?:guardia|turno|la guardia|el turno)(?: otra vez)?`,
    give_back: `(?:devolver|devuelvo|devuelve|entrego|regreso|retorno)(?: (?:la guardia|el turno|mi turno|mi guardia|el relevo|el mando))?`,
    recovery_contacts: `${SHOW}(?:mis |los |mi )?${CONTACT}|(?:quien es|quienes son) (?:mi|mis) ${CONTACT}`,
  },
  numbered: {
    status: `(?:cual es (?:el )?|muestra(?:me)? (?:el )?|dime (?:el )?)?(?:estado|estatus|situacion|avance)(?: actual)?${WHICH}|(?:hay |alguna |que )?(?:novedad(?:es)?|noticias?)(?: (?:de|sobre))?(?: ${PREFIXED})?|(?:hay )?algo nuevo(?: (?:de|sobre) ${PREFIXED})?|(?:como va|como esta|en que quedo|que pasa con|muestra(?:me)?|abre|ver) ${PREFIXED}|(?:como va|que pasa con) mi ${REQUEST}(?: ${NUMBER})?|(?:ya )?esta (?:list[ao]|aprobad[ao]|hech[ao]) ${PREFIXED}`,
    cancel: `(?:cancela|cancelar|cancelo|anula|anular|anulo|retira|retirar)${WHICH}|${PREFIXED},? (?:cancelar|anular|cancela)|(?:para|parar|deten|detener|cierra|cerrar|descarta) (?:la ${REQUEST} )?${PREFIXED}`,
    not_me: `(?:eso |esto |esa |ese )?no (?:fui|soy|era) yo${WHICH}|(?:yo )?no he sido(?: yo)?${WHICH}|${PREFIXED},?:? (?:no (?:fui|soy) yo|no he sido(?: yo)?)|(?:yo )?(?:no|nunca) (?:pedi|solicite|he pedido|he solicitado) (?:esto|eso|(?:la ${REQUEST} )?${PREFIXED}|esa ${REQUEST}|esta ${REQUEST})|(?:eso|esto) no (?:es|viene) de mi`,
    resume: `(?:reanuda|reanudar|reanudo|continua|continuar|reactiva|reactivar)(?: (?:todos )?(?:los )?(?:restablecimientos|reinicios|reseteos))?(?: (?:la ${REQUEST} )?${NUMBER})?|reanudar todo|levantar (?:la )?(?:parada|pausa|suspension)`,
  },
  addRecoveryContact: `(?:anade|anadir|agrega|agregar|pon|poner|elige|elegir|define|definir)(?: (?:un|mi|como|nuevo|a))* ${CONTACT}:?(?: ${WHO})?|(?:anade|anadir|agrega|agregar|pon) a? ?(?<who>\\S.{0,80}?) como ${CONTACT}`,
  check: `(?:comprueba|comprobar|verifica|verificar|revisa|revisar)(?: (?:el |este |un )?(?:mensaje|codigo))?(?: ${PREFIXED})?,?(?: ${CHECK_LETTERS})?`,
  erase: `(?:borra|borrar|elimina|eliminar|olvida) (?:todos )?(?:los )?datos (?:de |sobre )${WHO}|(?:borra|borrar|elimina|eliminar) (?<who>\\S{1,60}@\\S{1,100})`,
  takeOver: `(?:yo )?(?:tomo|tomar|asumo|asumir|cubro|cubrir|cojo|me quedo(?: con)?|hago) (?:${DUTY})${ROTATION}${WHEN}|(?:yo )?(?:me encargo|relevo|tomo el relevo|sustituyo|cubro)${WHEN}`,
  swap: String.raw`(?:intercambia|intercambiar|intercambio|permuta|permutar|cambio de (?:turno|guardia)|cambiar (?:el |mi |la )?(?:turno|guardia)(?! de vacaciones))(?: (?<text>\S.*?))?|(?:cambiar|cambio|cambia) (?<text>(?:el |la |mi )?(?:turno |guardia )?(?:del |de )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|fin de semana|esta noche|manana|\d{4}-\d\d-\d\d)\b.{0,60}? con \S.*?)`,
  halt: String.raw`(?:(?:por favor|@?latchkey)[,:]? )*(?:alto|deten(?:er)? todo|detengan todo|detenlo todo|para(?:r)? todo|paren todo|parada de emergencia|(?:deten|detener|detengan|para|parar|paren|suspende|suspender|suspendan|bloquea|bloquear) (?:ya )?(?:todos )?los (?:restablecimientos|reinicios|reseteos|resets)|ni un restablecimiento mas)(?: (?:ya|ahora|ahora mismo))*(?:\s*(?:[:,;–—-]|\bporque\b|\bpor\b)\s*(?<reason>\S.*))?`,
  asksWhoIsThere: [
    String.raw`\bquien\b.{0,30}\b(?:de guardia|de turno|la guardia|el turno|disponible en (?:informatica|sistemas|ti)|los accesos|el acceso)\b`,
    String.raw`\bquien es (?:mi|nuestro|nuestra|el|su) admin\w*|\badministrador\w*\b.{0,60}\b(?:quien es|ese quien)\b`,
    String.raw`\ba que telefono (?:\S+ ){0,2}llam\w+|\ba quien (?:\S+ ){0,2}(?:llamo|llamar|llamamos)\b|\b(?:a )?que numero (?:\S+ ){0,2}(?:llamo|llamar|marco|marcar)\b`,
    String.raw`\b(?:numero|telefono) (?:del|de la|de) (?:helpdesk|soporte|admin\w*|informatica|sistemas|mesa de ayuda|guardia|que esta de guardia|turno)|\b(?:hay|tienen) (?:algun )?(?:telefono|numero) (?:al que|para) llamar\b`,
    String.raw`\bquien me (?:puede ayudar|ayuda) (?:con el acceso|a entrar|con el inicio)`,
  ].join('|'),
};
