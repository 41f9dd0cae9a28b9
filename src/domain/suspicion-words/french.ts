import { anyOf, NEAR, SOON, upTo } from '../symptom-words/phrase.ts';
import type { Signs } from './sign.ts';

const PROMPT = String.raw`(?:demandes?|notifications?|notifs?|connexions?|approbations?|push|alertes?|requêtes?|validations?|confirmations?|invites?|tentatives?)`;
const SECRET = String.raw`(?:codes?|mots? de passe|mdp|identifiants?|chiffres|numéro|nombre|pin|accès)`;
const STRANGER = String.raw`(?:quelqu'un|on|un inconnu|une inconnue|inconnus?|un homme|un type|un mec|une femme|une dame|un monsieur|la dame|le monsieur|une personne|un individu|un prétendu|une prétendue|un faux|un soi-disant|autrui|des gens|un tiers|une autre personne)`;
const FAMILIAR = String.raw`(?:ex|ex-\w+|coloc\w*|mari|femme|copain|copine|conjointe?|frère|sœur|soeur|fils|fille|voisine?|ancienn?e? (?:collègue|compagn\w+|mari)|enfants?)`;
const HELPDESK = String.raw`(?:support|helpdesk|microsoft|informatique|technicien\w*|banque|conseiller|hotline|assistance|opérateur|chef|patron|pdg|collègue|dsi|it)`;
const PLACE = String.raw`(?:russie|chine|nigeria|étranger|brésil|vietnam|roumanie|bulgarie|turquie|iran|inde|ukraine|corée|lagos|moscou|pékin|mexique|thaïlande|(?:autre |un )?pays|ville inconnue|une ville|endroit)`;
const THING = String.raw`(?:téléphone|portable|appareil|numéro|méthode|authenticator|mobile|connexion|compte|iphone|samsung)`;
const FAKE = String.raw`(?:faux|fausse|bizarre\w*|étrange\w*|louche\w*|suspect\w*|piège|pas (?:le|la|les) (?:nôtre|vôtre|vrai\w*|bon\w*)|n'était pas|ressemblait|frauduleu\w*|pas celle? de|imit\w*|contrefait\w*|douteu\w*|bidon|avait (?:tout )?l'air|semblait|comme la nôtre)`;
const PAGE = String.raw`(?:sites?|pages?|liens?|formulaires?|portail|adresse)`;

