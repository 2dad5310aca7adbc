import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import {
  IconArrowBackUp,
  IconHistory,
  IconMessageCheck,
  IconMessageOff,
  IconPlayerPause,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useCancelBackupWork, useRestore } from '../../api/maintenance/backups.ts';
import { RequestError } from '../../api/request.ts';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { ErrorPanel } from '../../ui/states.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { words } from '../../words.ts';
import {
  consequencesOf,
  orderOf,
  titleOf,
  type Consequence,
  type RestoreChoice,
} from './restore-choice.ts';
import { WorkProgress } from './work-progress.tsx';

const { restore: texts } = words.backups;

const icons: Readonly<Record<Consequence['kind'], Icon>> = {
  back: IconHistory,
  'nobody-twice': IconMessageCheck,
  'nothing-sent': IconPlayerPause,
  'opt-outs': IconMessageOff,
  undoable: IconArrowBackUp,
};

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
  if (restore.isSuccess) return <StatusText size="sm">{texts.replacing}</StatusText>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        restore.mutate(orderOf(choice, passphrase));
      }}
    >
      <Stack gap="md">
        <List>
          {consequencesOf(choice).map(({ kind, title, text }) => (
            <ListRow
              key={kind}
              icon={icons[kind]}
              tone={kind === 'back' ? 'attention' : 'over'}
              title={title}
              text={text}
            />
          ))}
        </List>
        {isSealed && (
          <PasswordInput
            label={texts.passphrase}
            autoComplete="off"
            value={passphrase}
            disabled={restore.isPending}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            data-autofocus
          />
        )}
        {restore.isPending && <WorkProgress label={texts.progress} />}
        {restore.error !== null && <RestoreFailure error={restore.error} />}
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            onClick={() => (restore.isPending ? cancel.mutate() : onClose())}
            {...(isSealed ? {} : { 'data-autofocus': true })}
          >
            {words.ui.cancel}
          </Button>
          <Button
            type="submit"
            loading={restore.isPending}
            disabled={isSealed && passphrase === ''}
          >
            {choice.kind === 'undo' ? texts.confirmUndo : texts.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RestoreFailure({ error }: { readonly error: Error }) {
  const code = error instanceof RequestError ? error.code : 'internal';
  if (code === 'busy') {
    return <ErrorPanel title={texts.notNow} message={error.message} isExpected />;
  }
  if (code === 'canceled') {
    return <ErrorPanel title={texts.canceled} message={error.message} isExpected />;
  }
  return <ErrorPanel title={texts.failed} message={error.message} />;
}
