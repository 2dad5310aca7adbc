import type {
  Registration,
  RegistrationState,
} from '../../../../src-shared/settings/setup/sender-report.ts';

/** A registration of which nothing more is known than its state. */
export function plainRegistration(
  scheme: Registration['scheme'],
  state: RegistrationState,
): Registration {
  return {
    scheme,
    state,
    reason: null,
    editableUntil: null,
    service: null,
    allowsLinks: null,
    brand: null,
  };
}

/** What keeps most texts from arriving comes first. */
const worstFirst: readonly RegistrationState[] = [
  'no-numbers',
  'suspended',
  'refused',
  'mock',
  'missing',
  'in-review',
  'unknown',
  'elsewhere',
  'registered',
  'not-needed',
];

/** The registration of a pool of numbers: texts go from any of them, so the worst one counts. */
export function worstOf(all: readonly Registration[]): Registration {
  const rank = ({ state }: Registration) => worstFirst.indexOf(state);
  const [worst] = all.toSorted((one, other) => rank(one) - rank(other));
  return worst ?? plainRegistration('none', 'no-numbers');
}
