// What Microsoft's own pages say to everybody. It speaks of administrators, places and school accounts, and tells nothing of
// whoever reads it.
import { anyOf } from './phrase.ts';

/** In the languages that people paste them in. */
export const PAGE_WORDS = anyOf(
  String.raw`\bmore information ?:(?: bring your security info up to date)?|\bprivacy (?:and|&) cookies\b|\braised to admin attention\b`,
  String.raw`\b(?:weitere|mehr) informationen ?:(?: aktualisieren (?:sie )?ihrer? sicherheitsinformationen)?|\bdatenschutz und cookies\b`,
  String.raw`\bplus d'informations ?:(?: mettre à jour vos informations de sécurité)?|\bconfidentialité et cookies\b`,
  String.raw`\bmás información ?:(?: actualice la información de seguridad)?|\bprivacidad y cookies\b`,
  '詳細情報 ?[:：](?: ?セキュリティ情報を最新の状態にする)?|プライバシーと ?cookie',

  String.raw`\bsigning in from a (?:new )?(?:browser|location|device), (?:app|device),? or (?:location|app)\b`,
  String.raw`\büber einen browser, eine app oder einen standort\b.{0,60}\beingeschränkt\w*|\bnicht die kriterien\b`,
  String.raw`\bà partir d'un navigateur, d'une application ou d'un emplacement limité par votre administrateur|\bne répond pas aux critères d'accès`,
  String.raw`\bdesde un explorador, una aplicación o una ubicación que el administrador ha restringido`,
  'ブラウザー、アプリ、または場所からサインイン|管理者によって制限',

  String.raw`\b(?:contact|ask|by|call) (?:your|an|the|my) (?:it |tenant )?admin(?:istrator)?s?\b(?!'?s? (?:is|lost|has))|\b(?:your|user or) administrator has (?:not )?\w+|\binstalled by the administrator of the tenant`,
  String.raw`\b(?:von|an|durch|ihr) ihre[nm]?r? administrator\w*|\bihr administrator hat\b`,
  String.raw`\b(?:par|à|contact\w*) votre administrateur\b|\bvotre administrateur a\b`,
  String.raw`\b(?:su|con el|con su|por el) administrador\b(?! (?:perdió|no puede))`,
  '管理者による構成|管理者に連絡(?:する場合|して)|管理者の承認が必要|管理者がアプリケーションを構成',

  String.raw`\b(?:work or school|school or work|personal or work) accounts?\b|(?<=\bsign in here with a )personal account\b`,
  String.raw`\bgeschäfts-,? (?:schul-? ?oder uni|oder schul)konto\b|(?<=\bhier nicht mit einem )persönlichen konto\b`,
  String.raw`\bcompte professionnel ou scolaire\b|(?<=\bici avec un )compte personnel\b`,
  String.raw`\bcuenta (?:profesional o educativa|de trabajo o (?:escuela|escolar)|profesional o escolar)\b|(?<=\baquí con una )cuenta personal\b`,
  '職場または学校アカウント|個人アカウント(?=ではここに)',

  String.raw`\bauthentication failed during strong authentication request|\bto prevent unauthori[sz]ed use\b|\bunbefugte nutzung zu verhindern\b|\b(?:éviter|empêcher) (?:une|toute) utilisation non autorisée\b|\b(?:evitar|impedir) (?:el|un) uso no autorizado\b|不正使用を防`,
  // What the sign-in log says of a prompt that nobody denied.
  String.raw`\bmfa denied;? ?(?=user did not respond|no response|duplicate|invalid|incorrect)`,
  // Of an address only the host is anybody's choice.
  String.raw`(?<=https?:\/\/[^\s\/)]{1,60})[\/?][^\s)]*`,
);
