import { anyOf, NEAR, SOON, upTo } from './phrase.ts';
import type { Phrases } from './phrase.ts';

const NOT = String.raw`(?:\b(?:pas|jamais|aucun\w*|plus|rien|sans|impossible|manque|absente?|zero)\b)`;
const PHONE = String.raw`(?:téléphones?|portables?|mobiles?|smartphones?|i-?phone|tél|gsm|android|samsung|galaxy|pixel|appareils?)\b`;
const APP = String.raw`(?:authenticator|appli|application|app)\b`;
const PUSH = String.raw`\b(?:notifications?|notifs?|push|demandes?(?: (?:d'approbation|de connexion|de validation|d'authentification))?|approbations?|alertes?|pop-?ups?|invites?|fenêtre)\b(?! de (?:nouveau|téléphone|congé))`;
const CODE = String.raw`(?<!erreur )(?<!qr )\b(?:codes?|otp|chiffres?)\b(?! (?:qr|d'erreur|erreur|pin))(?! ?[:#]? ?\d)`;
const TEXT = String.raw`\b(?:sms|textos?|messages? texte|appels?|coups? de fil|codes? par (?:e-?mail|mail|courriel|sms|téléphone|texto))\b(?! de (?:la part|quelqu))`;
const PASSKEY = String.raw`\b(?:passkeys?|pass ?keys?|clés? d'accès|clés? d'identification|clés? de sécurité|clés? secrètes?|clés? (?:usb|physiques?|matérielles?)|yubi-? ?keys?|clés? fido2?|fido2?|jetons? (?:usb|fido|de sécurité))\b`;
const LOST = String.raw`(?:perdu\w*|perd|perdre|égaré\w*|oublié\w*|oublie|laissé\w*|paumé\w*|retrouve\w*|(?:ne |n')?trouve plus|introuvable|disparu\w*|perte|remettre la main sur|plus la trace de)`;
const BROKEN = String.raw`(?:cassé\w*|casse|brisé\w*|mort\w*|hs|tombé\w*|noyé\w*|fichu|foutu|explosé\w*|éclaté\w*|fissuré\w*|écrasé\w*|fracassé\w*|détruit\w*|en panne|en mille morceaux|rendu l'âme|lâché|fini (?:dans|sous)|à l'eau|dans l'eau|en réparation|ne s'allume plus|s'allume plus|n'allume plus|ne démarre plus|bousillé\w*|passée? sous|roulé dessus|gonflé\w*|à l'agonie|en (?:mille |quarante |plusieurs |deux )?(?:morceaux|miettes|pièces)|défunt)`;
const PASSWORD = String.raw`(?:mot de passe|mots de passe|mdp)`;

