import metadata from 'libphonenumber-js/metadata.max.json';

/** Where libphonenumber's metadata keeps what is needed here; its METADATA.md describes the format. */
const nationalNumberPattern = 2;
const leadingDigits = 10;
const typePatterns = 11;

interface NumberingPlan {
  readonly general: RegExp;
  readonly leading: RegExp | null;
  readonly anyType: RegExp;
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
export function readNorthAmerican(text: string, country: string): `+${string}` | null {
  const found = commonForm.exec(text);
  if (found === null) return null;
  const [, code, inBrackets, bare, exchange, line] = found;
  if (code !== '+1' && !countries.has(country)) return null;
  const national = `${inBrackets ?? bare ?? ''}${exchange ?? ''}${line ?? ''}`;
  return isValidNational(national) ? `+1${national}` : null;
}

function isValidNational(national: string): boolean {
  for (const plan of plans) {
    const hasType = plan.general.test(national) && plan.anyType.test(national);
    if (plan.leading === null ? hasType : plan.leading.test(national)) return hasType;
  }
  return false;
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
    const patterns = types
      .map((type: unknown): unknown => (Array.isArray(type) ? type[0] : ''))
      .filter((pattern) => typeof pattern === 'string' && pattern !== '');
    read.push({
      general: new RegExp(`^(?:${general})$`),
      leading: typeof leading === 'string' ? new RegExp(`^(?:${leading})`) : null,
      anyType: new RegExp(`^(?:${patterns.join('|')})$`),
    });
  }
  return read;
}
