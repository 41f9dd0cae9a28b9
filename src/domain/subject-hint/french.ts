import { BEFORE_NAME, NAME } from './naming.ts';
import type { Naming } from './naming.ts';

const TROUBLE = String.raw`(?:n'arrive (?:pas|plus)|n'a (?:plus|pas)|ne (?:peut|reçoit|parvient|voit|retrouve|trouve|sait)(?: \S+)? (?:pas|plus|rien)|ne peut|a (?:perdu|changé|un nouveau|une nouvelle|oublié|cassé|appuyé|laissé|réinstallé|supprimé)|est (?:bloquée?|coincée?|verrouillée?|dehors)|s'est fait|a besoin|reçoit)(?![\p{L}])`;
const PERSON = String.raw`(?:[Cc]ollègue|[Cc]hef(?:fe)?|[Pp]atronn?e?|[Rr]esponsable|[Aa]mie?|[Ss]tagiaire|[Aa]ssistante?|[Cc]ollaborat(?:eur|rice)|[Dd]irect(?:eur|rice))`;
const TITLE = String.raw`(?:M\.|Mme|Mlle|Monsieur|Madame|Mademoiselle)`;

export const FRENCH_NAMING: Naming = {
  patterns: [
    new RegExp(`(?<!\\p{L})${PERSON},? (?:${TITLE} )*(${NAME})(?![\\p{L}@])`, 'u'),
    new RegExp(`(?<!\\p{L})(?:${TITLE} )+(${NAME})(?![\\p{L}@])`, 'u'),
    new RegExp(`${BEFORE_NAME}(${NAME})(?:, [^,.!?]{1,40},)? ${TROUBLE}`, 'u'),
    new RegExp(
      `(?<!\\p{L})(?:MFA|mfa|compte|accès|téléphone|portable|mot de passe|Authenticator|authentification) (?:de |d')(${NAME})(?![\\p{L}@])`,
      'u',
    ),
    new RegExp(`(?<!\\p{L})(?:[Cc]hez|c'est pour|[Cc]oncerne) (${NAME})(?=[ .,;:!?)]|$)`, 'u'),
  ],
  noNames: [
    'je|tu|il|elle|on|nous|vous|ils|elles|ce|cela|ça|qui|que|quoi|où|comment|quand|pourquoi|et|mais|ou|donc|si|comme|depuis',
    'mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leur|leurs|le|la|les|un|une|des|du|aucun|aucune|personne|quelqu|tout',
    'bonjour|bonsoir|salut|coucou|merci|désolée?|svp|stp|collègue|chef|cheffe|patron|responsable|monsieur|madame|mme|équipe|client',
    'téléphone|portable|mobile|appareil|compte|utilisateur|mot|code|page|écran|notification|demande|appli|application|connexion',
    'erreur|numéro|appel|message|clé|navigateur|ordinateur|admin|administrateur|informatique|support|imprimante|ascenseur|voiture',
    'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|demain|aujourd|plus|impossible|toujours|rien|option',
  ],
};
