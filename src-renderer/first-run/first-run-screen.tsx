import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { setupSteps, type Settings, type SetupStep } from '../../src-shared/settings/settings.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { useSaveSettings, useSettings } from '../api/settings.ts';
import { doOrTell } from '../ui/notices.tsx';
import { BackLink } from '../ui/page/back-link.tsx';
import { Page } from '../ui/page/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
import { AccountStep } from './account-step.tsx';
import { BusinessStep } from './business-step.tsx';
import { DeliveryStep } from './delivery-step.tsx';
import { SenderStep } from './sender-step.tsx';
import type { StepWays } from './step.tsx';
import { TestStep } from './test-step.tsx';
import './wizard.css';

const { wizard } = words.firstRun;

/** Connecting Twilio, a step at a time. Each step is kept once it is done, and can be skipped. */
export function FirstRunScreen() {
  const settings = useSettings();
  return settings.data === undefined ? (
    <Page title={wizard.title} before={<BackLink to="/">{wizard.home}</BackLink>}>
      <Loaded query={settings} failure={wizard.settingsFailure}>
        {() => null}
      </Loaded>
    </Page>
  ) : (
    <Wizard settings={settings.data} />
  );
}

function Wizard({ settings }: { readonly settings: Settings }) {
  const { setup } = settings;
  const [step, setStep] = useState(setup.step);
  const save = useSaveSettings();
  const index = setupSteps.indexOf(step);
  const next = setupSteps[index + 1] ?? step;
  const body = useRef<HTMLDivElement>(null);
  const isLedOn = useRef(false);

  useEffect(() => {
    if (!isLedOn.current) return;
    isLedOn.current = false;
    // The button that led here is gone with its step: continue where something is typed, or at the step.
    const field = body.current?.querySelector<HTMLElement>('input:not([type=radio])');
    (field ?? body.current)?.focus();
  });

  const keep = (changed: Partial<Settings['setup']>) =>
    void doOrTell(wizard.notSaved, () =>
      save.mutateAsync({ setup: { ...setup, step, ...changed } }),
    );
  const goTo = (wanted: SetupStep) => {
    setStep(wanted);
    keep({ step: wanted });
  };
  const ways: StepWays = {
    complete() {
      isLedOn.current = true;
      setStep(next);
      const done = setupSteps.filter((one) => one === step || setup.done.includes(one));
      keep({ step: next, done, isFinished: setup.isFinished || step === 'test' });
    },
    skip() {
      isLedOn.current = true;
      goTo(next);
    },
    goTo,
  };
  return (
    <Page
      title={wizard.title}
      before={<BackLink to="/">{wizard.home}</BackLink>}
      facts={wizard.facts(index + 1, setupSteps.length)}
    >
      <div className="wizard">
        <nav aria-label={wizard.steps}>
          <ol className="wizard-steps">
            {setupSteps.map((one, number) => (
              <li key={one}>
                <button
                  type="button"
                  className="wizard-step"
                  aria-current={one === step ? 'step' : undefined}
                  onClick={() => goTo(one)}
                >
                  <StepMark number={number + 1} isDone={setup.done.includes(one)} />
                  <span className="wizard-name">{wizard.names[one]}</span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <div ref={body} tabIndex={-1} className="wizard-card">
          <StepBody key={step} step={step} settings={settings} ways={ways} />
        </div>
      </div>
    </Page>
  );
}

function StepMark({ number, isDone }: { readonly number: number; readonly isDone: boolean }) {
  return (
    <span className="wizard-mark" data-done={isDone || undefined}>
      {isDone ? <IconCheck size={14} aria-label={wizard.stepDone} /> : number}
    </span>
  );
}

interface StepBodyProps {
  readonly step: SetupStep;
  readonly settings: Settings;
  readonly ways: StepWays;
}

function StepBody({ step, settings, ways }: StepBodyProps) {
  switch (step) {
    case 'account':
      return <AccountStep ways={ways} />;
    case 'sender':
      return <SenderStep settings={settings} ways={ways} />;
    case 'delivery':
      return <DeliveryStep settings={settings} ways={ways} />;
    case 'business':
      return <BusinessStep settings={settings} ways={ways} />;
    case 'test':
      return <TestStep settings={settings} ways={ways} />;
    default:
      return assertNever(step);
  }
}
