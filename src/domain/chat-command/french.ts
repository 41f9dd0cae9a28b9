import { CHECK_LETTERS, NUMBER, PREFIXED, WHO } from './command-words.ts';
import type { CommandWords } from './command-words.ts';

const REQUEST = '(?:demandes?|dossiers?|tickets?|requetes?)';
const WHICH = String.raw`(?:(?: (?:de|du|d'|sur|pour|concernant|a propos de|ma|mes|la|le|les|cette))*(?: ?${REQUEST})?(?: (?:numero |n° ?)?${NUMBER})?)`;
const SHOW = String.raw`(?:(?:montre|montre-moi|affiche|affiche-moi|liste|voir|donne-moi|quelles sont|quels sont|quel est|ou sont) )?`;
const DUTY = String.raw`(?:l'astreinte|la garde|la permanence|le relais|le service|la releve|le tour|l'equipe|l'on-?call)`;
const TIME = String.raw`(?:jusqu'a|jusqu'au|jusque|pour|pendant|de|du|des|dans|a partir|maintenant|aujourd'hui|ce soir|cette nuit|ce|cette|demain|apres-demain|le|la|week-?end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d{4}-\d\d-\d\d|\d{1,2} ?h|\d{1,2}[:.]\d\d)`;
const WHEN = String.raw`(?: (?<when>${TIME}.*?))?`;
const NO_TIME = String.raw`(?!${TIME})\S{1,40}`;
const ROTATION = String.raw`(?: (?<rotation>${NO_TIME}(?: ${NO_TIME}){0,3}?))?`;
const CONTACT = String.raw`contacts? de (?:recuperation|secours|confiance)`;

