import { lazy, Suspense, useEffect, useState } from 'react';
import { actions } from '../actions.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { isPaletteOpen } from './palette-state.ts';

/** In a file of its own, so that the first screen is there sooner. */
const loadPalette = () => import('./palette.tsx');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));

/** The palette, from the moment somebody asks for it; loaded once the window has nothing else to do. */
export function PaletteHost() {
  const isOpen = useKeptState(isPaletteOpen);
  const [isWanted, setIsWanted] = useState(false);
  if (isOpen && !isWanted) setIsWanted(true);
  useEffect(() => {
    // Where that fails, it is tried again once the palette is opened.
    const idle = requestIdleCallback(() => void loadPalette().catch(() => undefined));
    return () => cancelIdleCallback(idle);
  }, []);
  return <Suspense fallback={null}>{isWanted && <Palette actions={actions} />}</Suspense>;
}
