import { anyOf, NEAR, upTo } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';

const METHODS = String.raw`(?:numéro (?:enregistré|de sécurité)|(?:mes|ses|mon|son) (?:\S+ )?(?:infos?|informations|méthodes?|appareils?|compte|profil|sécurité)|infos? de sécurité|méthodes de connexion|authenticator|adresse de (?:secours|récupération)|(?:mail|numéro|téléphone) de (?:secours|récupération))`;
const NOT_BY_ME = String.raw`(?:(?:rien|pas) (?:\S+ )?(?:modifié|changé|touché|fait|ajouté|demandé|activé|installé|mis|supprimé)\b(?! le code)|(?:ce n'est|c'est|c'était|ce n'était|n'est) pas (?:moi|elle|lui|le mien|la mienne|les miens|à moi|moi qui)|pas par (?:moi|elle|lui)|pas de moi|je (?:ne )?(?:la |le |l')?connais pas|sans (?:mon|son) (?:accord|autorisation)|sans (?:que|rien)|jamais (?:fait|demandé|ajouté|possédé|eu)|à (?:mon|son) insu|moi j'ai|j'ai un android|j'ai un iphone)`;
const SIM = String.raw`(?:une esim|e?-?sim|(?:mon|son|ma|sa) (?:numéro|ligne)|carte sim|puce|portabilité|plus de réseau|pas de réseau|sans réseau|opérateur)`;
const MAILS = String.raw`(?:mails?|e-?mails?|courriels?|messages?|éléments envoyés|boîte|messagerie|brouillons?|factures?|clients?|fournisseurs?|contacts?|collègues|outlook|teams|liens?)`;
const LOG = String.raw`(?:(?:lieu|localisation|position|carte|ville|pays) (?:de |d')(?:la )?connexion|connexions? (?:de|depuis|en|au|à|du) |connectée? (?:de|depuis|en|au|à) |journal|historique|dernière connexion|activité|sessions?|accès depuis|navigateur)`;

export const FRENCH_ACCOUNT: SignsTogether = {
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
