import path from 'node:path';
import {
  forkProvider,
  type ForkedProvider,
  type ProviderOptions,
} from '../support/fake-twilio/forked-provider.ts';

/** A message as the provider has it; times are in milliseconds since 1970. */
export interface KeptMessage {
  readonly sid: string;
  readonly to: string;
  readonly body: string;
  /** When it is sent; null for at once. */
  readonly sendAt: number | null;
  readonly canceledAt: number | null;
}

/** Everything the provider knows of its own accord. */
export interface ProviderReport {
  /** What time it is there. */
  readonly now: number;
  readonly messages: readonly KeptMessage[];
}

export function startProvider(options: ProviderOptions): Promise<ForkedProvider<ProviderReport>> {
  return forkProvider(path.join(import.meta.dirname, 'provider-process.ts'), options);
}
