import { Button, type ButtonProps } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { SetupStep } from '../../src-shared/settings/settings.ts';
import { Section } from '../ui/page/section.tsx';
import { words } from '../words.ts';

/** Where a step leads. */
export interface StepWays {
  /** Marks the step as done, and goes to the next one. */
  readonly complete: () => void;
  readonly skip: () => void;
  readonly goTo: (step: SetupStep) => void;
}

interface StepProps {
  readonly title: string;
  readonly about: string;
  /** Skips the step; absent on the last one. */
  readonly onSkip?: () => void;
  /** The primary button, and others before it. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** One step: a card, with its buttons below. */
export function Step({ title, about, onSkip, actions, children }: StepProps) {
  return (
    <Section title={title} about={about}>
      <div className="wizard-body">{children}</div>
      <div className="wizard-foot">
        {onSkip !== undefined && (
          <Button variant="subtle" onClick={onSkip}>
            {words.firstRun.wizard.skip}
          </Button>
        )}
        <span className="wizard-actions">{actions}</span>
      </div>
    </Section>
  );
}

interface FormStepProps extends Omit<StepProps, 'actions'> {
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** The label of the button that saves what was typed. */
  readonly save: string;
  readonly isSaving: boolean;
  /** Of the button, where it is not the usual one. */
  readonly button?: Pick<ButtonProps, 'variant' | 'disabled'>;
}

/** A step in which something is typed: its primary button, or Enter, saves it. */
export function FormStep({ onSubmit, save, isSaving, button, ...step }: FormStepProps) {
  return (
    <form onSubmit={onSubmit} noValidate autoComplete="off">
      <Step
        {...step}
        actions={
          <Button type="submit" loading={isSaving} {...button}>
            {save}
          </Button>
        }
      />
    </form>
  );
}
