import {
  Button,
  InputWrapper,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import type { CredentialsStatus } from '../../src-shared/settings/settings.ts';
import type { AccountCheck } from '../../src-shared/settings/setup/account-check.ts';
import { useSaveAccount } from '../api/setup.ts';
import { words } from '../words.ts';
import {
  credentialsOf,
  emptyAccount,
  fieldOf,
  problemsOf,
  signInWith,
  type AccountFields,
} from './account-fields.ts';
import './wizard.css';

const { account: texts, problems } = words.firstRun;

const logins: { value: AccountFields['login']; label: string }[] = [
  { value: 'api-key', label: texts.apiKey },
  { value: 'auth-token', label: texts.authToken },
];

interface AccountFormProps {
  readonly status: CredentialsStatus;
  /** Called once the account is kept, with what Twilio says of it. */
  readonly onSaved: (check: AccountCheck) => void;
  /** Puts the fields, and the button that saves them, where they belong. */
  readonly children: (fields: ReactNode, save: ReactNode) => ReactNode;
}

/** Takes the credentials, and keeps them unless Twilio says that they are wrong; the secret is never shown again. */
export function AccountForm({ status, onSaved, children }: AccountFormProps) {
  const saveAccount = useSaveAccount();
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm<AccountFields>({ initialValues: emptyAccount, validate: problemsOf });
  const { values } = form;
  const usesKey = values.login === 'api-key';

  const turnTo = (field: string) => form.getInputNode(field)?.focus();

  const refuse = (check: AccountCheck) => {
    if (check.kind !== 'problem') return setFailure(texts.failure);
    const field = fieldOf(check.problem);
    if (field === null) return setFailure(problems[check.problem]);
    form.setFieldError(field, problems[check.problem]);
    turnTo(field);
  };

  const submit = form.onSubmit(
    async (typed) => {
      setFailure(null);
      setIsSaving(true);
      try {
        const { check, isSaved } = await saveAccount(credentialsOf(typed));
        if (!isSaved) return refuse(check);
        form.reset();
        onSaved(check);
      } catch (error) {
        setFailure(error instanceof Error ? error.message : String(error));
      } finally {
        setIsSaving(false);
      }
    },
    (wrong) => {
      const [first] = Object.keys(wrong);
      if (first !== undefined) turnTo(first);
    },
  );

  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      {children(
        <div className="wizard-pair">
          <Stack gap="sm">
            <TextInput
              label={texts.sid}
              placeholder={texts.sidExample}
              {...form.getInputProps('accountSid')}
            />
            <InputWrapper label={texts.login} labelElement="div">
              <SegmentedControl
                aria-label={texts.login}
                data={logins}
                fullWidth
                value={values.login}
                onChange={(login) => {
                  form.setValues(signInWith(values, login));
                  form.clearErrors();
                }}
              />
            </InputWrapper>
            {usesKey && (
              <TextInput
                label={texts.keySid}
                placeholder={texts.keyExample}
                {...form.getInputProps('apiKey')}
              />
            )}
            <PasswordInput
              label={usesKey ? texts.keySecret : texts.token}
              autoComplete="off"
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
        </div>,
        <Button type="submit" loading={isSaving}>
          {texts.save}
        </Button>,
      )}
    </form>
  );
}
