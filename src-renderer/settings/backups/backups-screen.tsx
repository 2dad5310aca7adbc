import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Backup, BackupState } from '../../../src-shared/maintenance/backup.ts';
import { useBackups, useChooseBackup } from '../../api/maintenance/backups.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { useDialog } from '../../ui/use-dialog.ts';
import { useNow } from '../../ui/use-now.ts';
import { BackUpNowButton } from './back-up-now-button.tsx';
import { BackupList } from './backup-list.tsx';
import { describeNewest, describeOccasion } from './describe-backup.ts';
import type { RestoreChoice } from './restore-choice.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { SaveCopyDialog } from './save-copy-dialog.tsx';
import '../settings.css';

/** The backups: make one, save a copy, restore one. */
export function BackupsScreen() {
  const backups = useBackups();
  const [isSavingCopy, setIsSavingCopy] = useState(false);
  return (
    <Page
      title="Backups"
      before={<BackLink to="/settings">Settings</BackLink>}
      actions={
        <>
          <Button variant="default" onClick={() => setIsSavingCopy(true)}>
            Save a copy elsewhere…
          </Button>
          <BackUpNowButton label="Back up now" isProminent />
        </>
      }
    >
      <Loaded query={backups} failure="The backups could not be read" lines={8}>
        {(state) => <Overview state={state} />}
      </Loaded>
      <SaveCopyDialog opened={isSavingCopy} onClose={() => setIsSavingCopy(false)} />
    </Page>
  );
}

function Overview({ state }: { readonly state: BackupState }) {
  const now = useNow();
  const dialog = useDialog<RestoreChoice>();
  const { backups, failure, undoableName, isRunning } = state;
  const undoable = backups.find(({ name }) => name === undoableName) ?? null;
  return (
    <Stack gap="lg" maw={760}>
      {failure !== null && <Failure failure={failure} />}
      <div>
        <Text size="sm" fw={600}>
          {describeNewest(backups, now)}
        </Text>
        <Text size="sm" c="dimmed">
          {isRunning
            ? 'One is being made right now.'
            : 'Ovo makes one by itself every hour in which something has changed, and before each import, campaign, repair and update. It keeps those of the last 24 hours, 7 days and 4 weeks, and those made by hand.'}
        </Text>
      </div>
      {undoableName !== null && (
        <LastRestore
          undoable={undoable}
          onUndo={() => dialog.open({ kind: 'undo', backup: undoable })}
        />
      )}
      <section aria-label="Restore">
        <Group justify="space-between" align="baseline" gap="sm" mb="xs">
          <Title order={2}>Restore</Title>
          <RestoreFileButton onChosen={dialog.open} />
        </Group>
        {backups.length === 0 ? (
          <Text size="sm" c="dimmed">
            There are no backups in the data folder yet. A copy that you saved elsewhere can be
            restored from its file.
          </Text>
        ) : (
          <BackupList
            backups={backups}
            now={now}
            onRestore={(backup) => dialog.open({ kind: 'backup', backup })}
          />
        )}
      </section>
      <RestoreDialog choice={dialog.subject} opened={dialog.opened} onClose={dialog.close} />
    </Stack>
  );
}

function Failure({ failure }: { readonly failure: NonNullable<BackupState['failure']> }) {
  return (
    <Alert color="red" variant="outline" title="The last backup was not made" role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm" className="ui-wrap">
          {failure.reason}
        </Text>
        <Text size="sm" c="dimmed">
          {`${describeOccasion(failure.occasion)}, ${formatMoment(failure.at)}.`}
        </Text>
        <BackUpNowButton label="Try again" />
      </Stack>
    </Alert>
  );
}

interface LastRestoreProps {
  readonly undoable: Backup | null;
  readonly onUndo: () => void;
}

function LastRestore({ undoable, onUndo }: LastRestoreProps) {
  const since = undoable === null ? '' : ` of ${formatMoment(undoable.takenAt)}`;
  return (
    <Alert color="gray" variant="outline" title="A backup was restored">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{`The data${since} that it replaced is kept, so that you can go back to it.`}</Text>
        <Button variant="default" onClick={onUndo}>
          Undo the last restore…
        </Button>
      </Stack>
    </Alert>
  );
}

function RestoreFileButton({ onChosen }: { readonly onChosen: (choice: RestoreChoice) => void }) {
  const choose = useChooseBackup();
  const run = async () => {
    const chosen = await doOrTell('The file was not chosen', () => choose.mutateAsync());
    if (chosen?.value) onChosen({ kind: 'file', ...chosen.value });
  };
  return (
    <Button variant="default" loading={choose.isPending} onClick={() => void run()}>
      Restore from a file…
    </Button>
  );
}
