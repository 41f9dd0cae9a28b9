import { anyOf, NEAR, SOON, upTo } from '../symptom-words/phrase.ts';
import type { AccountWords } from './account.ts';

const ADMIN = String.raw`(?:admin|admins|administrat(?:eur|rice|eurs|rices)|sysadmin|admin système)\b(?! (?:peut|pourra|a dit|doit|dit|m'a dit|m'a demandé|nous a dit))`;
const TROUBLE = String.raw`\b(?:bloqué\w*|verrouillé\w*|coincé\w*|ne peut|n'arrive|n'arrivons|ne pouvons|peut plus|perdu\w*|plus accès|pas accès|plus d'accès|téléphone|portable|aucun code|pas de code|code|cassé\w*|enfermé\w*|impossible|sms|plus|à la porte|appli|authenticator|volé|changé|oublié\w*)\b`;
const RUNS = String.raw`(?:gère|gérer|gérait|administre\w*|m'occupe|s'occupe|occupe|maintien\w*|responsable|en charge|pilote|tient|tiens|fais|fait tourner|propriétaire|titulaire|configuré|mis en place|monté|créé|installé)`;
const TENANT = String.raw`(?:microsoft[- ]?365|m365|ms ?365|office[- ]?365|o365|365|tenant|locataire|entra|azure|informatique|office|microsoft|abonnement|licences|l'it|le si|parc informatique|annuaire)\b`;
const RIGHTS = String.raw`(?:droits?|permissions?|autorisations?|accès (?:admin|d'administrat\w+)|privilèges?)`;

