import { vi } from 'vitest';
import { waitLimitMs } from '../limits.ts';

/** Waits until the assertion holds; looks every few milliseconds. */
export async function waitFor(assertion: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(assertion, { timeout: waitLimitMs, interval: 5 });
}
