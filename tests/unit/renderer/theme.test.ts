import { describe, expect, it } from 'vitest';
import { dark, light } from '../../../src-renderer/ui/theme/tokens.ts';

/** The relative luminance of a color, as WCAG 2.2 defines it. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

it('knows the contrast of black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s theme', (_name, colors) => {
  const { canvas, sidebar, card, raised, text, dim, placeholder, tones } = colors;

  it.each(Object.entries(tones))(
    'has %s readable on its tint and on each surface',
    (_tone, own) => {
      for (const under of [own.tint, canvas, sidebar, card]) {
        expect(contrast(own.ink, under)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('has its texts readable on each surface', () => {
    for (const under of [canvas, sidebar, card, raised]) {
      expect(contrast(text, under)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dim, under)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(placeholder, card)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(text, tones.egg.tint)).toBeGreaterThanOrEqual(4.5);
  });
});
