import { Button, Group, List, Modal, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useCancelBackupWork, useRestore } from '../../api/maintenance/backups.ts';
import { RequestError } from '../../api/request.ts';
import { ErrorPanel } from '../../ui/states.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { consequencesOf, orderOf, titleOf, type RestoreChoice } from './restore-choice.ts';
import { WorkProgress } from './work-progress.tsx';

interface RestoreDialogProps {
  /** Undefined until it is first opened. */
  readonly choice: RestoreChoice | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Explains a restore, runs it when the user confirms, and shows its progress. */
export function RestoreDialog({ choice, opened, onClose }: RestoreDialogProps) {
  const restore = useRestore();
  // After a success the window is opened again by itself.
  const isUnderWay = restore.isPending || restore.isSuccess;
  return (
    <Modal
      opened={opened}
      onClose={() => {
        if (!isUnderWay) onClose();
      }}
      title={choice === undefined ? '' : titleOf(choice)}
      size="lg"
      withCloseButton={!isUnderWay}
      onExitTransitionEnd={restore.reset}
    >
      {choice !== undefined && <Content choice={choice} restore={restore} onClose={onClose} />}
    </Modal>
  );
}

interface ContentProps {
  readonly choice: RestoreChoice;
  readonly restore: ReturnType<typeof useRestore>;
  readonly onClose: () => void;
}

function Content({ choice, restore, onClose }: ContentProps) {
  const [passphrase, setPassphrase] = useState('');
  const cancel = useCancelBackupWork();
  const isSealed = choice.kind === 'file' && choice.isSealed;
  if (restore.isSuccess) return <StatusText size="sm">It is put in place…</StatusText>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        restore.mutate(orderOf(choice, passphrase));
      }}
    >
      <Stack gap="md">
        <List size="sm" spacing={6}>
          {consequencesOf(choice).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
        {isSealed && (
          <PasswordInput
            label="Passphrase of the copy"
            autoComplete="off"
            value={passphrase}
            disabled={restore.isPending}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide' }}
            data-autofocus
          />
        )}
        {restore.isPending && <WorkProgress label="Progress of the restore" />}
        {restore.error !== null && <RestoreFailure error={restore.error} />}
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            onClick={() => (restore.isPending ? cancel.mutate() : onClose())}
            {...(isSealed ? {} : { 'data-autofocus': true })}
          >
            Cancel
          </Button>
          <Button
            type="submit"
            loading={restore.isPending}
            disabled={isSealed && passphrase === ''}
          >
            {choice.kind === 'undo' ? 'Undo the restore' : 'Restore'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RestoreFailure({ error }: { readonly error: Error }) {
  const code = error instanceof RequestError ? error.code : 'internal';
  if (code === 'busy') {
    return <ErrorPanel title="Not now" message={error.message} isExpected />;
  }
  if (code === 'canceled') {
    return <ErrorPanel title="Canceled" message={error.message} isExpected />;
  }
  return <ErrorPanel title="Nothing was restored" message={error.message} />;
}
