import type { RepairStep } from '../../src-shared/maintenance/report.ts';

const sentences: Readonly<Record<RepairStep, string>> = {
  looking: 'Looking through the database',
  'backing-up': 'Making a copy of the database',
  mending: 'Putting right what was found',
  'purging-up': 'Purging up the file',
  checking: 'Checking that all is well now',
};

/** What a repair does now; null before it has begun. */
export function describeStep(step: RepairStep | null): string {
  return step === null ? 'Beginning' : sentences[step];
}

/** Whether a repair that is this far has not changed anything yet. */
export function canCancel(step: RepairStep | null): boolean {
  return step === null || step === 'looking' || step === 'backing-up';
}
