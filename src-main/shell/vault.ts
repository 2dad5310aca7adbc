import { safeStorage } from 'electron';
import type { Vault } from './credential-store.ts';

/** Electron's newer, asynchronous functions, which 33 lacks; its older ones are on their way out. */
type OptionallyAsync = Partial<typeof safeStorage>;

/** The operating system's keychain. */
export const systemVault: Vault = {
  async isAvailable() {
    if (process.platform === 'linux') {
      // Without a keyring, Electron "encrypts" with a password that everybody can look up.
      const backend = safeStorage.getSelectedStorageBackend();
      if (backend === 'basic_text' || backend === 'unknown') return false;
    }
    const { isAsyncEncryptionAvailable } = safeStorage as OptionallyAsync;
    return isAsyncEncryptionAvailable === undefined
      ? safeStorage.isEncryptionAvailable()
      : await safeStorage.isAsyncEncryptionAvailable();
  },
  async seal(text) {
    const { encryptStringAsync } = safeStorage as OptionallyAsync;
    return encryptStringAsync === undefined
      ? safeStorage.encryptString(text)
      : await safeStorage.encryptStringAsync(text);
  },
  async unseal(sealed) {
    const { decryptStringAsync } = safeStorage as OptionallyAsync;
    if (decryptStringAsync === undefined) {
      return { text: safeStorage.decryptString(sealed), isOutdated: false };
    }
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
    return { text: result, isOutdated: shouldReEncrypt };
  },
};
