import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** In device-independent pixels. */
const rectangle = { x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() };

const windowStateSchema = z.object({ ...rectangle, maximized: z.boolean() }).readonly();

/** Where the window was, and how large, when it was last closed. */
export type WindowState = z.infer<typeof windowStateSchema>;

export type Rectangle = Omit<WindowState, 'maximized'>;

const smallestGrip = 80;

/** How a window opens: without a place, the system chooses one. */
type KeptState = Omit<WindowState, 'x' | 'y'> & Partial<Pick<WindowState, 'x' | 'y'>>;

/**
 * Undefined where nothing usable was kept. Where no screen shows enough of the window any more, its size
 * is kept, as far as the first screen has room for it, and its place is not.
 */
export function readWindowState(
  file: string,
  screens: readonly Rectangle[],
): KeptState | undefined {
  const state = windowStateSchema.safeParse(readJson(file)).data;
  if (state === undefined || screens.some((screen) => showsEnough(screen, state))) return state;
  const [first = state] = screens;
  return {
    width: Math.min(state.width, first.width),
    height: Math.min(state.height, first.height),
    maximized: state.maximized,
  };
}

/** A window that cannot remember its place is no reason to stop anybody. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // The next start takes the usual size.
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function showsEnough(screen: Rectangle, window: Rectangle): boolean {
  const width =
    Math.min(screen.x + screen.width, window.x + window.width) - Math.max(screen.x, window.x);
  const titleIsThere = window.y >= screen.y && window.y < screen.y + screen.height - smallestGrip;
  return width >= smallestGrip && titleIsThere;
}
