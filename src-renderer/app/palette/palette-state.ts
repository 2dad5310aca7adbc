import { createKeptState } from '../../ui/kept-state.ts';

/** Whether the palette is open. */
export const isPaletteOpen = createKeptState(false);

export function openPalette(): void {
  isPaletteOpen.set(true);
}

export function closePalette(): void {
  isPaletteOpen.set(false);
}
