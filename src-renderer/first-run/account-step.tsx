import { Button, PasswordInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { CredentialsStatus } from '../../src-shared/settings/settings.ts';
import type { AccountCheck } from '../../src-shared/settings/setup/account-check.ts';
import { useCredentials } from '../api/settings.ts';
import { useAccountCheck, useSaveAccount } from '../api/setup.ts';
import { Checklist, type Check } from '../ui/data/checklist.tsx';
import { Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
import { credentialsOf, emptyAccount, problemsOf, type AccountFields } from './account-fields.ts';
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
    <AccountForm status={status} ways={ways} onSaved={() => setIsEditing(false)} />
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

interface AccountFormProps {
  readonly status: CredentialsStatus;
  readonly ways: StepWays;
  readonly onSaved: () => void;
}

/** Takes the credentials; the secret is never shown again. */
function AccountForm({ status, ways, onSaved }: AccountFormProps) {
  const save = useSaveAccount();
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm<AccountFields>({ initialValues: emptyAccount, validate: problemsOf });
  const usesKey = form.values.login === 'api-key';

  const submit = form.onSubmit(async (values) => {
    setFailure(null);
    try {
      const { check, isSaved } = await save.mutateAsync(credentialsOf(values));
      if (isSaved) onSaved();
      else setFailure(check.kind === 'problem' ? problems[check.problem] : texts.failure);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  });
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Step
        title={texts.title}
        about={texts.about}
        onSkip={ways.skip}
        actions={
          <Button type="submit" loading={save.isPending}>
            {texts.save}
          </Button>
        }
      >
        <div className="wizard-pair">
          <Stack gap="sm">
            <TextInput
              label={texts.sid}
              placeholder={texts.sidExample}
              spellCheck={false}
              {...form.getInputProps('accountSid')}
            />
            <SegmentedControl
              aria-label={texts.login}
              data={[
                { value: 'api-key', label: texts.apiKey },
                { value: 'auth-token', label: texts.authToken },
              ]}
              {...form.getInputProps('login')}
            />
            {usesKey && (
              <TextInput
                label={texts.keySid}
                placeholder={texts.keyExample}
                spellCheck={false}
                {...form.getInputProps('apiKey')}
              />
            )}
            <PasswordInput
              label={usesKey ? texts.keySecret : texts.token}
              autoComplete="off"
              visibilityToggleButtonProps={{ 'aria-label': texts.showSecret }}
              {...form.getInputProps('secret')}
            />
            <Text size="xs" c="dimmed">
              {status.canBeStored ? texts.keyHint : `${texts.keyHint} ${texts.noKeychain}`}
            </Text>
            {failure !== null && (
              <Text size="sm" c="var(--ovo-failed)" role="alert">
                {failure}
              </Text>
            )}
          </Stack>
          <ol className="wizard-help" aria-label={texts.help}>
            {(usesKey ? texts.keySteps : texts.tokenSteps).split('\n').map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      </Step>
    </form>
  );
}
