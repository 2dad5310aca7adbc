import { Button, Checkbox, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useCancelBackupWork, useSaveBackupAs } from '../../api/maintenance/backups.ts';
import { RequestError } from '../../api/request.ts';
import { notifyDone } from '../../ui/notices.tsx';
import { ErrorPanel } from '../../ui/states.tsx';
import { formatBytes } from '../../ui/text/numbers.ts';
import { passphraseProblems, type PassphraseValues } from './passphrase.ts';
import { WorkProgress } from './work-progress.tsx';

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
      title="Save a copy elsewhere"
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
    const seal = saved.isSealed ? ', sealed with the passphrase' : '';
    notifyDone(`${saved.fileName} is saved and checked (${formatBytes(saved.sizeBytes)}${seal}).`);
    onClose();
  });

  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="md">
        <Text size="sm">
          Everything that Ovo knows goes into one file: contacts, campaigns, messages and who must
          not be texted. The Twilio account is not in it. Keep it on another disk, so that it is
          there when this computer is not.
        </Text>
        <Checkbox
          label="Seal it with a passphrase"
          description="Whoever finds the file cannot read it without the passphrase."
          disabled={save.isPending}
          {...form.getInputProps('isSealed', { type: 'checkbox' })}
        />
        {isSealed && <PassphraseFields form={form} isDisabled={save.isPending} />}
        {save.isPending && <WorkProgress label="Progress of the copy" />}
        {save.error !== null && <SaveFailure error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => (save.isPending ? cancel.mutate() : onClose())}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Choose a place…
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
  const toggle = { 'aria-label': 'Show or hide' };
  return (
    <>
      <PasswordInput
        label="Passphrase"
        autoComplete="new-password"
        disabled={isDisabled}
        visibilityToggleButtonProps={toggle}
        {...form.getInputProps('passphrase')}
      />
      <PasswordInput
        label="Passphrase, once more"
        autoComplete="new-password"
        disabled={isDisabled}
        visibilityToggleButtonProps={toggle}
        {...form.getInputProps('again')}
      />
      <Text size="sm">
        If the passphrase is lost, nobody can open the copy any more: not you, not Ovo, not its
        makers. Write it down, and keep it apart from the file.
      </Text>
    </>
  );
}

function SaveFailure({ error }: { readonly error: Error }) {
  const isCanceled = error instanceof RequestError && error.code === 'canceled';
  return (
    <ErrorPanel
      title={isCanceled ? 'Canceled' : 'The copy was not saved'}
      message={error.message}
      isExpected={isCanceled}
    />
  );
}