export const FRENCH_ACCOUNTS: AccountWords = {
  admin_locked_out: anyOf(
    String.raw`\b(?:responsable|référente?|gourou|expert\w*|ingénieure?|chef) (?:de |du )?(?:la )?(?:cloud|m365|365|azure|entra|identités?|tenant)\b`,
    String.raw`\bn'administre\b|\bhabilitée?s? à (?:débloquer|réinitialiser|créer|gérer)|\b(?:avec|a|ai|ayant|possède|détient) (?:\S+ ){0,3}(?:droits?|rôle|permissions?|privilèges|autorisations) (?:d'|de |d')?(?:\S+ )?admin\w*|\b(?:personne|celui|celle|gars|type|collègue|mec) qui (?:crée|ouvre|gère|débloque|réinitialise|s'occupe) (?:\S+ ){0,3}(?:comptes|accès|utilisateurs|tenant|365|licences|mots de passe)`,
    String.raw`\bsuper-?admin\w*|\badmin ?sys\b|\bcompte à (?:hauts |tous les )?(?:privilèges|pouvoirs)|\b(?:rôle|droits?|accès|console) (?:d')?admin\w*(?! local)|\badmin center\b|\b(?:je|j'|on|il|elle|qui|\p{L}+) (?:gère|administre|m'occupe de|s'occupe de|pilote) (?:\S+ ){0,3}(?:comptes|accès|utilisateurs|mfa|authentification|licences)\b`,
    String.raw`\b(?:tout|tous les comptes|l'abonnement) à (?:son|mon) nom\b|\b(?:suis|est) [«“"]? ?l'informaticien\w*|\bcompte (?:principal|maître|racine|qui (?:crée|gère|paie))|\b(?:qui|celui qui|celle qui) paie les licences\b|\b(?:personne|plus personne) pour gérer les comptes`,
    String.raw`\b(?:remet|redonne|rend|répare|débloque|dépanne) (?:les accès|l'accès|les comptes|tout le monde|tous)\b|\b(?:service|équipe) (?:informatique )?(?:d'une (?:seule )?personne|d'un seul homme)\b|\bseule? ga\b|\b(?:notre|le|la|seul|unique) ga\b|\bc'est moi l'(?:informatique|it|admin)`,
    String.raw`\b(?:gestionnaire|référente?|responsable|chargée?) (?:de (?:la |l')?|du |des )?(?:microsoft|office|m365|365|tenant|comptes|systèmes?|informatique|si)\b|\b(?:ouvrir|dans|accéder à) entra\b|\bpersonne d'autre (?:que \S+ )?n'a (?:de |les |des )?(?:droits?|accès|permissions?)|\bqui (?:gère|administre|crée) les comptes\b`,
    String.raw`\bseule? (?:qui (?:peut|puisse|sait)|à pouvoir) (?:créer|gérer|ajouter|supprimer|réinitialiser|débloquer)|\btout ce qui est (?:microsoft|office|m365|365|informatique)\b${NEAR}\b(?:moi|lui|elle)\b|\bfait l'informatique\b|\badmin système\b|\bsysadmin\b`,
    String.raw`\b(?:gérante?|patron\w*|directeur|directrice|secrétaire|dirigeante?) et (?:l')?informati\w+|\binformaticien\w* à la fois\b|\b(?:aucun|plus aucun|plus d') ?admin\w*\b${NEAR}\b(?:entre|accès|peut|arrive|connect\w*)\b|\bcompte\b${NEAR}\b(?:créé?r?|ouvert|ouvrir) (?:le|notre) tenant\b`,
    String.raw`\bseule?\b ${upTo(3)}réinitialise\w*\b|\b(?:il n'y a que|c'est) \S+ ${upTo(2)}qui réinitialise\b`,
    String.raw`(?<!\b(?:par|demandé à|demande à|selon) )\b(?:notre|nos|l'|le|la|seul|seule|unique|dernier|autre|les deux|mon|ma) ?(?:\S+ )?${ADMIN}${SOON}${TROUBLE}`,
    String.raw`\b${ADMIN} (?:général\w*|globa\w*|du tenant|unique|principal\w*|de l'entreprise|m365|office 365|système|exchange|des utilisateurs|de sécurité|d'authentification|sharepoint|teams|ici)`,
    String.raw`\b(?:seul|seule|unique|dernier|dernière) ${ADMIN}`,
    String.raw`\b(?:suis|est|sommes|étant|comme|c'est moi) (?:aussi |moi |l'|le |la |notre |un |une |seul |seule |unique |en fait )*${ADMIN}`,
    String.raw`\b(?:aucun|pas d') ?autre ${ADMIN}|\bpersonne d'autre (?:\S+ )?(?:est |n'est )?${ADMIN}`,
    String.raw`\bcomptes? (?:d')?${ADMIN}|\bcompte (?:d')?administration|\bcentre d'admin\w*|\bportail (?:d'administration|admin|azure|entra)|\bcompte (?:de secours|brise-?glace|break-?glass)`,
    String.raw`\b(?:je|j'|qui|il|elle|moi|c'est \S+ qui|\p{L}+) ?(?:m'|s')?${RUNS}\b ${upTo(5)}(?:l'|d'|de l')?${TENANT}|\b${TENANT} ${upTo(2)}(?:tout seul|toute seule|à moi (?:tout )?seule?)`,
    String.raw`\b(?:seule?|unique) (?:\S+ ){0,3}(?:à|avec|qui) (?:avoir |a |ait |les |des |gère |gérer |tous )*(?:${RIGHTS}|${TENANT})|\b(?:personne|nul|aucun collègue)(?: d'autre)? (?:ici )?n'a (?:\S+ )?(?:les |de |des |ces )?${RIGHTS}|\b(?:n'a|ont|a) (?:\S+ )?les droits\b${NEAR}\bpersonne`,
    String.raw`\b(?:notre|le|la|mon|un|une|qu'un|qu'une|unique|seul) (?:\S+ )?(?:informaticien\w*|responsable (?:informatique|it|si)|dsi|technicien informatique)\b${SOON}${TROUBLE}`,
    String.raw`\bpropriétaire (?:du|de l'|de notre|de la) ?(?:tenant|abonnement|locataire|souscription)\b|\bservice informatique (?:d'une seule personne|à moi seul)|\b(?:c'est moi qui|d'habitude (?:\S+ ){0,3}|je) réinitialise (?:tout le monde|les autres|tous|les comptes)|\bqui réinitialise (?:tout le monde|les autres|tous)|\bseule? (?:\S+ ){0,3}(?:a|avait|ai) (?:\S+ )?(?:les droits|le compte admin\w*|les accès)|\b(?:homme|femme|bonne|fille) à tout faire\b|\bpersonne d'autre (?:n'y )?(?:n'a|a) accès|\bseule? (?:à l'informatique|à gérer|dans l'informatique)`,
  ),
  personal_account: anyOf(
    String.raw`\b(?:compte|adresse|boîte|messagerie|mail|outlook|hotmail)(?: \S+){0,2} (?:perso|personnel\w*|privé\w*)\b`,
    String.raw`\b(?:hotmail|outlook\.(?:com|fr)|live\.(?:com|fr)|msn|gmail|xbox|minecraft)\b`,
    String.raw`\brien à voir avec le (?:boulot|travail)\b|\bpas (?:pour|professionnel)\b${NEAR}\bprivé`,
  ),
  school_account: anyOf(
    String.raw`\b(?:compte|adresse|mail|messagerie|accès|identifiant)(?: \S+){0,2} (?:étudiant\w*|scolaire|universitaire|d'école|de l'école|du lycée|du collège|de la fac|de l'université|élève)\b`,
    String.raw`\b(?:à l'|de l'|au|du|à la|de la) ?(?:école|université|lycée|collège|fac)\b${NEAR}\b(?:compte|connect\w*|mail|messagerie|code|authenticator|mot de passe|teams)\b|\b(?:suis|es|comme) (?:\S+ )?(?:étudiante?|élève|lycéenn?e?|enseignante?)\b`,
  ),
};
