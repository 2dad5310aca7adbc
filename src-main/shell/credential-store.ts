import { open, readFile, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import {
  credentialsInputSchema,
  type CredentialsInput,
  type CredentialsStatus,
} from '../../src-shared/settings/settings.ts';
import type { Log } from './log.ts';

/** What seals a text so that only this user of this computer can read it. */
export interface Vault {
  /** False where the operating system offers nothing that would keep a secret. */
  isAvailable(): Promise<boolean>;
  seal(text: string): Promise<Buffer>;
  /** `isOutdated`: readable, but to be sealed anew. Rejects for what it cannot read. */
  unseal(sealed: Buffer): Promise<{ readonly text: string; readonly isOutdated: boolean }>;
}

export interface CredentialStoreOptions {
  readonly file: string;
  readonly vault: Vault;
  readonly log: Log;
  /** The Account SID that the environment names; used while none is stored here. */
  readonly environmentAccount?: string | undefined;
}

const storedSchema = z.object({
  version: z.literal(1),
  accountHint: z.string().max(20),
  sealed: z.base64(),
});

/**
 * The Twilio account: sealed in a file of its own, or, where nothing would seal it, kept until Ovo
 * quits. What cannot be read any more counts as not there, so that it is asked for again; the file
 * stays, because a keychain that is locked today may open tomorrow.
 */
export class CredentialStore {
  readonly #file: string;
  readonly #vault: Vault;
  readonly #log: Log;
  readonly #environmentAccount: string | undefined;
  #held: { readonly credentials: CredentialsInput; readonly isStored: boolean } | undefined;
  #isUnreadable = false;

  constructor(options: CredentialStoreOptions) {
    this.#file = options.file;
    this.#vault = options.vault;
    this.#log = options.log;
    this.#environmentAccount = options.environmentAccount;
  }

  async status(): Promise<CredentialsStatus> {
    const canBeStored = await this.#vault.isAvailable();
    if (this.#held !== undefined) {
      const { credentials, isStored } = this.#held;
      return {
        source: isStored ? 'keychain' : 'session',
        accountHint: hintOf(credentials.accountSid),
        canBeStored,
      };
    }
    const stored = canBeStored && !this.#isUnreadable ? await this.#readFile() : undefined;
    if (stored !== undefined) {
      return { source: 'keychain', accountHint: stored.accountHint, canBeStored };
    }
    const account = this.#environmentAccount;
    return account === undefined
      ? { source: 'none', accountHint: null, canBeStored }
      : { source: 'environment', accountHint: hintOf(account), canBeStored };
  }

  async save(credentials: CredentialsInput): Promise<CredentialsStatus> {
    const isStored = await this.#store(credentials);
    // An older account must not come back at the next start in place of this one.
    if (!isStored) await rm(this.#file, { force: true });
    this.#held = { credentials, isStored };
    return await this.status();
  }

  async clear(): Promise<CredentialsStatus> {
    await rm(this.#file, { force: true });
    this.#held = undefined;
    return await this.status();
  }

  /** For the gateway alone; undefined where there are none that can be read. */
  async read(): Promise<CredentialsInput | undefined> {
    if (this.#held !== undefined) return this.#held.credentials;
    if (this.#isUnreadable || !(await this.#vault.isAvailable())) return undefined;
    const stored = await this.#readFile();
    if (stored === undefined) return undefined;
    try {
      const { text, isOutdated } = await this.#vault.unseal(Buffer.from(stored.sealed, 'base64'));
      const credentials = credentialsInputSchema.parse(JSON.parse(text));
      this.#held = { credentials, isStored: true };
      if (isOutdated) await this.#store(credentials);
      return credentials;
    } catch (error) {
      this.#isUnreadable = true;
      this.#log.warn(
        'The stored Twilio credentials cannot be read; they have to be entered again',
        {
          reason: error instanceof Error ? error.name : 'unknown',
        },
      );
      return undefined;
    }
  }

  async #store(credentials: CredentialsInput): Promise<boolean> {
    if (!(await this.#vault.isAvailable())) return false;
    try {
      const sealed = await this.#vault.seal(JSON.stringify(credentials));
      const content: z.infer<typeof storedSchema> = {
        version: 1,
        accountHint: hintOf(credentials.accountSid),
        sealed: sealed.toString('base64'),
      };
      await writeWhole(this.#file, JSON.stringify(content));
      this.#isUnreadable = false;
      return true;
    } catch (error) {
      this.#log.warn(
        'The Twilio credentials could not be stored; they are kept until Ovo quits',
        error,
      );
      return false;
    }
  }

  async #readFile(): Promise<z.infer<typeof storedSchema> | undefined> {
    try {
      return storedSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch {
      return undefined;
    }
  }
}

function hintOf(accountSid: string): string {
  return `${accountSid.slice(0, 2)}…${accountSid.slice(-4)}`;
}

/** Either the old content or the new one is there, whatever happens in between. */
async function writeWhole(file: string, content: string): Promise<void> {
  const temporary = `${file}.new`;
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(content, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
