import { anyOf, NEAR, upTo } from '../../symptom-words/phrase.ts';
import type { SignsTogether } from '../sign.ts';

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
const SECRET = String.raw`(?:codes?|mots? de passe|mdp|identifiants?|chiffres|numéro|nombre|pin|accès|numéros|infos)`;
const TYPED = String.raw`(?:saisi\w*|entré\w*|tapé\w*|mis|rentré\w*|rempli\w*|donné\w*|renseigné\w*|connectée? (?:sur|à)|scanné\w*|g mis|g donné)`;
const ODD_PAGE = String.raw`(?:imit\w+|fautes? d'orthographe|\S*\.(?:xyz|top|ru|cn|online|site|shop)|copie de|(?:page|site|lien|formulaire|mail|sms|avis|colis) (?:\S+ ){0,2}(?:livraison|colis|impôts?|banque|concours|sondage|chelou|louche|zarbi|bizarre)|chelou\w*|zarbi|arnaque|bidon|pas (?:le |la )?(?:vrai\w*|bon\w*|officiel\w*)|fausse page|faux site|adresse (?:bizarre|étrange|différente)|lien (?:reçu|d'un|dans un|par) (?:\S+ )?(?:mail|sms|texto|message))`;
const CALLER = String.raw`(?:(?:m'a|l'a|nous a|lui a|m'ont|on m'a) (?:\S+ )?(?:appelé\w*|téléphoné|contacté\w*|écrit|joint\w*|fait)|au téléphone|un (?:gars|type|mec|monsieur|homme|technicien\w*|conseiller|agent)|une (?:dame|femme|fausse|personne|conseillère)|se disait|se disant|disait (?:être|de)|hotline|externe|inconnu\w*|numéro inconnu|whatsapp|telegram|signal\b)`;
const MADE_ME = String.raw`(?:m'a fait|l'a fait|lui a fait|m'ont fait|fait (?:lire|ouvrir|taper|entrer|valider|installer|approuver|donner)|(?:pour|voulait|voulaient|demandait|demandé|demande|réclam\w*|veut|besoin) ${upTo(2)}(?:avoir |d'avoir |obtenir |du |de |le |la |les |mon |ma |mes )+(?:\S+ )?(?:${SECRET})|lu (?:le|la|les|mon|mes)|installer|assistance rapide|anydesk|teamviewer)`;
const METHODS = String.raw`(?:numéro (?:enregistré|de sécurité)|(?:mes|ses|mon|son) (?:\S+ )?(?:infos?|informations|méthodes?|appareils?|compte|profil|sécurité)|infos? de sécurité|méthodes de connexion|authenticator|adresse de (?:secours|récupération)|(?:mail|numéro|téléphone) de (?:secours|récupération))`;
const NOT_BY_ME = String.raw`(?:(?:rien|pas) (?:\S+ )?(?:modifié|changé|touché|fait|ajouté|demandé|activé|installé|mis|supprimé)\b(?! le code)|(?:ce n'est|c'est|c'était|ce n'était|n'est) pas (?:moi|elle|lui|le mien|la mienne|les miens|à moi|moi qui)|pas par (?:moi|elle|lui)|pas de moi|je (?:ne )?(?:la |le |l')?connais pas|sans (?:mon|son) (?:accord|autorisation)|sans (?:que|rien)|jamais (?:fait|demandé|ajouté|possédé|eu)|à (?:mon|son) insu|moi j'ai|j'ai un android|j'ai un iphone)`;
const SIM = String.raw`(?:une esim|e?-?sim|(?:mon|son|ma|sa) (?:numéro|ligne)|carte sim|puce|portabilité|plus de réseau|pas de réseau|sans réseau|opérateur)`;
const MAILS = String.raw`(?:mails?|e-?mails?|courriels?|messages?|éléments envoyés|boîte|messagerie|brouillons?|factures?|clients?|fournisseurs?|contacts?|collègues|outlook|teams|liens?)`;
const LOG = String.raw`(?:(?:lieu|localisation|position|carte|ville|pays) (?:de |d')(?:la )?connexion|connexions? (?:de|depuis|en|au|à|du) |connectée? (?:de|depuis|en|au|à) |journal|historique|dernière connexion|activité|sessions?|accès depuis|navigateur)`;

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

