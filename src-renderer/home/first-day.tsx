import { FirstStepsPanel } from './first-steps.tsx';
import type { FirstSteps } from './steps.ts';

/** Home before anything is done: no contacts, no campaigns, no account. */
export function FirstDay({ steps }: { readonly steps: FirstSteps }) {
  return <FirstStepsPanel steps={steps} />;
}
