import { BrowserWindow } from 'electron';
import type { z } from 'zod';
import { events, type EventName, type EventPayload } from '../../src-shared/ipc/contract.ts';

type Shapes = { readonly [N in EventName]: z.ZodType<EventPayload<N>> };

const shapes: Shapes = events;

/** Notifies every window. Throws for what is not of the contract's shape: that is a fault of ours. */
export function publish<N extends EventName>(name: N, payload: EventPayload<N>): void {
  const parsed = shapes[name].parse(payload);
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send('ovo:event', name, parsed);
  }
}