export const FRENCH: Phrases = {
  symptoms: {
    stolen_phone: anyOf(
      String.raw`(?<!\bpas (?:été )?)\b(?:volé\w*|voler|voleurs?|vol|cambriol\w*|arraché\w*|braqué\w*|piqué\w*|fauché\w*|agressé\w*|dérobé\w*|dépouillé\w*|détroussé\w*|chipé\w*|pickpocket\w*|tiré|m'a pris|ont pris|et pris|(?:parti|partie|enfui\w*|barré\w*|sauvé\w*|filé) (?:\S+ ){0,2}avec|forcé (?:ma|sa|la) voiture)\b${SOON}\b(?:${PHONE}|tel\b|sac\b|sacoche)`,
      String.raw`\b(?:${PHONE}|tel\b)${SOON}(?<!\bpas (?:été )?)\b(?:volé\w*|voler|voleurs?|vol|cambriol\w*|arraché\w*|braqué\w*|piqué\w*|fauché\w*|agressé\w*|dérobé\w*|emporté\w*|chipé\w*|pickpocket\w*)\b`,
    ),
    lost_passkey: anyOf(
      String.raw`\b(?:${LOST}|${BROKEN}|volé\w*)\b${NEAR}${PASSKEY}`,
      String.raw`${PASSKEY}${NEAR}\b(?:${LOST}|${BROKEN}|machine à laver|volé\w*|ne (?:s'allume|répond) plus)\b(?!.{0,60}\bnouveau)`,
    ),
    passkey_not_on_new_phone: anyOf(
      String.raw`${PASSKEY}${NEAR}\b(?:nouveau|nouvel|nouvelle|autre|ancien|synchronis\w*|transfér\w*|suivi|migr\w*|passée?|restée?)\b`,
      String.raw`\b(?:nouveau|nouvel|changé\w*|changement)\b${SOON}${PASSKEY}`,
      String.raw`\baucune ${PASSKEY}|${PASSKEY} ${upTo(3)}pas (?:là|disponible|trouvée?|présente?)|${PASSKEY}${NEAR}\bn'(?:y )?est pas\b`,
    ),
    stuck_at_passkey_set_up: anyOf(
      String.raw`${PASSKEY}${NEAR}\b(?:créer|création|configurer|configuration|enregistrer|enregistrement|inscrire|obligatoire|exig\w*|ajouter|forc\w*|paramétrer|ignorer|passer)\b`,
      String.raw`\b(?:créer|création|configurer|enregistrer|inscrire|exig\w*|impos\w*|demande\w*|oblig\w*|force\w*|ajouter|veut|installer)\b${NEAR}${PASSKEY}`,
    ),
    lost_phone: anyOf(
      String.raw`\b${LOST}\b${NEAR}\b(?:${PHONE}|tel\b)`,
      String.raw`\b(?:${PHONE}|tel)\b${NEAR}\b(?:${LOST}|chez (?:elle|lui|moi|ses)|à la maison|resté\w*(?! sur l'ancien))\b`,
      String.raw`\bn'a plus (?:son|de) ${PHONE}|\bplus de ${PHONE}(?=[.,;!]|$)`,
    ),
    new_phone: anyOf(
      String.raw`\b(?:nouveau|nouvel|nouvelle|autre|neuf) (?:\S+ )?(?:${PHONE}|tel\b|numéro)|\b(?:${PHONE}|tel) (?:\S+ )?(?:neuf|de remplacement|de prêt)\b`,
      String.raw`\b(?:changé?\w*|remplacé?\w*|cassé?\w*|brisé\w*|changement|acheté) (?:de |son |sa |le |mon |ma |du |un )*(?:\S+ )?(?:${PHONE}|tel\b|numéro)`,
      String.raw`\b(?:${PHONE}|tel)\b${NEAR}\b(?:${BROKEN}|remplacé\w*|neuf|changé\w*|vendu|rendu|repris)\b`,
      String.raw`\b(?:écran|vitre|batterie) ${upTo(2)}(?:${BROKEN}|noir)\b${SOON}\b(?:${PHONE}|tel\b|approuv\w*|valid\w*|confirm\w*|connect\w*)`,
      String.raw`\b(?:fait tomber|laissé tomber|écrasé) (?:son|mon|le) ${PHONE}|\b(?:rendu|vendu|donné) (?:mon|son|l') ?(?:ancien |vieux )?${PHONE}|\b(?:prêté) (?:un|son)\b|\b(?:pris|reçu|acheté|eu) le (?:dernier|nouveau|nouvel) (?:\S+ )?${PHONE}|\b(?:encore|toujours|resté\w*) sur (?:l'|le |mon |son )(?:i-?phone|ancien\w*|vieux|samsung|android)\b|\bl'ancien (?:est (?:parti|vendu|rendu)|a été)\b|\bd'android à (?:un )?i-?phone|\bd'i-?phone à (?:un )?(?:android|samsung)|\bsur l'ancien\b|\bl'ancien (?:téléphone|portable|numéro)`,
    ),
    shared_phone_qr: anyOf(
      String.raw`\bqr\b${SOON}\b(?:pin|partagé\w*|commun\w*|magasin|équipe|borne|badge|entrepôt|atelier)\b`,
      String.raw`\b(?:pin|partagé\w*|commun\w*|magasin|borne|badge|entrepôt|atelier)\b${SOON}\bqr\b`,
    ),
    where_is_my_qr_code: anyOf(
      String.raw`\bqr\b|\bqr-?codes?|\bcode-?barres|\b(?:carré|image|dessin|truc) à (?:scanner|flasher)\b`,
    ),
    app_signed_out_or_reinstalled: anyOf(
      String.raw`\b(?:réinstall\w*|désinstall\w*|supprim\w*|effacé\w*|déconnect\w*|enlevé\w*|réinitialisé\w*|viré\w*|remis\w*)\b${NEAR}\b${APP}`,
      String.raw`\b${APP}${NEAR}\b(?:réinstall\w*|désinstall\w*|supprim\w*|effacé\w*|déconnect\w*|vide|vidé\w*|disparu\w*|réinitialisé\w*|remis\w*|aucun compte)\b`,
      String.raw`\b${APP}${NEAR}\b(?:demande|veut|exige|réclame)\b${NEAR}\bcode|\bcomptes?\b${NEAR}\b(?:supprimé\w*|disparu\w*|effacé\w*|enlevé\w*)|\brien dedans\b|\bcercle vicieux|\bserpent qui se mord|\bl'œuf et la poule|\bl'oeuf et la poule|\bla poule et l'|\baucun compte\b`,
      String.raw`\b(?:remis à zéro|réglages d'usine|paramètres d'usine|réinitialisation d'usine)\b|\b(?:${PHONE}|tel)\b${NEAR}\b(?:réinitialisé|formaté)`,
    ),
    too_many_attempts: anyOf(
      String.raw`\btrop (?:de |d')?(?:tentatives|essais|fois|souvent|nombreuses|codes|appels|sms)\b|\btrop de demandes (?:de code|de vérif)`,
      String.raw`\b(?:réessay\w*|ressay\w*) (?:\S+ )?(?:plus tard|dans)|\btemporairement (?:bloqué|verrouillé|suspendu)|\b(?:bloqué|verrouillé) temporairement|\blimite (?:\S+ )?(?:atteinte|dépassée|d'appels)|\batteint la limite|\bnombre maxim\w*|\bdépassé le nombre`,
      String.raw`\b(?:[1-9]\d|dix|onze|douze|quinze|vingt|trente|cent|(?:une |des )?(?:dizaine|vingtaine|quinzaine|douzaine|centaine)s?)(?: de)? (?:fois|essais|tentatives|codes)\b`,
    ),
    asked_to_set_up: anyOf(
      String.raw`\b(?:plus d'informations|informations (?:de sécurité )?supplémentaires|davantage d'informations|action requise)\b|\bprotég(?:er|ez) (?:votre|son|mon) compte|\bpréserver la sécurité|\b(?:sécurisons|sécuriser|assurons la sécurité de|protégeons) votre compte`,
      String.raw`\b(?:demande\w*|doit|dois|veut|oblig\w*|force\w*|exig\w*|faut|pourquoi)\b${NEAR}\b(?:configure[rz]?|enregistre[rz]?|paramètre|paramétrer|inscri\w+|réinscri\w+|reconfigure[rz]?|installe[rz]?)\b`,
      String.raw`\b(?:configuration|inscription|enregistrement) (?:de la |à la |du |de l'|au )?(?:mfa|double|authentification)|\bm'inscrire à`,
    ),
    text_or_call_never_arrives: anyOf(
      `${NOT}${NEAR}${TEXT}`,
      `${TEXT}${NEAR}${NOT}`,
      String.raw`\battend\w* ${upTo(3)}(?:sms|texto|appel)|\b(?:sms|texto|appel)\b${NEAR}\bse fait attendre|\bsonne(?:nt)? ${upTo(2)}(?:pas|jamais|plus)|\bne sonne\b|\bappelez-?moi\b`,
    ),
    push_never_arrives: anyOf(
      `${NOT}${NEAR}${PUSH}`,
      `${PUSH}${NEAR}${NOT}`,
      String.raw`\brien (?:\S+ )?(?:ne )?(?:s'? ?affiche|arrive|apparaît|se passe)\b|\bpas (?:eu|reçu) de (?:réponse|nouvelles)\b|\b${PHONE}${NEAR}\brien\b|\brien ${upTo(3)}${PHONE}|\brien ne bouge\b|\b${PHONE}${NEAR}\bet[ .…]*silence\b`,
      String.raw`\b${APP}${NEAR}\b(?:ne réagit|ne reçoit|ne montre|n'affiche|ne demande|ne me demande|ne lui demande|n'envoie|ne m'envoie|ne sonne|ne propose) ${upTo(2)}(?:pas|rien|plus)(?!${NEAR}\bcode)`,
    ),
    forgot_password: anyOf(
      String.raw`\b${PASSWORD}(?! à usage)${NEAR}\b(?:oublié\w*|expiré\w*|incorrect|faux|erroné|invalide|perdu|refusé|changé\w*|changer|réinitialis\w*|marche (?:pas|plus)|souvien\w*|rappelle|périmé)\b`,
      String.raw`\b(?:oublié\w*|expiré\w*|mauvais|perdu|nouveau|réinitialis\w*|changer|souvien\w*|rappelle|aucune idée|sai[st] plus|connaî?[ts] plus|trou de mémoire|trou noir|trou total)\b${NEAR}\b${PASSWORD}\b(?! à usage)`,
    ),
    wrong_name: anyOf(
      String.raw`\b(?:compte|utilisateur|adresse|identifiant|nom)\b${NEAR}\b(?:n'existe (?:pas|plus)|introuvable|inconnu\w*|pas trouvé\w*|pas reconnu\w*|existe pas|est peut-être incorrect|incorrecte?|a changé)\b`,
      String.raw`\b(?:ne trouve|ne reconnaît|ne connaît|trouve pas|reconnaît pas|connaît pas|pas trouvé) ${upTo(3)}(?:compte|utilisateur|adresse|identifiant|nom)`,
      String.raw`\b(?:marié\w*|(?:avant|depuis|après) (?:son|mon|le) (?:mariage|divorce)|divorcé\w*|nom de jeune fille|changé de nom|nouveau nom|nom d'épouse|renommé\w*|s'appelait)\b|\balias\b|\bfaute de frappe|\bconnecter ici avec un\b|\b(?:quel|quelle|avec quel\w*) (?:identifiant|nom d'utilisateur|adresse)`,
    ),
    sign_in_goes_round: anyOf(
      String.raw`\b(?:boucle\w*|en rond|sans fin|sans arrêt|à l'infini|sans cesse|tout le temps|toutes les (?:\d+|cinq|deux|dix) (?:minutes|secondes)|redemande\w*)\b`,
      String.raw`\b(?:page|écran|fenêtre) ${upTo(2)}(?:blanche?|vide|noire?|figé\w*)|\bredirig\w*|\bredirection|\bcookies?\b|\bcase départ\b|\bau début à chaque`,
      String.raw`\b(?:revien\w*|retour|renvoie|ramène|retombe) ${upTo(4)}(?:page|début|départ|connexion|écran|choix)`,
    ),
    app_shows_no_code: anyOf(
      `${NOT}${NEAR}${CODE}`,
      `${CODE}${NEAR}${NOT}`,
      String.raw`\bcode\b${NEAR}\b(?:invalide|incorrect|refusé|erroné|faux|expiré)\b|\bmot de passe à usage unique|\b(?:six|6) chiffres|\boù (?:est|trouver)\b${NEAR}${CODE}`,
    ),
  },
  together: {
    lost_passkey: [anyOf(PASSKEY), anyOf(String.raw`\b(?:${LOST}|${BROKEN}|volé\w*)\b`)],
    stolen_phone: [
      anyOf(String.raw`\b(?:${PHONE}|tel\b)`),
      anyOf(String.raw`\b(?:volé\w*|arraché\w*|dépouillé\w*|cambriol\w*|voleurs?)\b`),
    ],
    stuck_at_passkey_set_up: [
      anyOf(PASSKEY),
      anyOf(String.raw`\b(?:erreur|échoue|plante|bloqué\w*|ignorer|impossible)\b`),
    ],
    passkey_not_on_new_phone: [
      anyOf(PASSKEY),
      anyOf(String.raw`\b(?:nouveau|nouvel|ancien|changé|changement)\b`),
    ],
    lost_phone: [
      anyOf(String.raw`\b(?:${PHONE}|tel\b)`),
      anyOf(String.raw`\b(?:${LOST}|chez moi|chez lui|chez elle)\b`),
    ],
    new_phone: [
      anyOf(String.raw`\b(?:${PHONE}|tel\b)`),
      anyOf(String.raw`\b(?:${BROKEN}|nouveau|remplaçant|remplacé|changé|l'ancien|neuf)\b`),
    ],
    app_signed_out_or_reinstalled: [
      anyOf(String.raw`\b${APP}`),
      anyOf(
        String.raw`\b(?:vide|supprimé\w*|réinstallé\w*|désinstallé\w*|déconnecté\w*|aucun compte|réinitialisé\w*)\b`,
      ),
    ],
    text_or_call_never_arrives: [anyOf(TEXT), anyOf(NOT)],
    push_never_arrives: [
      anyOf(String.raw`\b(?:${APP}|${PHONE}|approuv\w*|valid\w*)`),
      anyOf(
        String.raw`\b(?:rien|ne réagit pas|n'apparaît pas|ne vient pas|ne s'affiche pas|aucune réaction|n'arrive pas)\b`,
      ),
    ],
    forgot_password: [
      anyOf(String.raw`\b${PASSWORD}\b(?! à usage)`),
      anyOf(String.raw`\b(?:oublié\w*|souvien\w*|expiré|faux|incorrect|sai[st] plus|aucune idée)\b`),
    ],
    wrong_name: [
      anyOf(String.raw`\b(?:adresse|identifiant|nom d'utilisateur|e-?mail)\b`),
      anyOf(String.raw`\b(?:inconnue?|incorrecte?|n'existe|mariée?|s'appelait|reconnue?)\b`),
    ],
    app_shows_no_code: [
      anyOf(CODE, String.raw`\b(?:numéros?|chiffres?)\b`),
      anyOf(NOT, String.raw`\b(?:juste|seulement|où|quel)\b`),
    ],
  },
  harmless: anyOf(
    String.raw`\bquelqu'un (?:de|du|d'|des|dans|à) ?${upTo(4)}(?=(?:n'arrive|ne peut|ne parvient|n'a pas accès|est bloqu))|\b(?:approuvé|validé|accepté|confirmé)\w* (?:\S+ ){0,3}(?:congés?|vacances|commandes?|devis|factures?|frais)\b|\b(?:congés?|vacances|commandes?|devis|factures?) (?:\S+ ){0,3}(?:approuvé|validé|accepté)\w*|\bcompte[ -]rendu\b`,
    String.raw`\b(?:mot de passe|(?<!qr )code|clé) (?:du |de la |de l')(?:wi-?fi|portail|porte|alarme|parking|imprimante|casier|salle|coffre)`,
    String.raw`\b(?:est-ce que |y a-t-il )?quelqu'un (?:peut|pourrait|sait (?:si|comment|où|quand|pourquoi|quoi)|aurait|pour|d'autre a (?:déjà )?essayé d'aider)\b|\bpersonne (?:pour|qui peut) m'aider`,
    String.raw`${upTo(8)}\brefusé\w* par (?:\S+ )?(?:achats?|finances?|comptabilité|chef|direction|rh|assurance|boutique|magasin)\b`,
    String.raw`\baccès (?:est |a été )?refusé\b|\b(?:carte|congés?|note de frais|frais)\b(?: \S+){0,4}? (?:est |a été |sont |toujours )?refusée?s?\b`,
    String.raw`\b(?:formation|cours|module|test|sensibilisation) (?:\S+ ){0,2}(?:phishing|hameçonnage)|\bhackathons?\b`,
  ),
  writer: anyOf(
    String.raw`\bje (?:suis|me suis|me retrouve) (?:\S+ )?(?:\S+ )?(?:bloqué\w*|verrouillé\w*|coincé\w*|enfermé\w*|à la porte)\b`,
    String.raw`\bje (?:ne |n')?(?:peux|arrive|parviens|réussis) (?:plus|pas)\b${NEAR}\b(?:connecter|accéder|entrer|identifier|ouvrir)`,
    String.raw`\bmon (?:\S+ )?(?:${PHONE}|compte|authenticator|appli|accès)\b|\bma session\b`,
    String.raw`\bj'ai (?:\S+ )?(?:perdu|cassé|changé) (?:de )?mon ${PHONE}|\bj'ai un nouveau (?:${PHONE})|\bmoi-même\b`,
  ),
  topic: anyOf(
    String.raw`\b(?:connect\w*|connexion|n'(?:arrive|arrivent) (?:pas|plus) à (?:ouvrir|entrer|accéder)|ouvrir (?:sa|ma|la) (?:messagerie|boîte)|réclame une (?:validation|approbation)|accèd\w*|accéd\w*|bloqué\w*|mot de passe|compte|accès|authenticator|mfa|2fa|identifi\w*|réinitialis\w*|verrouill\w*|authentification)\b`,
  ),
  elsewhere: anyOf(
    String.raw`\b(?:cantine|imprimante|machine à café|achats|parking|note de frais|facture|vidéoprojecteur|formation|mon voyage)\b`,
    String.raw`\b(?:commander|acheter|demande de|demander|obtenir|avoir droit)\b${NEAR}\b(?:nouveau )?${PHONE}`,
  ),
};