export const FRENCH_SIGNS: Signs = {
  denied: anyOf(
    String.raw`\bbloqué (?:une|la|cette|deux|plusieurs) (?:tentatives?|connexions?|demandes?)\b`,
    String.raw`\b(?:mis|répondu|dit|choisi|fait) (?:que )?non\b(?! plus)|\b(?:demande|notif\w*|requête|connexion)\b${SOON}\b(?:annulée?|ignorée?|balayée?|fermée?)\b`,
    String.raw`\b(?:refus(?:é|ée|és|ées|e|ait|ant|er)|rejeté\w*|décliné\w*)\b(?! (?:par|to|de la part|de croire|d'|le code|le pin|mon code|de (?:me|se|s'|démarrer|fonctionner|marcher)))${NEAR}\b(?:demandes?|notif\w*|connexions?|approbations?|push|alertes?|validations?|invites?)\b`,
    String.raw`\b${PROMPT}\b${NEAR}\b(?:refusé\w*|rejeté\w*|décliné\w*)\b`,
    String.raw`\b(?:j'ai|il a|elle a|on a|ai|ont|avons|avait|as|l'ai|l'a|les ai|\p{L}+ a) (?:(?:aussitôt|tout|bien|donc|immédiatement|vite|direct) )?(?:refusé\w*|rejeté\w*|décliné\w*)(?! (?:le (?:code|pin)|mon|son|par|l'offre|le contrat))(?<!\b(?:page|appli|application|app|site|système|magasin|imprimante|chef|patron) a (?:\S+ )?refuse\w*)|\b(?:appuy\w*|cliqu\w*|tap\w*|répondu|dit|fait) (?:sur )?(?:\S+ )?["'«“]?(?: )?(?:refuser|rejeter|non|ce n'est pas moi|refus)\b`,
    String.raw`["'«“] ?refuser ?["'»”]`,
  ),
  unasked: anyOf(
    String.raw`\b(?:approuver|valider|confirmer)\b${NEAR}\b(?:ne (?:connais|connaît|reconnais) pas|inconnu\w*|pas à moi|pas de moi)\b|\b(?:pas|jamais|rien) (?:demandé|sollicité) (?:ces?|cette|les|de|ce genre de) (?:sms|codes?|notif\w*|demandes?|textos?|appels?|messages?)`,
    String.raw`\b(?:approuver|valider|confirmer|approbation|nombre)\b${NEAR}\balors que\b|\bje n'ai rien fait et\b|\bsans que je fasse rien\b`,
    String.raw`\b(?:${PROMPT}|codes?|sms)\b${NEAR}\b(?:toutes les nuits|chaque nuit)\b`,
    String.raw`\b(?:personne|aucun de nous) (?:ici )?n'a (?:rien )?(?:demandé\w*|sollicité\w*|lancé\w*)|\b(?:authenticator|appli|téléphone)\b ${upTo(3)}(?:affolé\w*|fou|folle|s'affole|n'arrête pas)\b`,
    String.raw`\b(?:demande|notif\w*|connexion|push)\b${SOON}\b(?:connecté\w* nulle part|pas en train de me connecter|pas connecté\w*|n'essayais pas)\b`,
    String.raw`\b(?:trop de|plein de|des tas de|des dizaines de|des centaines de|une avalanche de|sans cesse|sans arrêt|inattendu\w*|bizarres?|étranges?|en pleine nuit|non sollicité\w*|constamment|tout le temps des|\d\d+|vingt|trente|quarante|cinquante)(?: \S+){0,2}? ?(?:notifications|notifs|demandes|push|alertes)\b(?! (?:de )?(?:code|vérif\w*))`,
    String.raw`\b(?:${PROMPT}|codes?|sms|appels?)\b${NEAR}\b(?:inattendu\w*|bizarres?|étranges?|sans (?:\S+ )?(?:avoir|rien|que)|n'(?:a|ai|ont) (?:pas|rien|jamais)|pas (?:demandé\w*|sollicité\w*|faites?|initié\w*|lancé\w*)|jamais demandé\w*|rien (?:demandé|fait)|non sollicité\w*|en boucle la nuit|en pleine nuit|la nuit|au milieu de la nuit|à [1-5] ?h(?:eures)?(?: du matin)?|toutes les (?:\S+ )?minutes)`,
    String.raw`\b(?:${PROMPT})\b${NEAR}\b(?:alors qu\w*|alors qu'\w+|pourtant|mais|et)\b${NEAR}\b(?:(?:pas|rien|jamais) (?:\S+ ){0,2}(?:connect\w*|fais|fait|demand\w*|au bureau|essay\w*|devant|travaill\w*)|dor(?:s|t|mais|mait)|au lit|en vacances|en congé|au cinéma)\b`,
    String.raw`\b(?:confirmations?|validations?|approbations?) (?:sans cesse|sans arrêt|à répétition|en boucle)\b`,
    String.raw`\b(?:me demande|demandes?) (?:sans cesse|sans arrêt|tout le temps|toutes les)\b${NEAR}\b(?:approuver|valider|confirmer)`,
  ),
  approved_by_mistake: anyOf(
    String.raw`\b(?:approuvé|validé|accepté|confirmé)\b${SOON}\b(?:pas (?:même )?devant|même pas (?:devant|au|en train)|avoir la paix|que ça cesse|qu'on me laisse)\b`,
    String.raw`\b(?:quelqu'un d'autre|une autre personne|un autre|mon \S+|ma \S+) a (?:validé|approuvé|confirmé|accepté)\b(?! (?:mes|mon|ma) (?:congés?|commande|demande de))`,
    String.raw`\b(?:validé|confirmé|approuvé|accepté|fait|tapé|appuyé) (?:tout )?ce qu(?:'ils?|'elles?|'on|e le monsieur) ${upTo(2)}(?:voulai\w*|disai\w*|demandai\w*|demandé|dit)|\b(?:fils|fille|enfant|mari|femme|copain|copine|collègue|frère|soeur|sœur|mère|père)\b ${upTo(1)}a (?:appuyé|cliqué|tapé) sur (?:\S+ )?(?:oui|approuver|ok|accepter)`,
    String.raw`\b(?:cru|pensé|croyais)\b${NEAR}\b(?:normal|outlook|teams|moi)\b${SOON}\b(?:confirmé|validé|approuvé|accepté)\b`,
    String.raw`\b(?:à (?:une|deux|trois|quatre|cinq|[1-5]) ?h(?:eures?)?(?: du matin)?|en pleine nuit|la nuit|au milieu de la nuit)\b.{0,250}\b(?:approuvé|validé|accepté|appuyé sur (?:\S+ )?(?:approuver|oui|accepter|valider))`,
    String.raw`\b(?:accepté|approuvé|validé|confirmé|autorisé|appuyé sur (?:\S+ )?(?:oui|approuver|accepter)|cliqué sur (?:\S+ )?(?:oui|approuver|accepter))\b${NEAR}\b(?:par erreur|par mégarde|par inadvertance|erreur|sans (?:faire attention|réfléchir|regarder|lire|faire exprès)|n'était pas|endormi\w*|pas elle|pas lui|pas moi|machinalement|alors que|par réflexe|pour que (?:ça|cela) (?:s'arrête|cesse))`,
    String.raw`\b(?:par erreur|sans réfléchir|sans faire attention|machinalement|en pleine nuit|à moitié endormi\w*)\b${NEAR}\b(?:accepté|approuvé|validé|confirmé|autorisé|appuyé sur (?:\S+ )?(?:oui|approuver)|oui\b)`,
    String.raw`\b(?:connexion|demande|notif\w*)\b ${upTo(2)}(?:approuvée?|validée?|acceptée?)\b${SOON}\b(?:dormais|dormait|dormions|couché|nuit|matin)\b`,
    String.raw`\b(?:notif\w*|demande)\b${NEAR}\bappuyé sur (?:\S+ )?(?:oui|approuver|accepter)`,
  ),
  given_away: anyOf(
    String.raw`\b(?:transféré|envoyé|transmis|donné)\b${NEAR}\b(?:code|message|mot de passe|chiffres?)\b${NEAR}\b(?:numéro|whatsapp|personne) qui\b|\b(?:code|mot de passe|pin)\b${NEAR}\b(?:papier|post-?it|carnet)\b${NEAR}\b(?:disparu|volé|perdu|plus là)`,
    String.raw`\b(?:cliqué|appuyé|tapé|ouvert) sur (?:un|une|quelque chose|ce|cette|le|un drôle de) ?(?:\S+ )?(?:truc|machin|lien|chose|mail|message|pub|page)?\b(?=.{0,80}\b(?:code|codes|mot de passe|bizarre|identifiant\w*|connect\w*|vendredi|depuis)\b)(?<!\bsur refuser)`,
    String.raw`\b(?:rempli|saisi|entré|tapé|mis|donné)\b${SOON}\b${PAGE}\b${SOON}\b(?:pas (?:à nous|chez nous|la nôtre|le nôtre|officielle?)|n'était (?:\S+ )?pas|bidon|piège)`,
    String.raw`\b(?:tapé|entré|mis|saisi|appuyé sur)\b${NEAR}\b(?:dit|dicté|donné|indiqué) (?:au|par) téléphone\b|\b(?:mail|e-?mail|courriel|sms|message)\b${SOON}\bsuivi (?:les étapes|les instructions|le lien)\b|\bidentifiants?\b${NEAR}\b(?:internet|fuite|forum|en ligne)\b`,
    String.raw`\b(?:scanné|flashé)\b${NEAR}\bqr\b${NEAR}\b(?:mail|e-?mail|courriel|sms|message|affiche|lettre)\b`,
    String.raw`\brépondu\b${NEAR}\b(?:mon|le|son) (?:code|mot de passe|pin)\b|\b(?:prêté|donné|confié) (?:mon|son) (?:téléphone|portable) à (?:un|une|quelqu'un)`,
    String.raw`\b(?:document|fichier|pdf|facture|contrat|message vocal)\b${SOON}\bconnecter\b${SOON}\b(?:pour (?:le|la|l')|depuis|ensuite)`,
    String.raw`\b(?:(?:j'ai|ai|a|as|l'ai|l'a|les ai|avons|ont|avait|lui|leur) (?:\S+ )?(?<!été )(?:donné\w*|communiqué\w*|lu|dicté\w*|transmis\w*|partagé\w*|filé\w*|livré\w*|révélé\w*|fourni\w*|dit)|(?:j'ai|(?:lui|leur) (?:ai|a)|elle a|il a) (?:\S+ )?envoyé\w*)\b(?! par)${NEAR}\b${SECRET}\b${NEAR}(?:\b(?:à|au|aux|par|sur|téléphone|quelqu'un|depuis|qui)\b|[.,;!]|$)`,
    String.raw`\b(?:lui|leur|l'ai|les lui|le lui)\b ${upTo(3)}(?:donné\w*|communiqué\w*|lu|dicté\w*|envoyé\w*|transmis\w*|dit)\b|\b${SECRET}\b${SOON}\b(?:je )?(?:les? )?(?:lui|leur) (?:ai|a) (?:donné\w*|envoyé\w*|lu|dicté\w*|transmis\w*)`,
    String.raw`\b(?:saisi|entré|tapé|mis|rentré|rempli|donné|connecté\w*)\b${SOON}\b${PAGE}\b${SOON}\b${FAKE}|\b${PAGE}\b${SOON}\b${FAKE}${SOON}\b(?:saisi|entré|tapé|mis|rentré|mot de passe|code)|\b(?:mail|e-?mail|courriel|message|sms)\b ${upTo(2)}${FAKE}${SOON}\b(?:saisi|entré|tapé|mis|rentré|donné|cliqué)`,
    String.raw`\b(?:faux|fausse) (?:site|support|technicien\w*|mail|conseiller|page|sms)\b|\b${PAGE} (?:frauduleu\w*|louche\w*|bizarre\w*|piégée?\w*|suspect\w*|de phishing)`,
    String.raw`\b(?:cliqué|ouvert|suivi)\b${NEAR}\b(?:lien|pièce jointe|document)\b|\b(?:lien|pièce jointe)\b${NEAR}\b(?:cliqué|ouvert|suivi)\b|\b(?:saisi|entré|tapé|mis|rentré|rempli)\b${NEAR}\b(?:lien|formulaire)\b`,
    String.raw`\b(?:anydesk|teamviewer|prise (?:en main|de contrôle))\b${SOON}\b(?:appel\w*|support|microsoft|mot de passe|install\w*|laissé)`,
  ),
  pretender: anyOf(
    String.raw`\b(?:appel|appelé\w*|téléphone|coup de fil)\b${SOON}\b(?:voulait|voulaient|demandait|demandaient|réclamait) (?:son|mon|le|ma|les|mes|ses) (?:code|mot de passe|chiffres|pin|nombre)\b`,
    String.raw`\b(?:support|assistance|hotline) (?:office|microsoft|windows|informatique)\b${SOON}\b(?:nombre|code|chiffres|mot de passe|taper|appuyer|installer)\b|\bau téléphone avec (?:le |la |l')?["«“]? ?(?:support|assistance|microsoft)\b${SOON}\b(?:nombre|code|chiffres|taper|mot de passe)`,
    String.raw`\b(?:vraiment|bien) (?:vous|toi|de vous)\b${SOON}\b${SECRET}\b|\b(?:normal|habituel|correct)\b${SOON}\b(?:demande\w*|veut|veuille|voulait|réclame)\b${NEAR}\b${SECRET}\b|\b(?:sms|mail|e-?mail|message|support|helpdesk|assistance) ${upTo(1)}(?:voulait|veut|demand\w*|réclam\w*) ${upTo(2)}(?:mon|le|son|ma|les) (?:code|mot de passe|pin|chiffres)\b`,
    String.raw`\b(?:patron\w*|chef\w*|directeur|directrice|pdg|dg|manager)\b${SOON}\b(?:nouveau|autre) numéro\b|\bnuméro inconnu\b`,
    String.raw`\b(?:soi-?disant|prétendu\w*|prétend\w*|se (?:faisait|faisant|fait) passer|disait être|disant (?:être|de)|s'est présenté\w* comme|de la part d[ue]|au nom d[ue])\b${SOON}\b(?:${HELPDESK}|code|mot de passe|chiffres)\b`,
    String.raw`\b(?:prétendue?s?|soi-?disant) (?:un|une|de|du|le|la|technicien\w*|support|collègue|agent|conseill\w*|microsoft)\b|\bprétendue?s? (?:collègue|technicien\w*|support|agent)|\b(?:se|s'est|s'était) (?:faisait|faisant|fait) passer\b`,
    String.raw`\b${STRANGER}\b${NEAR}\b(?:appelé\w*|appelle|(?:a|ont) téléphoné|demandé\w*|voulait|écrit|contacté\w*)\b${SOON}\b(?:${SECRET}|${HELPDESK}|écran|valider|approuver)\b`,
    String.raw`\b(?:le support|microsoft|l'informatique|l'assistance|un technicien|le helpdesk)\b ${upTo(2)}(?:m'a|l'a|nous a|a|lui a) ${upTo(1)}(?:appelé\w*|téléphoné|contacté\w*)`,
    String.raw`\b(?:prendre|pris|prenne) (?:la main|le contrôle)\b|\b(?:monsieur|dame|homme|femme|type|gars|personne) d[ue] (?:la |l')?${HELPDESK}\b`,
    String.raw`\b(?:appel|coup de fil) (?:de|du) ${upTo(3)}${HELPDESK}\b${SOON}\b${SECRET}\b`,
  ),
  known_to_others: anyOf(
    String.raw`\bon (?:m'a|lui a|nous a) (?:pris|volé|piqué) (?:mon|son|le) (?:compte|accès|mot de passe)\b|\bcompte (?:a été |s'est fait )(?:pris|volé|piraté)|\b(?:quelqu'un|on) a (?:lu|ouvert|consulté)\b|\b(?:volé\w*|perdu\w*|vol)\b${SOON}\b(?:depuis|et) (?:il y a eu|il y a|j'ai vu) des connexions\b|\bdéverrouillé\w*\b${SOON}\b(?:écri\w+|utilis\w+|envoi\w+)`,
    String.raw`\bcompte\b ${upTo(2)}(?:utilisé|consulté|ouvert|accédé)\b|\bconnexions?\b ${upTo(3)}(?:que je ne (?:fais|reconnais)|qui ne sont pas de moi|pas de moi)\b|\b(?:authenticator|appli\w*)\b${NEAR}\b(?:aussi )?sur le (?:téléphone|portable) d(?:e|u) (?:mon|ma|son|sa|quelqu)|\b(?:numéro|téléphone)\b${NEAR}\b(?:finit|se termine) par\b${NEAR}\b(?:le mien|pas le mien|le sien)\b|\bnouvel appareil\b${SOON}\bpas de nouvel appareil\b|\b(?:écrit|envoyé) n'importe quoi\b|\b(?:vu|filmé|photographié) mon écran\b`,
    String.raw`\by suis pour rien\b|\bn'y est pour rien\b|\bon utilise (?:mon|son|ma|sa)\b|\b(?:servi|utilisé\w*) (?:à|pour) (?:ouvrir|se connecter|entrer)\b|\b(?:mails?|messages?|choses) (?:ont|a) été (?:lue?s?|ouverte?s?)|\b(?:boîte|compte|messagerie) a envoyé\b`,
    String.raw`\b(?:contacts|clients|collègues|gens|amis|tous|tout le monde)\b ${upTo(2)}(?:reçoi\w+|ont reçu|a reçu)\b ${upTo(3)}(?:mails?|messages?|spams?|liens?)\b`,
    String.raw`\b(?:ancien\w*|ex-?|viré\w*|licencié\w*) ?(?:admin\w*|employé\w*|collègue|prestataire|salarié\w*)\b${NEAR}\b(?:encore|toujours|accès|changé)\b|\b(?:journal|historique)\b${SOON}\b(?:où|quand|alors que) (?:j'étais|elle était|il était|je)\b|\blit (?:dans )?(?:mes|ma|sa|ses) (?:boîte|mails?|messages?)`,
    String.raw`\b(?:est|suis|sont|était) (?:allée?s?|entrée?s?|passée?s?) (?:dans|sur) (?:mon|son|ma|sa|mes|ses) (?:compte|boîte|messagerie|mails?|session|ordi\w*)\b(?! pro)|\bcompte (?:d['e] ?\S+ )?envoie\b|\b(?:demande|connexion|notif\w*|approbation)\b ${upTo(2)}(?:venait|vient|provenait|provient) ${upTo(2)}(?:de|d'|du)\b`,
    String.raw`\b(?:quelqu'un|un inconnu|une inconnue|un tiers|une autre personne|des inconnus|des gens|d'autres|un pirate)\b${NEAR}\b(?:essaie|essaye|essayait|essayé|tente|connaît|utilise|connecté\w*|connecte|accès|mot de passe|entrer|entré|lit|enregistré\w*|ajouté\w*|changé\w*|dans (?:mon|son|ma)|intercept\w*|sait)`,
    String.raw`\b(?:mon|ma|son|sa|notre) ${FAMILIAR}\b${NEAR}\b(?:connaît|sait|(?<!n'arrive (?:plus|pas) )a(?! (?:supprim|effac|désinstall|cass|perdu|fait tomber|oublié|besoin|un nouveau))|utilise|lit|se connecte|entre|garde|possède)\b${NEAR}\b(?:mon|ma|mes|son|sa|ses|le|mot de passe|code|pin|accès|compte)\b(?! (?:est|sont) (?:bloqué|perdu))`,
    String.raw`\b(?:ce n'est pas|ce n'était pas|c'était pas|c'est pas|n'était pas|ce n'était ni|c'est ni) (?:\S+ )?(?:moi|elle|lui|nous|eux)\b|\bpas (?:moi|elle|lui) qui\b|\b(?:et|mais) pas (?:moi|elle|lui)\b`,
    String.raw`\b(?:connexions?|demandes?|notif\w*|tentatives?|connecté\w*|connecte|accès)\b${NEAR}\b(?:de|depuis|en|du|au|d'|à) ?(?:la |l'|le |un |une )?(?:autre )?${PLACE}\b`,
    String.raw`\b(?:mails?|e-?mails?|messages?|courriels?|spams?)\b${NEAR}\b(?:sans que|pas (?:écrit|envoyé)\w*|jamais (?:écrit|envoyé)\w*|n'ai (?:pas|jamais)|n'a (?:pas|jamais))\b|\b(?:compte|boîte|messagerie) (?:mail )?(?:de \p{L}+ |d'\p{L}+ )?envoie\b`,
    String.raw`\b(?:voleur|celui qui)\b${SOON}\b(?:messages?|écrit|utilise|débloqué|connecté)\b|\ben (?:mon|son) nom\b`,
    String.raw`\b(?:collègue|chef|ami\w*|stagiaire|voisin\w*)\b${NEAR}\b(?:utilisé|utilise|connaît|vu|servi d\w+)\b${NEAR}\b(?:mon|son|ma|sa) (?:mot de passe|compte|code|accès|session|mdp)`,
  ),
  changed: anyOf(
    String.raw`\b(?:appli|application|app) (?:\S+ )?(?:inconnue|bizarre|étrange)\b${NEAR}\baccès\b`,
    String.raw`\b(?:il y a|je vois|figure|apparaît|trouve) (?:un|une|l') ?(?:\S+ ){0,2}(?:${THING}|nokia|huawei|xiaomi|pixel|android)\b ${upTo(2)}(?:dans|sous|sur|parmi) (?:mes|ses|mon|son) (?:\S+ )?(?:infos?|informations?|méthodes?|appareils?|compte)`,
    String.raw`\b(?:éjecté\w*|déconnecté\w*|viré\w*|sorti\w*) de (?:partout|tout|toutes les applis)\b|\b(?:méthodes|infos?|liste|appareils)\b${SOON}\bjamais (?:eu|possédé|acheté|utilisé)\b|\bje n'(?:en )?ai jamais (?:eu|possédé)\b|\b(?:souris|curseur)\b${NEAR}\btoute? seule?\b`,
    String.raw`\brègles? (?:de (?:boîte|messagerie|transfert|redirection)\b|\S+ ){0,4}(?:\S+ )?(?:que je n'ai|pas (?:créé|moi)|inconnue)|\b(?:historique|journal|activité)\b${SOON}\b(?:faux|pas moi|jamais|n'y étais)\b|\b(?:mails|messages|e-?mails) (?:ont disparu|manquent|supprimés)\b`,
    String.raw`\b(?:mot de passe|méthodes?|numéro|infos? de sécurité|authenticator|règles?|paramètres|compte)\b${NEAR}\b(?:changé\w*|modifié\w*|ajouté\w*|remplacé\w*|supprimé\w*|enregistré\w*)\b${NEAR}\b(?:pas (?:moi|par|elle|lui)|sans (?:que|moi|mon)|à (?:mon|son) insu|par (?:quelqu'un|un inconnu)|personne)`,
    String.raw`\b(?:connexions?|accès|activités?|sessions?|tentatives?) (?:\S+ )?(?:inconnue?s?|inhabituel\w*|étrang\w+|suspect\w*|bizarres?)\b|\b(?:tout le|toute la|tous les|la moitié d\w+) (?:\S+ )?(?:bureau|équipe|collègues|service|monde)\b ${upTo(2)}(?:connaît|connaissent|sait|ont|a) ${upTo(2)}(?:mon|son|ma|sa) (?:mot de passe|code|pin|mdp)`,
    String.raw`\b(?:un |une )?${THING}\b ${upTo(4)}(?:que (?:je|il|elle|nous) ne (?:connais|connaît|reconnais|reconnaît|connaissons)\w*|inconnue?s?|étrang\w+|qui n'est pas (?:le mien|la mienne|à moi|à elle|à lui|le sien)|pas (?:le mien|la mienne|à moi))\b`,
    String.raw`\b(?:autre|deuxième|second) (?:téléphone|appareil|authenticator|numéro)\b${NEAR}\b(?:ajouté\w*|enregistré\w*)\b`,
  ),
  number_taken: anyOf(
    String.raw`\b(?:numéro|ligne)\b ${upTo(3)}(?:transféré\w*|attribué\w*|donné\w*|passé\w*) à (?:quelqu'un|un autre|une autre|autrui)\b`,
    String.raw`\b(?:plus de|sans|pas de) réseau\b${SOON}\b(?:active|autre appareil|autre téléphone|nouvelle (?:carte|sim))\b`,
    String.raw`\be?-?sim\b${NEAR}\b(?:dupliqué\w*|cloné\w*|copiée?|commandé\w*|détourné\w*|piraté\w*|volé\w*|quelqu'un|inconnu\w*|à mon nom|à son nom|sans (?:que|moi|mon)|activé\w* (?:par|sans)|émise|réémise)\b|\bplus de réseau (?:d'un coup|soudain\w*|tout à coup)\b${SOON}\b(?:sim|numéro|opérateur)|\b(?:commandé|demandé|activé|quelqu'un)\w*\b${NEAR}\be?-?sim\b|\b(?:sim swap\w*|échange de sim|arnaque à la sim)`,
    String.raw`\b(?:numéro|ligne)\b${NEAR}\b(?:porté\w* (?:chez|vers|sans)|transféré\w* (?:chez|vers|sans)|détourné\w*|portabilité|sur une autre e?-?sim|volé\w*|usurpé\w*)\b`,
  ),
  named: anyOf(
    String.raw`\bfraud\w*|\b(?:pirat\w*|hack\w*|hameçon\w*|phishing|arnaqu\w*|escro\w*|compromis\w*|suspect\w*|usurp\w*|intrus\w*|attaqu\w*|virus|malware|cheval de troie|logiciel malveillant|rançongiciel|fuite de données|fuité\w*|dark ?web|fait avoir|fait berner|tombé\w* dans le panneau|malveillant\w*|non autorisé\w*|chantage)\b(?! à l'eau)`,
    String.raw`\b(?:activité|connexion) inhabituelle`,
  ),
};
