import {
  Button,
  Group,
  InputWrapper,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { CredentialsStatus } from '../../src-shared/settings/settings.ts';
import { useSaveCredentials } from '../api/settings.ts';
import { notifyDone } from '../ui/notices.tsx';
import { words } from '../words.ts';
import {
  accountOf,
  accountProblems,
  type AccountValues,
  type LoginKind,
} from './values/account.ts';

interface AccountFormProps {
  readonly status: CredentialsStatus;
  readonly onDone: () => void;
  /** Absent while there is no account yet. */
  readonly onCancel?: () => void;
}

const { twilio } = words.settings;

const logins: { value: LoginKind; label: string }[] = [
  { value: 'api-key', label: twilio.apiKeyLogin },
  { value: 'auth-token', label: twilio.tokenLogin },
];

const empty: AccountValues = { login: 'api-key', accountSid: '', apiKey: '', secret: '' };

/** Takes the credentials; they are never shown again. */
export function AccountForm({ status, onDone, onCancel }: AccountFormProps) {
  const save = useSaveCredentials();
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const form = useForm<AccountValues>({
    initialValues: empty,
    validateInputOnBlur: false,
    validate: (values) => accountProblems(values),
  });
  const usesKey = form.values.login === 'api-key';

  const submit = form.onSubmit(async (values) => {
    setErrorMessage(null);
    try {
      const { problem } = await save.mutateAsync(accountOf(values));
      form.reset();
      notifyDone(problem === null ? twilio.saved : twilio.savedUntested(problem));
      onDone();
    } catch (error) {
      setErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });

  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="sm" className="settings-field">
        <TextInput
          label={twilio.accountSid}
          placeholder={twilio.accountSidSample}
          spellCheck={false}
          {...form.getInputProps('accountSid')}
        />
        <InputWrapper label={twilio.login} labelElement="div">
          <SegmentedControl
            aria-label={twilio.login}
            data={logins}
            fullWidth
            {...form.getInputProps('login')}
          />
        </InputWrapper>
        {usesKey && (
          <TextInput
            label={twilio.apiKey}
            placeholder={twilio.apiKeySample}
            spellCheck={false}
            {...form.getInputProps('apiKey')}
          />
        )}
        <PasswordInput
          label={usesKey ? twilio.apiKeySecret : twilio.token}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': twilio.showOrHide }}
          {...form.getInputProps('secret')}
        />
        {!status.canBeStored && (
          <Text size="xs" c="dimmed">
            {twilio.noKeychain}
          </Text>
        )}
        {errorMessage !== null && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {errorMessage}
          </Text>
        )}
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            {twilio.save}
          </Button>
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              {words.ui.cancel}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
