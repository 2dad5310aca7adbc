import type { RepairStep } from '../../src-shared/maintenance/report.ts';

const sentences: Readonly<Record<RepairStep, string>> = {
  checking: 'Checking the database',
  'backing-up': 'Making a copy of the database',
  repairing: 'Repairing what was found',
  compacting: 'Compacting the file',
  verifying: 'Verifying the repaired database',
};

/** The current step of a repair; null before it begins. */
export function describeStep(step: RepairStep | null): string {
  return step === null ? 'Beginning' : sentences[step];
}

/** Whether a repair can be canceled at this step: it has not changed anything yet. */
export function canCancel(step: RepairStep | null): boolean {
  return step === null || step === 'checking' || step === 'backing-up';
}
