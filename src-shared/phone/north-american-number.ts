import metadata from 'libphonenumber-js/metadata.max.json';
import { areaCodePlaces } from './time-zones/area-codes.ts';

/** Where libphonenumber's metadata keeps what is needed here; its METADATA.md describes the format. */
const nationalNumberPattern = 2;
const leadingDigits = 10;
const typePatterns = 11;

interface NumberingPlan {
  readonly general: RegExp;
  readonly leading: RegExp | null;
  readonly anyType: RegExp;
  /** Null where nothing tells a landline from a mobile phone. */
  readonly landline: { readonly fixed: RegExp; readonly mobile: RegExp } | null;
}

/** A North American number that was read. */
export interface NorthAmericanNumber {
  readonly ok: true;
  readonly phone: `+${string}`;
  readonly isLandline: boolean;
}

const plans = readPlans();
const countries: ReadonlySet<string> = new Set(metadata.country_calling_codes['1'] ?? []);

/** The ways in which nearly every file writes a North American number; the groups hold its ten digits. */
const commonForm =
  /^(?:(\+1|1)[ .-]?)?(?:\(([2-9]\d\d)\) ?|([2-9]\d\d)[ .-]?)(\d{3})[ .-]?(\d{4})$/;

/**
 * Reads a North American number (country code 1) in one of its common forms, some twenty times faster
 * than libphonenumber and with its answer: the same metadata decides. Null means that libphonenumber
 * has to be asked, not that the number is wrong.
 */
export function readNorthAmerican(text: string, country: string): NorthAmericanNumber | null {
  const found = commonForm.exec(text);
  if (found === null) return null;
  const [, code, inBrackets, bare, exchange, line] = found;
  if (code !== '+1' && !countries.has(country)) return null;
  const national = `${inBrackets ?? bare ?? ''}${exchange ?? ''}${line ?? ''}`;
  const plan = planOf(national);
  if (plan === null && !hasNewAreaCode(national)) return null;
  const isLandline =
    plan !== null &&
    plan.landline !== null &&
    plan.landline.fixed.test(national) &&
    !plan.landline.mobile.test(national);
  return { ok: true, phone: `+1${national}`, isLandline };
}

/**
 * Whether ten digits are a number of an area code that is in service and that libphonenumber’s
 * metadata does not have yet.
 */
export function hasNewAreaCode(national: string): boolean {
  if (!/^[2-9]\d\d[2-9]\d{6}$/.test(national)) return false;
  const code = national.slice(0, 3);
  if (!assigned.has(code)) return false;
  let isNew = newness.get(code);
  if (isNew === undefined) {
    isNew = samples.every((line) => planOf(code + line) === null);
    newness.set(code, isNew);
  }
  return isNew;
}

const assigned: ReadonlySet<string> = new Set(
  areaCodePlaces.flatMap(({ codes }) => codes.split(' ')),
);

/** Of every area code that the metadata has, some number that ends like these is valid. */
const samples = ['2345678', '3312345', '4567890', '5551234', '7890123', '9876543'];

/** By area code: whether the metadata has none of its numbers. */
const newness = new Map<string, boolean>();

/** The plan of the country in which these ten digits are a valid number; null where they are in none. */
function planOf(national: string): NumberingPlan | null {
  for (const plan of plans) {
    const hasType = plan.general.test(national) && plan.anyType.test(national);
    if (plan.leading === null ? hasType : plan.leading.test(national)) return hasType ? plan : null;
  }
  return null;
}

/** Empty, so that libphonenumber decides everything, should its metadata ever change its form. */
function readPlans(): readonly NumberingPlan[] {
  const read: NumberingPlan[] = [];
  for (const country of metadata.country_calling_codes['1'] ?? []) {
    const plan: readonly unknown[] = metadata.countries[country] ?? [];
    const general = plan[nationalNumberPattern];
    const leading = plan[leadingDigits];
    const types = plan[typePatterns];
    if (typeof general !== 'string' || !Array.isArray(types)) return [];
    const patterns = types.map((type: unknown): string => {
      const pattern: unknown = Array.isArray(type) ? type[0] : '';
      return typeof pattern === 'string' ? pattern : '';
    });
    // The first two are fixed lines and mobile phones; none for the second means that it is the same.
    const [fixed = '', mobile = ''] = patterns;
    read.push({
      general: whole(general),
      leading: typeof leading === 'string' ? new RegExp(`^(?:${leading})`) : null,
      anyType: whole(patterns.filter((pattern) => pattern !== '').join('|')),
      landline:
        fixed === '' || mobile === '' ? null : { fixed: whole(fixed), mobile: whole(mobile) },
    });
  }
  return read;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
