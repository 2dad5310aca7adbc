import { Button, Checkbox, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useCancelBackupWork, useSaveBackupAs } from '../../api/maintenance/backups.ts';
import { RequestError } from '../../api/request.ts';
import { notifyDone } from '../../ui/notices.tsx';
import { ErrorPanel } from '../../ui/states.tsx';
import { formatBytes } from '../../ui/text/numbers.ts';
import { words } from '../../words.ts';
import { passphraseProblems, type PassphraseValues } from './passphrase.ts';
import { WorkProgress } from './work-progress.tsx';

const { copy: texts } = words.backups;

interface SaveCopyDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Saves a copy of all data to a file that the user chooses, sealed if they want. */
export function SaveCopyDialog({ opened, onClose }: SaveCopyDialogProps) {
  const save = useSaveBackupAs();
  const close = () => {
    if (!save.isPending) onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={texts.title}
      withCloseButton={!save.isPending}
      onExitTransitionEnd={save.reset}
    >
      {opened && <SaveCopyForm save={save} onClose={onClose} />}
    </Modal>
  );
}

const empty: PassphraseValues = { isSealed: false, passphrase: '', again: '' };

function usePassphraseForm() {
  return useForm({ initialValues: empty, validate: passphraseProblems });
}

interface SaveCopyFormProps {
  readonly save: ReturnType<typeof useSaveBackupAs>;
  readonly onClose: () => void;
}

function SaveCopyForm({ save, onClose }: SaveCopyFormProps) {
  const cancel = useCancelBackupWork();
  const form = usePassphraseForm();
  const { isSealed } = form.values;

  const submit = form.onSubmit(async ({ passphrase }) => {
    const saved = await save.mutateAsync({ passphrase: isSealed ? passphrase : null }).catch(() => {
      // The error is shown below, and the form stays.
    });
    if (!saved) return;
    const size = formatBytes(saved.sizeBytes);
    notifyDone((saved.isSealed ? texts.savedSealed : texts.saved)(saved.fileName, size));
    onClose();
  });

  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="md">
        <Text size="sm">{texts.text}</Text>
        <Checkbox
          label={texts.seal}
          description={texts.sealHint}
          disabled={save.isPending}
          {...form.getInputProps('isSealed', { type: 'checkbox' })}
        />
        {isSealed && <PassphraseFields form={form} isDisabled={save.isPending} />}
        {save.isPending && <WorkProgress label={texts.progress} />}
        {save.error !== null && <SaveFailure error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => (save.isPending ? cancel.mutate() : onClose())}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {texts.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface PassphraseFieldsProps {
  readonly form: ReturnType<typeof usePassphraseForm>;
  readonly isDisabled: boolean;
}

function PassphraseFields({ form, isDisabled }: PassphraseFieldsProps) {
  return (
    <>
      <PasswordInput
        label={texts.passphrase}
        autoComplete="new-password"
        disabled={isDisabled}
        {...form.getInputProps('passphrase')}
      />
      <PasswordInput
        label={texts.again}
        autoComplete="new-password"
        disabled={isDisabled}
        {...form.getInputProps('again')}
      />
      <Text size="sm">{texts.warning}</Text>
    </>
  );
}

function SaveFailure({ error }: { readonly error: Error }) {
  const isCanceled = error instanceof RequestError && error.code === 'canceled';
  return (
    <ErrorPanel
      title={isCanceled ? texts.canceled : texts.failed}
      message={error.message}
      isExpected={isCanceled}
    />
  );
}
