import type { CSSVariablesResolver } from '@mantine/core';

/** A color as text or mark, and the tint that lies under a text of that color. */
interface ToneColors {
  readonly ink: string;
  readonly tint: string;
}

interface Colors {
  /** Behind everything. */
  readonly canvas: string;
  readonly sidebar: string;
  /** Cards, tables, fields, dialogs. */
  readonly card: string;
  /** Hovered rows, tracks of bars, quiet badges. */
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  /** Second lines, labels, heads of tables. */
  readonly dim: string;
  readonly placeholder: string;
  readonly tones: Readonly<Record<Tone, ToneColors>>;
}

/**
 * What a color says: `egg` an action or a selection, `delivered` arrived, `moving` under way,
 * `attention` needs a decision, `failed` went wrong, `over` past or of no consequence, `practice` no
 * text is really sent.
 */
export type Tone = 'egg' | 'delivered' | 'moving' | 'attention' | 'failed' | 'over' | 'practice';

export const light: Colors = {
  canvas: '#f7f8f8',
  sidebar: '#fbfbfb',
  card: '#ffffff',
  raised: '#f2f4f4',
  line: '#e6e8e8',
  text: '#14201f',
  dim: '#5d6768',
  placeholder: '#687173',
  tones: {
    egg: { ink: '#0c666c', tint: '#e2f2f2' },
    delivered: { ink: '#18794e', tint: '#e4f5ec' },
    moving: { ink: '#0b68cb', tint: '#e6f1fd' },
    attention: { ink: '#8f5b00', tint: '#fdf1d8' },
    failed: { ink: '#c4323a', tint: '#fdeaea' },
    over: { ink: '#5d6768', tint: '#f2f4f4' },
    practice: { ink: '#6941c6', tint: '#f1ecfc' },
  },
};

export const dark: Colors = {
  canvas: '#111416',
  sidebar: '#14181a',
  card: '#181c1e',
  raised: '#20262a',
  line: '#2a3135',
  text: '#e8eaea',
  dim: '#9aa3a7',
  placeholder: '#8b9599',
  tones: {
    egg: { ink: '#56b3b6', tint: '#12393b' },
    delivered: { ink: '#4cc38a', tint: '#132d21' },
    moving: { ink: '#5eb1ef', tint: '#112840' },
    attention: { ink: '#f5b546', tint: '#332508' },
    failed: { ink: '#f2777a', tint: '#3a1719' },
    over: { ink: '#9aa3a7', tint: '#20262a' },
    practice: { ink: '#b79cf5', tint: '#2a2145' },
  },
};

/** The widest a page grows, in pixels; the only other width is the whole window. */
const pageWidth = 1080;

/** The colors of one theme as `--ovo-…`, and Mantine's own where they would be too faint or foreign. */
function variablesOf(colors: Colors): Record<string, string> {
  const { tones, ...surfaces } = colors;
  const own: Record<string, string> = {};
  for (const [name, color] of Object.entries(surfaces)) own[`--ovo-${name}`] = color;
  for (const [tone, { ink, tint }] of Object.entries(tones)) {
    own[`--ovo-${tone}`] = ink;
    own[`--ovo-${tone}-tint`] = tint;
  }
  return {
    ...own,
    '--mantine-color-body': colors.card,
    '--mantine-color-text': colors.text,
    '--mantine-color-dimmed': colors.dim,
    '--mantine-color-placeholder': colors.placeholder,
    '--mantine-color-anchor': tones.egg.ink,
    '--mantine-color-error': tones.failed.ink,
    '--mantine-color-default': colors.card,
    '--mantine-color-default-hover': colors.raised,
    '--mantine-color-default-border': colors.line,
    '--mantine-color-egg-light': tones.egg.tint,
    '--mantine-color-egg-light-hover': tones.egg.tint,
    '--mantine-color-egg-light-color': tones.egg.ink,
    '--mantine-color-egg-text': tones.egg.ink,
    '--mantine-primary-color-light': tones.egg.tint,
    '--mantine-primary-color-light-color': tones.egg.ink,
  };
}

/** All CSS variables of both themes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--ovo-page-width': `${pageWidth}px`,
    '--ovo-figure-size': '1.75rem',
    '--ovo-shadow': '0 8px 32px rgb(0 0 0 / 14%)',
  },
  light: variablesOf(light),
  dark: variablesOf(dark),
});
