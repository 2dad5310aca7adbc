import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { CredentialStore, type Vault } from '../../../src-main/shell/credential-store.ts';

const credentials = {
  accountSid: `AC${'0123456789abcdef'.repeat(2)}`,
  apiKey: '',
  secret: 'a-secret-that-nobody-may-see',
};
const other = { ...credentials, accountSid: `AC${'fedcba9876543210'.repeat(2)}` };

/** Stands in for the keychain, which a test must not touch: real encryption, with a key of its own. */
class TestVault implements Vault {
  available = true;
  outdated = false;
  #key = randomBytes(32);

  async isAvailable() {
    return this.available;
  }

  async seal(text: string) {
    const start = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, start);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([start, cipher.getAuthTag(), sealed]);
  }

  async unseal(sealed: Buffer) {
    const cipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, 12));
    cipher.setAuthTag(sealed.subarray(12, 28));
    const text = Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString();
    return { text, isOutdated: this.outdated };
  }

  loseKey() {
    this.#key = randomBytes(32);
  }
}

const warnings: string[] = [];
const log = {
  info: () => undefined,
  warn: (...parts: readonly unknown[]) => void warnings.push(JSON.stringify(parts)),
  error: () => undefined,
};
let folder: string;
let file: string;
let vault: TestVault;

/** As after a new start of the app: nothing but the file and the keychain is left. */
const opened = () => new CredentialStore({ file, vault, log });

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ovo-credentials-'));
  file = path.join(folder, 'credentials.json');
  vault = new TestVault();
  warnings.length = 0;
});

test('without any, there are none', async () => {
  expect(await opened().status()).toEqual({ source: 'none', accountHint: null, canBeStored: true });
  expect(await opened().read()).toBeUndefined();
});

test('what is saved is there after a restart', async () => {
  expect(await opened().save(credentials)).toEqual({
    source: 'keychain',
    accountHint: 'AC…cdef',
    canBeStored: true,
  });
  expect(await opened().status()).toMatchObject({ source: 'keychain', accountHint: 'AC…cdef' });
  expect(await opened().read()).toEqual(credentials);
});

test('nothing on the disk shows the secret', async () => {
  await opened().save(credentials);
  expect(readdirSync(folder)).toEqual(['credentials.json']);
  const content = readFileSync(file, 'utf8');
  expect(content).not.toContain(credentials.secret);
  expect(content).not.toContain(credentials.accountSid);
  expect(content).not.toContain(Buffer.from(credentials.secret).toString('base64').slice(0, 20));
});

test.skipIf(process.platform === 'win32')('only the user may read the file', async () => {
  await opened().save(credentials);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('without a keychain they last until Ovo quits and touch no disk', async () => {
  vault.available = false;
  const store = opened();
  expect(await store.save(credentials)).toMatchObject({ source: 'session', canBeStored: false });
  expect(await store.read()).toEqual(credentials);
  expect(readdirSync(folder)).toEqual([]);
  expect(await opened().status()).toMatchObject({ source: 'none' });
});

test('an older account does not come back when the new one could not be stored', async () => {
  await opened().save(credentials);
  vault.available = false;
  await opened().save(other);
  vault.available = true;
  expect(await opened().read()).toBeUndefined();
});

test('a keychain that fails while saving keeps them for the session', async () => {
  vault.seal = () => Promise.reject(new Error('locked'));
  const store = opened();
  expect(await store.save(credentials)).toMatchObject({ source: 'session' });
  expect(await store.read()).toEqual(credentials);
  expect(warnings.join()).not.toContain(credentials.secret);
});

test('what cannot be decrypted is asked for again, and saving stores it anew', async () => {
  await opened().save(credentials);
  vault.loseKey();
  const store = opened();
  expect(await store.read()).toBeUndefined();
  expect(await store.status()).toMatchObject({ source: 'none', canBeStored: true });
  expect(warnings).toHaveLength(1);
  expect(existsSync(file)).toBe(true);
  await store.save(other);
  expect(await opened().read()).toEqual(other);
});

test.each(['', '{', '[]', '{"version":2}', '{"version":1,"accountHint":"AC…1","sealed":"%"}'])(
  'a file that says %j counts as none',
  async (content) => {
    writeFileSync(file, content);
    expect(await opened().status()).toMatchObject({ source: 'none' });
    expect(await opened().read()).toBeUndefined();
  },
);

test('the account of the environment stands in while none is stored', async () => {
  const environmentAccount = other.accountSid;
  const store = new CredentialStore({ file, vault, log, environmentAccount });
  expect(await store.status()).toMatchObject({ source: 'environment', accountHint: 'AC…3210' });
  expect(await store.save(credentials)).toMatchObject({ source: 'keychain' });
  expect(await store.clear()).toMatchObject({ source: 'environment' });
});

test('cleared is gone, from memory and from the disk', async () => {
  const store = opened();
  await store.save(credentials);
  expect(await store.clear()).toEqual({ source: 'none', accountHint: null, canBeStored: true });
  expect(await store.read()).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test('what was sealed with an outdated key is sealed anew', async () => {
  await opened().save(credentials);
  const before = readFileSync(file, 'utf8');
  vault.outdated = true;
  expect(await opened().read()).toEqual(credentials);
  expect(readFileSync(file, 'utf8')).not.toBe(before);
  expect(await opened().read()).toEqual(credentials);
});
