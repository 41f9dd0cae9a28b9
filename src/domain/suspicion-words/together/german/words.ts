// What more than one kind of sign is told with.
import { anyGerman } from '../../../symptom-words/phrase.ts';

export const PROMPT = String.raw`(?:\w*anmeldemeldung(?:en)?|\w*warnung(?:en)?|\w*anfragen?|\w*anforderung(?:en)?|push\w*|mitteilung\w*|\w*benachrichtigung\w*|\w*bestätigung(?:en)?|prompts?|genehmigung\w*|freigaben?|popups?|meldung(?:en)?|authenticator\w*|\w*codes?|sms|\w*anmeldung(?:en)?)`;
export const NONE_COMES = anyGerman(
  String.raw`\b(?:kein\w*|ohne) (?:\S+ ){0,2}(?:${PROMPT})\b(?! (?:\S+ )?(?:angefordert|ausgelöst))`,
  String.raw`\b(?:kommt|kommen|kam|erscheint|ploppt|poppt|klingelt|bekomm\w*|krieg\w*|passiert|tut sich|zeigt) (?:\S+ ){0,4}(?:nicht|nichts|nix|nich|kein\w*|nie)\b(?! (?:mehr )?(?:rein|ins|in))`,
  String.raw`\b(?:später|verspätet|zu spät)\b`,
);
