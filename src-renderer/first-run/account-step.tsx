import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CredentialsStatus } from '../../src-shared/settings/settings.ts';
import type { AccountCheck } from '../../src-shared/settings/setup/account-check.ts';
import { useCredentials } from '../api/settings.ts';
import { useAccountCheck } from '../api/setup.ts';
import { Checklist, type Check } from '../ui/data/checklist.tsx';
import { Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
import { AccountForm } from './account-form.tsx';
import { Step, type StepWays } from './step.tsx';

const { account: texts, wizard, problems } = words.firstRun;

/** The account: entered, checked with Twilio, kept. */
export function AccountStep({ ways }: { readonly ways: StepWays }) {
  const credentials = useCredentials();
  const [isEditing, setIsEditing] = useState(false);
  if (credentials.data === undefined) {
    return (
      <Step title={texts.title} about={texts.about} onSkip={ways.skip} actions={null}>
        <Loaded query={credentials} failure={texts.failure}>
          {() => null}
        </Loaded>
      </Step>
    );
  }
  const status = credentials.data;
  return status.source === 'none' || isEditing ? (
    <AccountForm status={status} onSaved={() => setIsEditing(false)}>
      {(fields, save) => (
        <Step title={texts.title} about={texts.about} onSkip={ways.skip} actions={save}>
          {fields}
        </Step>
      )}
    </AccountForm>
  ) : (
    <KnownAccount status={status} ways={ways} onChange={() => setIsEditing(true)} />
  );
}

interface KnownAccountProps {
  readonly status: CredentialsStatus;
  readonly ways: StepWays;
  readonly onChange: () => void;
}

/** The account that is kept, and what Twilio says of it. */
function KnownAccount({ status, ways, onChange }: KnownAccountProps) {
  const check = useAccountCheck(true);
  return (
    <Step
      title={texts.title}
      about={texts.about}
      actions={
        <>
          <Button variant="default" onClick={onChange}>
            {texts.other}
          </Button>
          <Button onClick={ways.complete} data-autofocus>
            {wizard.next}
          </Button>
        </>
      }
    >
      <Checklist
        label={texts.title}
        checks={checksOf(
          check.isFetching ? undefined : check.data,
          status,
          () => void check.refetch(),
        )}
      />
    </Step>
  );
}

function checksOf(
  check: AccountCheck | undefined,
  { accountHint }: CredentialsStatus,
  onRetry: () => void,
): readonly Check[] {
  const name = texts.unnamed(accountHint ?? '');
  if (check === undefined) return [{ id: 'account', state: 'running', title: texts.checking }];
  if (check.kind === 'works') {
    const known: Check = {
      id: 'account',
      state: 'fine',
      title: texts.works(check.name ?? name),
      text: check.isTrial === null ? texts.worksKeyText : texts.worksText,
    };
    if (check.isTrial !== true) return [known];
    return [
      known,
      { id: 'trial', state: 'decide', title: texts.trialTitle, text: texts.trialText },
    ];
  }
  const text = check.kind === 'problem' ? problems[check.problem] : undefined;
  const action = (
    <Button variant="default" onClick={onRetry}>
      {wizard.again}
    </Button>
  );
  return [{ id: 'account', state: 'wrong', title: texts.savedUnchecked, text, action }];
}