export const FRENCH_TOGETHER: SignsTogether = {
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
  given_away: [
    {
      about: anyOf(String.raw`\brépondu\b`),
      what: anyOf(String.raw`\b(?:mot de passe|mdp|identifiants?|code|pin)\b`),
    },
    {
      about: anyOf(String.raw`\bqr\b`),
      what: anyOf(
        String.raw`\b(?:parking|affiche|courrier|prospectus|horodateur|parcmètre|panneau|autocollant|lettre|menu|mail)\b.{0,80}\b(?:saisi|entré|tapé|rempli|connecté\w*|page)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\bconnectée?\b|\bsession\b`),
      what: anyOf(
        String.raw`\b(?:hôtel|bibliothèque|cybercafé|public|aéroport)\b${NEAR}\b(?:ordi\w*|pc|poste)\b|\b(?:ordi\w*|pc|poste) (?:\S+ ){0,2}(?:hôtel|bibliothèque|cybercafé|public|aéroport)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${TYPED}\b${NEAR}\b${SECRET}\b`),
      what: anyOf(
        String.raw`\bboîte (?:\S+ ){0,4}(?:pleine|saturée|9\d ?%|supprimée|suspendue)|\b(?:paru|semblé|trouvé ça|semblait) (?:\S+ )?(?:bizarre|étrange|louche|chelou|suspect)`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:papier|post-?it|carnet|note|pense-bête|cahier)\b`),
      what: anyOf(
        String.raw`\b(?:mot de passe|mdp|code|pin|identifiants?)\b${NEAR}\b(?:disparu|volé|perdu|plus là|envolé)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${TYPED}\b${NEAR}\b(?:${SECRET}|page|site|formulaire|compte|tout)\b`),
      what: anyOf(String.raw`\b${ODD_PAGE}\b`),
    },
    {
      about: anyOf(String.raw`\b${SECRET}\b`),
      what: anyOf(
        String.raw`\b(?:g|j'ai|je lui ai|elle a|il a|lui a|ai|a) (?:\S+ )?(?:donné|passé|prêté|filé|lu|dicté|refilé|confié|communiqué|balancé|envoyé) (?:\S+ ){0,5}(?:à|au|aux) (?!(?:l'appli|microsoft|authenticator|mon (?:téléphone|portable)|nouveau)\b)`,
        String.raw`\b(?:j'ai|elle a|il a) lu (?:le|la|les|mes)\b`,
      ),
    },
  ],
  pretender: [
    {
      about: anyOf(String.raw`(?<![\p{L}\d])${CALLER}\b`),
      what: anyOf(String.raw`\b${MADE_ME}\b`),
      unless: anyOf(String.raw`\brappelée?\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:directeur|directrice|patron\w*|chef\w*|pdg|dg|boss|manager|président\w*)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:voulait|veut|demand\w*|pour avoir|réclam\w*|besoin d\w+) ${upTo(2)}(?:le |la |les |mon |du |de )+(?:\S+ )?${SECRET}\b|\b(?:c'était|c'est|était) pas (?:lui|elle|son numéro)\b`,
      ),
    },
  ],
  known_to_others: [
    {
      about: anyOf(String.raw`\b(?:deux|2|trois|plusieurs) (?:\S+ )?(?:endroits|lieux|villes|pays)\b`),
      what: anyOf(String.raw`\b(?:connecté\w*|connexions?|sessions?|active?)\b`),
    },
    {
      about: anyOf(String.raw`\b(?:le |mon |son )?(?:compte|boîte|messagerie) (?:de |d')?\p{L}+\b`),
      what: anyOf(
        String.raw`\ba (?:envoyé|posté|partagé|diffusé) (?:\S+ ){0,4}(?:liens?|messages?|mails?|tout le monde|tous)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:quelqu'un|un inconnu|on a)\b`),
      what: anyOf(
        String.raw`\b(?:fouillé|fouille|ouvert|lu|renommé|supprimé|déplacé|effacé|accédé)\w*\b${NEAR}\b(?:mon|mes|son|ses|ma|sa)\b|\b(?:mon|mes|son|ses) (?:onedrive|fichiers|mails|sharepoint|documents|agenda)\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:beau-?\s?(?:frère|père|fils)|belle-?\s?(?:soeur|sœur|mère|fille)|oncle|tante|cousine?|coloc\w*|ex|frère|soeur|sœur|mari|femme|copain|copine)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:a|connaît|sait|garde|possède) (?:tous )?(?:mes|mon|ses|son) (?:\S+ )?(?:mots? de passe|mdp|codes?|identifiants?|accès)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:bitcoins?|rançon|cartes? cadeaux?|crypto\w*)\b`),
      what: anyOf(String.raw`\b(?:compte|mails?|bloqué\w*|connect\w*|message)\b`),
    },
    {
      about: anyOf(String.raw`\b(?:nouvelle connexion|nouvel appareil|nouveau navigateur)\b`),
      what: anyOf(
        String.raw`\b(?:firefox|chrome|edge|safari|opera|ubuntu|linux|android|windows|mac\w*|ios)\b|\bpas moi\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:acheteur|acheteuse|nouveau propriétaire|celui qui l'a (?:acheté|trouvé))\b`,
      ),
      what: anyOf(String.raw`\b(?:téléphone|portable|tel|iphone|ordi\w*|tablette)\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:est parti\w*|a quitté|démissionné|viré\w*|licencié\w*|retraité\w*|ancien\w*)\b`,
      ),
      what: anyOf(String.raw`\b(?:encore|toujours)\b ${upTo(4)}(?:mails?|accès|lit|ouvre|boîte|compte)\b`),
    },
    {
      about: anyOf(String.raw`\b(?:rib|iban|coordonnées bancaires|compte bancaire)\b`),
      what: anyOf(String.raw`\b(?:j'aurais|elle aurait|il aurait|soi-disant|prétendument|jamais|pas)\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:\d\d+|des (?:centaines|dizaines|milliers) de) (?:\S+ ){0,2}(?:mails|e-?mails|messages|courriels)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:partis|envoyés|sortis|cette nuit|de ma boîte|de sa boîte|éléments envoyés)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\bdemandent? pourquoi\b|\bse plaign\w+\b`),
      what: anyOf(
        String.raw`\b(?:je|j'|elle|il) (?:leur |lui )?(?:envoie|écris|écrit|ai envoyé)\b|\bde ma part\b|\bliens?\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b(?:quelqu'un|on|un inconnu)\b`),
      what: anyOf(
        String.raw`\b(?:écrit|écrivait|parle|répond|envoie|poste|discute)\b${NEAR}\b(?:à ma place|à sa place|comme si c'était moi|pour moi)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${MAILS}\b`),
      what: anyOf(
        String.raw`\b(?:n'ai|n'a|j'ai|ai|a) (?:rien|jamais|pas) (?:\S+ )?(?:écrit|envoyé|rédigé|tapé)\w*\b(?! (?:le code|de code|par microsoft))`,
        String.raw`\bcartes? cadeaux?\b|\b(?:nouveau|autre|faux) (?:rib|iban|compte bancaire)\b|\bcoordonnées bancaires\b|\bde ma part\b|\bde sa part\b|\b(?:à|en|sous) (?:mon|son) nom\b`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:règles?|redirection|transfert automatique|redirigé\w*|transférés automatiquement)\b`,
      ),
      what: anyOf(
        String.raw`\bpas (?:moi|elle|lui|créé\w*|mis\w*|fait\w*)\b|\bjamais (?:créé\w*|mis\w*|fait\w*)\b|\b(?:corbeille|rss)\b`,
      ),
    },
    {
      about: anyOf(String.raw`\b${LOG}`),
      what: anyOf(
        String.raw`\b(?:j'étais|j'suis|je suis|elle était|il était|elle est|il est|moi (?:je|j')\s?\p{L}*) (?:\S+ )?(?:à|en|au|aux|chez|dans)\b(?! (?:train|la porte|dehors))|\bj'y étais pas\b|\bjamais (?:allée?|été|mis les pieds)\b`,
        String.raw`\b(?:j'utilise|je n'utilise|elle utilise|il utilise|j'ai) (?:que|uniquement|seulement)\b|\bj'utilise que\b`,
      ),
      unless: anyOf(String.raw`\b(?:page|écran|fenêtre) de connexion\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:ex|coloc\w*|mari|femme|frère|sœur|collègue|stagiaire|intérimaire|ami\w*|voisin\w*)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:a|ait|garde|possède) (?:encore|toujours) (?:\S+ )?(?:l'appli|accès|mon|ma|mes|son|sa|le)\b|\bse connecte (?:à ma place|avec mon|comme moi)\b`,
      ),
    },
  ],
  changed: [
    {
      about: anyOf(
        String.raw`\b(?:numéro|méthodes?|infos? de sécurité|photo de profil|signature|adresse de \p{L}+)\b`,
      ),
      what: anyOf(
        String.raw`\b(?:a été|ont été|était) (?:\S+ )?(?:échangé|remplacé|modifié|trafiqué|altéré)\w*\b(?! par (?:mon opérateur|orange|sfr|free))`,
      ),
    },
    {
      about: anyOf(
        String.raw`\b(?:dans|sur|parmi) (?:mes|ses|mon|son) (?:\S+ )?(?:méthodes?|infos?|informations|appareils?|compte|profil)\b`,
      ),
      what: anyOf(String.raw`\b(?:aucune idée|d'où (?:elle|il|ça)|à qui|jamais vue?|c'est quoi)\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:deux|2|trois|un deuxième|un second|un autre) (?:\S+ )?(?:authenticator|téléphones?|appareils?|numéros?)\b`,
      ),
      what: anyOf(String.raw`\b(?:qu'un|un seul|un unique|seulement un)\b`),
    },
    {
      about: anyOf(
        String.raw`\b(?:mon|son|le) (?:numéro|téléphone|mail|adresse) (?:\S+ )?(?:enregistré\w*|de sécurité|de secours|de récupération)|\bnuméro enregistré\b`,
      ),
      what: anyOf(String.raw`\b(?:a été|est|ont été) (?:\S+ )?(?:remplacé|changé|modifié|échangé)\w*`),
    },
    { about: anyOf(String.raw`\b${METHODS}\b`), what: anyOf(String.raw`\b${NOT_BY_ME}\b`) },
    {
      about: anyOf(
        String.raw`\b(?:mail|e-?mail|courriel|message|sms|alerte|avis)\b${NEAR}\b(?:modifié\w*|changé\w*|ajouté\w*|réinitialisé\w*|supprimé\w*|mis\w* à jour)\b`,
        String.raw`\b(?:mot de passe|mdp|infos? de sécurité)\b ${upTo(4)}(?:modifié\w*|changé\w*|réinitialisé\w*)\b`,
      ),
      what: anyOf(String.raw`\b${NOT_BY_ME}\b`, String.raw`\b(?:dorm\w+|en pleine nuit|au lit)\b`),
    },
  ],
  number_taken: [
    {
      about: anyOf(String.raw`\b${SIM}\b`),
      what: anyOf(
        String.raw`\b(?:pas (?:par |de )?moi|quelqu'un|c'est faux|pas vrai|mensonge|à mon nom|sans (?:mon|son) accord|rien demandé|pas demandé\w*|jamais demandé\w*|à (?:mon|son) insu|une autre personne|un autre (?:client|téléphone))\b`,
        String.raw`\b(?:basculé\w*|transféré\w*|migré\w*|réattribué\w*|déplacé\w*|passé\w*) (?:sur|vers|à) (?:une?|quelqu'un)\b`,
      ),
    },
  ],
};
