import type { Page } from '@playwright/test';
import { afterEach, expect, test, vi } from 'vitest';
import { scrollFrames } from '../../bench/window-probe.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A page with at most one element, in which every frame comes at once. */
function pageWith(scroller: { scrollTop: number } | null): Page {
  vi.stubGlobal('document', { querySelector: () => scroller });
  vi.stubGlobal('requestAnimationFrame', (act: (time: number) => void) => {
    setImmediate(() => act(performance.now()));
  });
  const page = { evaluate: (act: (input: unknown) => unknown, input: unknown) => act(input) };
  return page as unknown as Page;
}

const options = { selector: '.ui-grid', pixels: 40, frames: 5 };

test('the frames of a scroll are watched, as many as wanted', async () => {
  const scroller = { scrollTop: 0 };
  const { between } = await scrollFrames(pageWith(scroller), options);
  expect(between).toHaveLength(5);
  expect(scroller.scrollTop).toBe(200);
});

test('there are no frames of a scroll where nothing scrolls', async () => {
  await expect(scrollFrames(pageWith(null), options)).rejects.toThrow('The page has no .ui-grid.');
  const fixed = Object.freeze({
    get scrollTop() {
      return 0;
    },
    set scrollTop(_) {
      // It is as short as the window.
    },
  });
  await expect(scrollFrames(pageWith(fixed), options)).rejects.toThrow('does not scroll');
});
