import type { SwapLanguage } from './swap-language.ts';

const WEEKDAY = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?`;
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*`;

export const ENGLISH_SWAP: SwapLanguage = {
  with: 'with',
  filler: String.raw`my|the|an?|our|on[- ]?call|shifts?|dut(?:y|ies)|turns?`,
  time: String.raw`on|at|from|until|till|for|in|now|today|tonight|tomorrow|this|next|coming|(?:the )?weekend|${WEEKDAY}|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? ${MONTH}|${MONTH} \d{1,2}|\d{1,2}[:.]\d\d`,
};
