import type { RepairStep } from '../../src-shared/maintenance/report.ts';
import { words } from '../words.ts';

/** The current step of a repair; null before it begins. */
export function describeStep(step: RepairStep | null): string {
  return words.repair.progress[step ?? 'beginning'];
}

/** Whether a repair can be canceled at this step: it has not changed anything yet. */
export function canCancel(step: RepairStep | null): boolean {
  return step === null || step === 'checking' || step === 'backing-up';
}
