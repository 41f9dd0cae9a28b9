/**
 * Text from people on its way to a card or message: data, whatever was typed. A backslash escape would show as a
 * backslash wherever Teams doesn't render Markdown (names in choices, notifications, mail), so nothing is escaped:
 * each character with a meaning is exchanged for a twin that looks the same and has none. For the same reason links
 * are not broken by invisible characters: link finders differ in whether they skip those, and a reader can't see
 * them. Without a real full stop before its ending, or a real colon after its scheme, nothing is an address at all.
 */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['*', '∗'],
  ['_', '＿'],
  ['`', 'ˋ'],
  ['~', '∼'],
  ['[', '［'],
  [']', '］'],
  ['{', '｛'],
  ['}', '｝'],
  ['<', '‹'],
  ['>', '›'],
  ['|', '｜'],
  ['\\', '＼'],
  ['&', '＆'],
  ['#', '＃'],
  [':', '꞉'],
  ['.', '․'],
  ['-', '‐'],
  ['+', '＋'],
  ['=', '꞊'],
  [')', '）'],
]);

const twin = (text: string) => Array.from(text, (character) => TWINS.get(character) ?? character).join('');

/** Most names and words of ours as they are: nothing in them is exchanged, and each letter is one character. */
const HARMLESS = /^[A-Za-z][A-Za-z0-9,'’-]*(?: [A-Za-z0-9,'’-]+)*$/;

/** Code units looked at per character shown, so that one "character" of a thousand accents costs and shows little. */
const UNITS_PER_CHARACTER = 8;
const MARKS_PER_LETTER = 4;

/**
 * `text` on one line, without Markdown, HTML, mentions, links, `{{…}}` or `${…}` bindings, control, invisible or
 * direction-changing characters; at most `max` characters as people count them (graphemes), the last one `…` where
 * it was cut. Names with accents, apostrophes, hyphens, emoji or right-to-left letters stay as they are.
 */
export function plainText(text: string, max = 120): string {
  if (text.length <= max && HARMLESS.test(text)) return text;
  const visible = withoutInvisible(text.slice(0, (max + 1) * UNITS_PER_CHARACTER * 4));
  return cutAt(withoutSyntax(visible), max);
}

function withoutInvisible(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Z}\u2800]+/gu, ' ')
      .replace(/[\p{Co}\uFFFD]/gu, '')
      .replace(INVISIBLE, '')
      // Composed before anything is exchanged: some Greek accents compose to a backquote.
      .normalize('NFC')
      .replace(TOO_MANY_MARKS, '$1')
      .replace(/ {2,}/g, ' ')
      .trim()
  );
}

const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MARKS_PER_LETTER}})\\p{M}+`, 'gu');

/** Everything that shows nothing by itself, except the joiner and the selector that emoji are made of. */
const INVISIBLE = new RegExp(
  [
    String.raw`(?<!\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D`,
    String.raw`\u200D(?!\p{Extended_Pictographic})`,
    String.raw`(?<![\p{Extended_Pictographic}\d])\uFE0F`,
    String.raw`(?![\u200D\uFE0F])[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cf}]`,
  ].join('|'),
  'gu',
);

function withoutSyntax(text: string): string {
  return (
    text
      .replace(/[*_`~[\]{}<>|\\]/g, twin)
      // "R&D" is a name, "&lt;" an entity.
      .replace(/&(?=#|[a-z][a-z0-9]*;|lt|gt|amp|quot|nbsp)/gi, twin)
      // Schemes of addresses, but not the time of day.
      .replace(/(?<=\p{L}[\p{L}\d+.-]*):(?=[^\s…])/gu, twin)
      .replace(/(?<=\S)\.(?=[^\s.…․])/g, twin)
      // List items, headings and rules count only at the start of a line, which the text may be put at.
      .replace(/^(?:#+|[-+=]+(?=\s|$)|\d+[.)](?=\s|$))/, twin)
  );
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What stands in most texts, where each code unit is one character; to find characters in others takes far longer. */
const SINGLE = new RegExp(`^[ -~…’${Array.from(TWINS.values()).join('')}]*$`);

function cutAt(text: string, max: number): string {
  if (SINGLE.test(text)) return text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
  const graphemes = SEGMENTER.segment(text);
  let shown = '';
  let before = '';
  let count = 0;
  for (const { segment } of graphemes) {
    count += 1;
    if (count > max || shown.length + segment.length > max * UNITS_PER_CHARACTER)
      return `${before.trimEnd()}…`;
    before = count < max ? shown + segment : before;
    shown += segment;
  }
  return shown;
}
