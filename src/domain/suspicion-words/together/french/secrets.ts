import { anyOf, NEAR, upTo } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';

const SECRET = String.raw`(?:codes?|mots? de passe|mdp|identifiants?|chiffres|numéro|nombre|pin|accès|numéros|infos)`;
const TYPED = String.raw`(?:saisi\w*|entré\w*|tapé\w*|mis|rentré\w*|rempli\w*|donné\w*|renseigné\w*|connectée? (?:sur|à)|scanné\w*|g mis|g donné)`;
const ODD_PAGE = String.raw`(?:imit\w+|fautes? d'orthographe|\.(?:xyz|top|ru|cn|online|site|shop)|copie de|(?:page|site|lien|formulaire|mail|sms|avis|colis) (?:\S+ ){0,2}(?:livraison|colis|impôts?|banque|concours|sondage|chelou|louche|zarbi|bizarre)|chelou\w*|zarbi|arnaque|bidon|pas (?:le |la )?(?:vrai\w*|bon\w*|officiel\w*)|fausse page|faux site|adresse (?:bizarre|étrange|différente)|lien (?:reçu|d'un|dans un|par) (?:\S+ )?(?:mail|sms|texto|message))`;
const CALLER = String.raw`(?:(?:m'a|l'a|nous a|lui a|m'ont|on m'a) (?:\S+ )?(?:appelé\w*|téléphoné|contacté\w*|écrit|joint\w*|fait)|au téléphone|un (?:gars|type|mec|monsieur|homme|technicien\w*|conseiller|agent)|une (?:dame|femme|fausse|personne|conseillère)|se disait|se disant|disait (?:être|de)|hotline|externe|inconnu\w*|numéro inconnu|whatsapp|telegram|signal\b)`;
const MADE_ME = String.raw`(?:m'a fait|l'a fait|lui a fait|m'ont fait|fait (?:lire|ouvrir|taper|entrer|valider|installer|approuver|donner)|(?:pour|voulait|voulaient|demandait|demandé|demande|réclam\w*|veut|besoin) ${upTo(2)}(?:avoir |d'avoir |obtenir |du |de |le |la |les |mon |ma |mes )+(?:\S+ )?(?:${SECRET})|lu (?:le|la|les|mon|mes)|installer|assistance rapide|anydesk|teamviewer)`;

export const FRENCH_SECRETS: SignsTogether = {
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
};
