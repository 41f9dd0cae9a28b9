const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;
/** Each has its plain twin so many places before it. */
const FROM_FULL_WIDTH = 0xfee0;

/** Digits, letters and marks as Japanese keyboards write them, such as ５００１２１, as plain ones; the text stays as long. */
export function withPlainWidth(text: string): string {
  return text.replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - FROM_FULL_WIDTH));
}
