import { anyOf, NEAR } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';

const PROMPT = String.raw`(?:demandes?|notifications?|notifs?|approbations?|approuver|push|alertes?|requêtes?|validations?|valider|confirmations?|confirmer|invites?|codes?|sms|textos?|authenticator|appli|connexions?)`;
const RINGER = String.raw`(?:tel|tél|téléphone|portable|cell|montre|iphone)`;
const RINGS = String.raw`(?:vibr\w*|bip\w*|s'allume|sonn\w*)`;
const CAME = String.raw`(?:d'affilée|à la suite|vibr\w*|sonn\w*|bip\w*|s'allume|reçu\w*|reçoi\w*|recev\w*|arriv\w*|apparu\w*|apparaît|affich\w*|pop\w*|me demande si|réveill\w*|débarqu\w*|surgi\w*|notif\w*|eu)`;
const DEVICE = String.raw`(?:ordi|ordinateur|pc|portable|mac|poste)`;
const AWAY = String.raw`(?:promèn\w*|en balade|en rando\w*|aux toilettes|avec le chien|dor(?:s|t|mais|mait)|endormie?|au lit|en arrêt|malade|en plein(?:e)? (?!connexion)\p{L}+|(?:je|elle|il) regard\w+ (?:la |un |une )?(?:télé|film|série)|à table|sous la douche|dans (?:le |mon |son )?bain|chez (?:le |la |l'|mon |ma )?(?:dentiste|médecin|coiffeur|coiffeuse|docteur)|au (?:ciné\w*|sport|resto\w*|volant|parc|match|supermarché|marché)|à la (?:salle|plage|piscine|gym)|en (?:voiture|vacances|train de (?!(?:me|se|m'|s') ?connect)\p{L}+|congés?|conduisant|réunion)|dans le (?:train|bus|métro|jardin)|en promenade|(?:je|elle|il) (?:conduis\w*|cuisin\w*|mange\w*|cour\w*|faisai\w*|fais|regard\w*|jardin\w*))`;
const IDLE = String.raw`(?:(?:n'y |y )?(?:suis|est) pour rien|${DEVICE} (?:est |était |était bien )?(?:éteint|fermé|pas allumé|dans (?:mon|le|son) sac)|(?:sans|pas|même pas|ni) (?:être )?(?:devant|allumé|touché|près de) ?(?:à )?(?:mon |l'|le |son |un )?(?:${DEVICE}|bureau|écran)|n'(?:ai|a) (?:même )?(?:rien|pas) (?:\S+ )?(?:fait|demandé|touché|allumé|lancé)|j'ai rien (?:fait|demandé|touché)|(?:ne )?(?:me|se) connect\w+ (?:pas|à rien|nulle part)|sans (?:que )?(?:me connecter|rien (?:faire|demander|toucher)|avoir rien \p{L}+)|je me connectais pas|pas en train de me connecter|aucune connexion en cours)`;
const APPROVED = String.raw`(?:trompée? de bouton|dit ok|approuvé\w*|validé\w*|accepté\w*|confirmé\w*|autorisé\w*|(?:appuyé|cliqué|tapé|pressé|fait|mis|dit|touché|répondu) (?:sur )?(?:\S+ )?["'«“]? ?(?:oui|approuver|accepter|valider|autoriser|ok|vert|coche))`;
const REGRET = String.raw`(?:minuit|laissé entrer|trompée? de bouton|doigt a (?:glissé|dérapé|ripé)|marre|(?:qui )?n'était pas (?:de|à) moi|à \S+ heures du mat\w*|dans ma poche|pour (?:avoir la paix|que (?:ça|cela) (?:s'arrête|cesse|stoppe)|arrêter|être tranquille|m'en débarrasser)|avoir la paix|par (?:erreur|réflexe|mégarde|inadvertance|habitude)|sans (?:\S+ )?(?:réfléchir|regarder|lire|vérifier|faire exprès|faire attention)|trop vite|en regardant|regard\w+ la télé|sans lire|à l'aveugle|bêtement|bête|idiote?|stupide|à moitié (?:endormi\w*|réveillé\w*)|machinalement|(?:ne venait|venait|vient) pas (?:de|d')|(?:c'était|c'est|était|c t|cétait) pas (?:moi|ma|mon|mienne|elle|lui|la sienne)|je croyais|je pensais|j'ai cru|en fait (?:c'était|non)|alors que|en jouant|regrett\w*|oups)`;
const CHILD = String.raw`(?:gamin\w*|fils|fille|enfants?|bébé|petite?|gosses?|neveu|nièce|chat)`;
const NONE_COMES = anyOf(
  String.raw`\b(?:aucune?|pas de|plus de|sans) (?:\S+ )?(?:notif\w*|demandes?|codes?|sms|push|appels?|invites?)\b`,
  String.raw`\b(?:n'arrive\w*|ne vient|ne reçoi\w*|n'ai (?:rien|pas|jamais) reçu|rien reçu|ne s'affiche|n'apparaît|ne sonne|rien ne|jamais reçu|reçois (?:rien|pas|plus)|arrive (?:pas|jamais|toujours pas))\b`,
  String.raw`\b(?:plus tard|en retard|trop tard)\b`,
);
/** Whoever has no phone at hand cannot approve, wherever they are. */
const NO_PHONE = anyOf(
  NONE_COMES.source,
  String.raw`\b${RINGER}\b${NEAR}\b(?:oublié|perdu|maison|mort|tombé|volé|cassé|resté|l'ancien)\b|\b(?:oublié|perdu|volé|laissé|nouveau|ancien)\b${NEAR}\b${RINGER}\b`,
);
const PROMPT_CAME = anyOf(
  String.raw`\b${CAME}\b${NEAR}\b${PROMPT}\b`,
  String.raw`\b${PROMPT}\b${NEAR}\b${CAME}\b`,
  String.raw`\b${RINGER}\b${NEAR}\b${RINGS}\b`,
  String.raw`\b${RINGS}\b${NEAR}\b${RINGER}\b`,
);
/** A leave or an order is approved, too. */
const OTHER_APPROVAL = anyOf(
  String.raw`\b(?:congés?|vacances|budget|commandes?|factures?|devis|frais|déplacement)\b`,
);

export const FRENCH_PROMPTS: SignsTogether = {
  denied: [
    {
      about: anyOf(
        String.raw`\b(?:appuyé|cliqué|tapé|mis|fait|dit|répondu|touché) (?:sur )?(?:\S+ )?["'«“]? ?(?:refuser|rejeter|non|décliner|refus)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:fois|notif\w*|demandes?|connexion|authenticator|pas moi|pas elle|pas lui|bloqu\w*|appli|approuver)\b`,
      ),
    },
  ],
  unasked: [
    {
      about: anyOf(String.raw`\b(?:téléphone|tel|appli|authenticator|portable|montre|on)\b`),
      what: anyOf(
        String.raw`\bdemande\w* si (?:c'est (?:bien )?(?:moi|elle|lui)|je (?:me|suis)|elle se|il se)`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:bombard\w*|harcel\w*|inond\w*|submerg\w*|assailli\w*|spamm\w*|noyée? sous|mitraill\w*)\b`,
      ),
      what: anyOf(String.raw`\b(?:${PROMPT})\b`),
      unless: NONE_COMES,
    },
    {
      about: anyOf(String.raw`\b(?:authenticator|appli|${RINGER})\b`),
      what: anyOf(
        String.raw`\b(?:sonn\w*|vibr\w*|bip\w*)\b${NEAR}\b(?:toutes les|chaque|sans arrêt|non-? ?stop|sans cesse)\b`,
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
