// What more than one kind of sign is told with.
import { anyOf, NEAR } from '../../../symptom-words/phrase.ts';

export const RINGER = String.raw`(?:phone|mobile|cell|watch|handset)\b`;
/** Being told of a prompt that never comes is the opposite of one nobody asked for. */
export const NONE_COMES = anyOf(
  String.raw`\b(?:no|without|not a single|zero) (?:\S+ ){0,2}(?:prompts?|push|notif\w*|requests?|pop-?ups?|codes?|texts?|sms|calls?)\b`,
  String.raw`\b(?:doesn't|don't|didn't|never|not|won't|isn't|hasn't|haven't|nothing|aren't|can't) (?:\S+ )?(?:arriv\w*|com(?:e|es|ing)|came|pop\w*|show\w*|(?:get|gets|getting|got)(?! in| back| into| out)|appear\w*|reach\w*|receiv\w*|through|approve|see)\b`,
  String.raw`\b(?:later?|delay\w*|too slow)\b`,
);
/** Whoever has no phone at hand cannot approve, wherever they are. */
export const NO_PHONE = anyOf(
  NONE_COMES.source,
  String.raw`\b(?:left|forgot\w*|lost|misplaced|dropped|nicked|stole|stolen)\b${NEAR}\b${RINGER}`,
  String.raw`\b${RINGER}${NEAR}\b(?:at home|lost|gone|stolen|nicked|dead|died|fell|broke\w*|left)\b|\b(?:new|old) (?:\S+ )?(?:${RINGER}|one\b)`,
);
