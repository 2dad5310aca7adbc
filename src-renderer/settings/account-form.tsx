import {
  Button,
  Group,
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
import { accountOf, accountProblems, type AccountValues, type LoginKind } from './account.ts';

interface AccountFormProps {
  readonly status: CredentialsStatus;
  readonly onDone: () => void;
  /** Absent while there is no account yet. */
  readonly onCancel?: () => void;
}

const logins: { value: LoginKind; label: string }[] = [
  { value: 'api-key', label: 'API key' },
  { value: 'auth-token', label: 'Auth token' },
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
      notifyDone(
        problem === null
          ? 'The account works and is saved.'
          : `The account is saved but could not be tested. ${problem}`,
      );
      onDone();
    } catch (error) {
      setErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });

  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="sm" maw={460}>
        <TextInput
          label="Account SID"
          placeholder="AC…"
          spellCheck={false}
          {...form.getInputProps('accountSid')}
        />
        <SegmentedControl
          aria-label="How to log in"
          size="xs"
          data={logins}
          className="settings-choice"
          {...form.getInputProps('login')}
        />
        {usesKey && (
          <TextInput
            label="API key SID"
            placeholder="SK…"
            spellCheck={false}
            {...form.getInputProps('apiKey')}
          />
        )}
        <PasswordInput
          label={usesKey ? 'API key secret' : 'Auth token'}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide' }}
          {...form.getInputProps('secret')}
        />
        {!status.canBeStored && (
          <Text size="xs" c="dimmed">
            This computer offers no keychain, so Ovo keeps the account only until it quits and never
            writes it to a file.
          </Text>
        )}
        {errorMessage !== null && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {errorMessage}
          </Text>
        )}
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            Save account
          </Button>
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
