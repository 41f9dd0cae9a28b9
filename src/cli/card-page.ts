import { createRequire } from 'node:module';
import type { RenderedCard } from '../teams/cards.ts';

/** How a gallery page looks. */
export interface Look {
  readonly theme: 'light' | 'dark';
  /** Width of the message in CSS pixels. */
  readonly width: number;
}

interface Palette {
  readonly page: string;
  readonly card: string;
  readonly soft: string;
  readonly text: string;
  readonly subtle: string;
  readonly line: string;
  readonly primary: string;
  readonly danger: string;
}

const PALETTES: Readonly<Record<Look['theme'], Palette>> = {
  light: {
    page: '#f0f0f2',
    card: '#ffffff',
    soft: '#f6f6f8',
    text: '#222226',
    subtle: '#5f5f66',
    line: '#d8d8de',
    primary: '#5458b8',
    danger: '#b3262e',
  },
  dark: {
    page: '#17171a',
    card: '#27272b',
    soft: '#313137',
    text: '#f4f4f6',
    subtle: '#b4b4bd',
    line: '#46464f',
    primary: '#8287e6',
    danger: '#ee838a',
  },
};

/** Tints of labels and boxes with a meaning; dark text on them in both themes, as Teams has it. */
const TINTS = { accent: '#cfe0f8', good: '#cdeecb', warning: '#fbe3ba', attention: '#f9ccc4' } as const;

/** The browser build of the adaptivecards package. */
export const RENDERER = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** A page that draws cards as Teams roughly would; our own approximation of its look, in our own values. */
export function cardPage(cards: ReadonlyMap<string, RenderedCard>, looks: readonly Look[]): string {
  const data = {
    cards: [...cards].map(([name, { content }]) => ({ name, content })),
    looks,
    configs: CONFIGS,
  };
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Latchkey: every card</title>
<style>${STYLE}${looks.map(({ theme }) => themeStyle(theme)).join('')}</style>
<body><script src="adaptivecards.min.js"></script>
<script>const DATA = ${JSON.stringify(data).replaceAll('<', String.raw`\u003c`)};${SCRIPT}</script></body></html>`;
}

/** The page shows every card, or the one that is named behind `#`. */
const SCRIPT = `
function draw({ name, content }) {
  const row = document.body.appendChild(document.createElement('section'));
  row.appendChild(document.createElement('h2')).textContent = name;
  for (const { theme, width } of DATA.looks) {
    const frame = row.appendChild(document.createElement('div'));
    frame.className = 'frame ' + theme;
    frame.style.width = width + 'px';
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(DATA.configs[theme]);
    card.parse(content);
    frame.appendChild(card.render());
  }
}
function show() {
  const chosen = decodeURIComponent(location.hash.slice(1));
  document.querySelectorAll('section').forEach((old) => old.remove());
  DATA.cards.filter(({ name }) => chosen === '' || name === chosen).forEach(draw);
  document.body.dataset.shown = chosen;
}
addEventListener('hashchange', show);
show();`;

const STYLE = `
body { margin: 16px; font: 14px 'Segoe UI', system-ui, sans-serif; background: #888; }
section { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; margin-bottom: 24px; }
h2 { flex-basis: 100%; font-size: 14px; margin: 0; color: #fff; }
.frame { box-sizing: border-box; padding: 12px; }
.ac-adaptiveCard { border-radius: 6px; box-shadow: 0 1px 3px #0004; }
.ac-pushButton { font: 600 14px 'Segoe UI', system-ui, sans-serif; padding: 6px 14px; border-radius: 4px; min-height: 32px; cursor: pointer; }
.ac-container.ac-selectable { cursor: pointer; border-radius: 4px; }
.ac-input { font: 14px 'Segoe UI', system-ui, sans-serif; padding: 6px 8px; border-radius: 4px; width: 100%; box-sizing: border-box; }
.ac-choiceSetInput-expanded .ac-input { width: auto; }
.ac-input-required-indicator { margin-left: 4px; }
.ac-actionSet { flex-wrap: wrap; gap: 8px 0; }`;

function themeStyle(theme: Look['theme']): string {
  const { page, card, text, line, primary, danger } = PALETTES[theme];
  const scope = `.${theme}`;
  const onPrimary = theme === 'light' ? '#fff' : '#17171a';
  return `
${scope}.frame { background: ${page}; color: ${text}; }
${scope} .ac-pushButton { background: ${card}; color: ${text}; border: 1px solid ${line}; }
${scope} .ac-pushButton.style-positive { background: ${primary}; border-color: ${primary}; color: ${onPrimary}; }
${scope} .ac-pushButton.style-destructive { color: ${danger}; border-color: ${danger}; }
${scope} .ac-input { background: ${card}; color: ${text}; border: 1px solid ${line}; }`;
}

const CONFIGS = { light: hostConfig('light'), dark: hostConfig('dark') };

function hostConfig(theme: Look['theme']): object {
  const palette = PALETTES[theme];
  const tinted = Object.entries(TINTS).map(([name, backgroundColor]): readonly [string, object] => [
    name,
    { backgroundColor, foregroundColors: foreground('#222226', '#4b4b52', palette) },
  ]);
  return {
    supportsInteractivity: true,
    fontFamily: "'Segoe UI', system-ui, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 26 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 6, default: 8, medium: 16, large: 20, extraLarge: 24, padding: 14 },
    separator: { lineThickness: 1, lineColor: palette.line },
    containerStyles: {
      default: {
        backgroundColor: palette.card,
        foregroundColors: foreground(palette.text, palette.subtle, palette),
      },
      emphasis: {
        backgroundColor: palette.soft,
        foregroundColors: foreground(palette.text, palette.subtle, palette),
      },
      ...Object.fromEntries(tinted),
    },
    actions: {
      maxActions: 6,
      spacing: 'medium',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 110 },
      value: { wrap: true },
      spacing: 12,
    },
  };
}

function foreground(text: string, subtle: string, { primary, danger }: Palette): object {
  const both = (color: string): object => ({ default: color, subtle });
  return {
    default: both(text),
    dark: both('#222226'),
    light: both('#ffffff'),
    accent: both(primary),
    good: both('#2e7d32'),
    warning: both('#8a5a00'),
    attention: both(danger),
  };
}
