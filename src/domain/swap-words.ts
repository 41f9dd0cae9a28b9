// "with Dana on Friday night": whom somebody wants to swap with, and when.

/** People's own words; empty where nothing was said. */
export interface SwapWords {
  readonly whom: string;
  readonly when: string;
}

const WEEKDAY = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?`;
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*`;
/** With these words a time begins; whatever stands before them is a name. */
const TIME = new RegExp(
  String.raw`(?<![\p{L}\d])(?:on|at|from|until|till|for|in|now|today|tonight|tomorrow|this|next|coming|(?:the )?weekend|${WEEKDAY}|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? ${MONTH}|${MONTH} \d{1,2}|\d{1,2}[:.]\d\d)(?![\p{L}\d])`,
  'iu',
);

/** Parts what was written behind "swap" into a name and a time, whichever comes first. */
export function readSwap(text: string): SwapWords {
  const said = text
    .replace(/[?!.,]+$/u, '')
    .replace(/\b(?:my|the|an?|our)\b/giu, ' ')
    .replace(/\b(?:on[- ]?call|shifts?|dut(?:y|ies)|turns?)\b/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const { before = '', after } = /^(?:(?<before>.*?)\s)?with\s+(?<after>.+)$/iu.exec(said)?.groups ?? {};
  if (after === undefined) return nameFirst(said.replace(/\bwith$/iu, '').trim());
  const { whom, when } = nameFirst(after);
  return { whom, when: `${before} ${when}`.trim() };
}

function nameFirst(said: string): SwapWords {
  // The first word of what follows "with" is a name, whatever it is: "with May on Friday", "with Sun Li tonight".
  const at = TIME.exec(said)?.index;
  if (at === undefined) return { whom: said.replace(/^@/u, ''), when: '' };
  return { whom: said.slice(0, at).trim().replace(/^@/u, ''), when: said.slice(at).trim() };
}