export const FRENCH_COMMANDS: CommandWords = {
  before: [
    'bonjour',
    'salut',
    'coucou',
    'bonsoir',
    "s'il (?:te|vous) plait",
    'stp',
    'svp',
    'peux-tu',
    'pouvez-vous',
    'tu peux',
    'je veux',
    'je voudrais',
    'je souhaite',
    'puis-je',
  ],
  behind: " (?:s'il (?:te|vous) plait|stp|svp|merci|maintenant|tout de suite)",
  bare: {
    help: "aide|/aide|aide-moi|aidez-moi|a l'aide|commandes?|menu|que (?:peux-tu|sais-tu) faire|qu'est-ce que tu (?:peux|sais) faire|comment (?:ca marche|ca fonctionne|cela fonctionne|t'utiliser)",
    greeting:
      '(?:bonjour|salut|coucou|bonsoir|merci|merci beaucoup|bonne journee)(?: a tous| latchkey| a toi)?',
    my_requests: `${SHOW}(?:l'etat de |le statut de |toutes )?mes (?:dernieres )?${REQUEST}(?: (?:ouvertes?|en cours))?`,
    who_is_on_call: `(?:c'est )?qui (?:est |a |c'est )?(?:donc )?(?:d'astreinte|de garde|de permanence|de service|l'astreinte|la garde|on-?call)(?: (?:aujourd'hui|ce soir|maintenant|cette nuit|en ce moment|ce week-?end))?|qui est (?:mon|notre|l')(?: )?admin\\w*(?: de garde| d'astreinte)?|astreinte|qui (?:dois-je|puis-je|je dois|je peux|faut-il) appeler|qui appeler`,
    my_shifts: `${SHOW}mes (?:prochaines? |prochains? )?(?:astreintes?|gardes?|permanences?|services?|tours?|creneaux|horaires)(?: d'astreinte| de garde)?|mon planning(?: d'astreinte)?|quand (?:suis-je|est-ce que je suis|je suis) (?:de garde|d'astreinte|de permanence)(?: la prochaine fois)?|ma prochaine (?:astreinte|garde)`,
    give_back: `(?:rendre|rends|je rends|redonner|restituer|je redonne)(?: (?:la main|${DUTY}|mon astreinte|ma garde|mon tour))?`,
    recovery_contacts: `${SHOW}(?:mes |les |mon )?${CONTACT}|qui (?:est|sont) (?:mon|mes) ${CONTACT}`,
  },
  numbered: {
    status: `(?:quel est (?:le |l')?|quel |montre(?:-moi)? (?:le |l')|donne(?:-moi)? (?:le |l'))?(?:statut|etat|avancement|suivi)(?: actuel)?${WHICH}|(?:des |du |quelles? )?(?:nouvelles?|nouveau)(?: (?:de|sur|pour))?(?: ${PREFIXED})?|ou en est ${PREFIXED}|ou en est (?:ma|la) ${REQUEST}(?: ${NUMBER})?|(?:montre|affiche|ouvre|voir)(?:-moi)? ${PREFIXED}|est-ce que ${PREFIXED} est (?:fini|finie|pret|prete|approuve|approuvee|termine|terminee)|qu'en est-il de ${PREFIXED}`,
    cancel: `(?:annule|annuler|annulez|annulation|retire|retirer|retirez)${WHICH}|${PREFIXED},? (?:annule|annuler|a annuler)|(?:arrete|arreter|ferme|fermer|laisse tomber|abandonne|abandonner) (?:la ${REQUEST} )?${PREFIXED}`,
    not_me: `(?:ce |c')?(?:n')?(?:est|etait) pas moi${WHICH}|pas moi${WHICH}|${PREFIXED},? ?:? (?:ce n'est pas moi|c'est pas moi|ce n'etait pas moi|c'etait pas moi|pas moi)|je n'ai (?:jamais |pas |rien )(?:demande|fait)(?: (?:ca|cela|ceci|cette ${REQUEST}|${PREFIXED}))?|(?:ca|cela) ne vient pas de moi`,
    resume: `(?:reprendre|reprends|reprenez|reprise|relancer|relance)(?: (?:toutes )?(?:les )?(?:reinitialisations|operations))?(?: (?:la ${REQUEST} )?${NUMBER})?|lever (?:l'arret|le blocage|la suspension)|reautoriser les reinitialisations|reprendre tout`,
  },
  addRecoveryContact: `(?:ajoute|ajouter|ajoutez|definir|definis|choisir|choisis|nomme|nommer)(?: (?:un|mon|comme|nouveau))* ${CONTACT}(?: ?:)?(?: ${WHO})?|(?:ajoute|ajouter|nomme|definis) (?<who>\\S.{0,80}?) (?:comme|en tant que) ${CONTACT}`,
  check: `(?:verifie|verifier|verifiez|controle|controler|controlez)(?: (?:le |ce |un )?(?:message|code))?(?: ${PREFIXED})?,?(?: ${CHECK_LETTERS})?`,
  erase: `(?:efface|effacer|effacez|supprime|supprimer|supprimez|oublie) (?:toutes )?(?:les )?(?:donnees|informations) (?:de |d'|sur |concernant )${WHO}|(?:efface|effacer|supprime|supprimer) (?<who>\\S{1,60}@\\S{1,100})`,
  takeOver: `(?:je |j')?(?:prends?|prendre|reprends|assure|assurer|couvre|couvrir) (?:${DUTY})${ROTATION}${WHEN}|(?:je |j')?(?:prends le relais|remplace|m'en charge|m'en occupe)${WHEN}|(?:releve|je releve)(?: (?<when>${TIME}.*?))?`,
  swap: String.raw`(?:echange (?:d'astreinte|de garde|de tour)|(?:echanger?|echangeons|permuter?|permutons|troquer)(?: (?:ma garde|mon astreinte|mon tour|ma permanence))?)(?: (?<text>\S.*?))?`,
  halt: String.raw`(?:(?:s'il (?:te|vous) plait|stp|svp|@?latchkey)[,:]? )*(?:halte|arretez tout|arrete tout|tout arreter|stoppez tout|stoppe tout|arret d'urgence|(?:arrete|arretez|arreter|stoppe|stoppez|stopper|suspend|suspends|suspendez|suspendre|bloque|bloquez|bloquer) (?:immediatement )?(?:toutes )?les reinitialisations|plus aucune reinitialisation)(?: (?:maintenant|tout de suite|immediatement))*(?:\s*(?:[:,;–—-]|\bcar\b|\bparce que?\b)\s*(?<reason>\S.*))?`,
  asksWhoIsThere: [
    String.raw`\bqui (?:est|a|assure|s'occupe|gere|est-ce qui)?.{0,30}(?:d'astreinte|de garde|de permanence|l'astreinte|la permanence|joignable|des acces|de l'acces)\b`,
    String.raw`\bqui (?:est|sont) (?:mon|notre|nos|votre|l')(?: )?admin\w*|\badministrat\w+\b.{0,60}(?:c'est qui|qui est-ce|qui c'est|mais qui)\b`,
    String.raw`\bquel(?:le)? (?:est le )?numero\b|\bnumero (?:du|de la|de l'|de) ?(?:helpdesk|support|assistance|hotline|admin\w*|informatique|astreinte|garde)`,
    String.raw`\b(?:a qui|qui) (?:\S+ ){0,4}(?:telephoner|appeler|joindre)\b|\b(?:j'appelle|on appelle|je joins) qui\b`,
    String.raw`\bquel(?:le)? (?:admin\w*|collegue|personne) est (?:d'astreinte|de garde|de permanence)`,
    String.raw`\bqui peut m'aider (?:a me connecter|pour (?:ma connexion|mon acces|me connecter))`,
  ].join('|'),
};
