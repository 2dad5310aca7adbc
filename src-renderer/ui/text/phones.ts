import { useMemo, useSyncExternalStore } from 'react';

/** Writes a number in E.164 as people of the home country write it. */
export type PhoneText = (phone: string) => string;

/** What `phone-formats.ts` knows of numbers outside North America. */
type Formats = (phone: string, homeCountry: string) => string;

/** The countries of the calling code 1. */
const northAmerican: ReadonlySet<string> = new Set(
  'AG AI AS BB BM BS CA DM DO GD GU JM KN KY LC MP MS PR SX TC TT US VC VG VI'.split(' '),
);

const northAmericanNumber = /^\+1([2-9]\d\d)(\d{3})(\d{4})$/;

/** More than the rows of a long scroll; beyond it the memory begins anew. */
const mostRemembered = 5000;

let home = '';
let formats: Formats | null = null;
let loading: Promise<void> | null = null;
let version = 0;
const remembered = new Map<string, string>();
const listeners = new Set<() => void>();

/**
 * A number as people write it: as at home for the numbers of the home country, `(212) 555-0101`, with the
 * country code for all others, `+44 20 7946 0958`. What is no number in E.164 comes back as it is, and so
 * does a number of another continent until its formats are loaded, which its first number begins.
 *
 * @param homeCountry ISO 3166 code; the country of the settings where absent.
 */
export function phoneText(phone: string, homeCountry: string = home): string {
  const parts = northAmericanNumber.exec(phone);
  if (parts !== null) {
    const [, area = '', exchange = '', line = ''] = parts;
    return northAmerican.has(homeCountry)
      ? `(${area}) ${exchange}-${line}`
      : `+1 ${area} ${exchange} ${line}`;
  }
  if (!phone.startsWith('+')) return phone;
  if (formats === null) {
    void loadPhoneFormats();
    return phone;
  }
  const key = homeCountry + phone;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const text = formats(phone, homeCountry);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, text);
  return text;
}

/** `phoneText` of the home country; another function once it would write numbers otherwise. */
export function usePhoneText(): PhoneText {
  const current = useSyncExternalStore(subscribe, readVersion);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- A version is a new way to write numbers.
  return useMemo((): PhoneText => (phone) => phoneText(phone), [current]);
}

/** Sets the country whose numbers are written as at home: that of the settings. */
export function setHomeCountry(country: string): void {
  if (country === home) return;
  home = country;
  announce();
}

/** Loads the formats of all countries; numbers shown by `usePhoneText` are then written anew. */
export function loadPhoneFormats(): Promise<void> {
  loading ??= import('./phone-formats.ts').then(
    ({ formatNumber }) => {
      formats = formatNumber;
      announce();
    },
    () => {
      // Numbers stay as they are stored; the next one tries again.
      loading = null;
    },
  );
  return loading;
}

function announce(): void {
  version += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const readVersion = () => version;
