import path from 'node:path';
import {
  forkProvider,
  type ForkedProvider,
  type ProviderOptions,
} from '../support/fake-twilio/forked-provider.ts';

/** Everything the provider knows of its own accord. */
export interface ProviderReport {
  readonly accepted: readonly {
    readonly sid: string;
    readonly to: string;
    readonly body: string;
  }[];
  readonly requests: readonly {
    readonly at: number;
    readonly method: string;
    readonly to: string;
    readonly body: string;
  }[];
}

export type Provider = ForkedProvider<ProviderReport>;

export function startProvider(
  options: ProviderOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Provider> {
  return forkProvider(path.join(import.meta.dirname, 'provider-process.ts'), options, env);
}
