import { Button, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { Backup, BackupState } from '../../../src-shared/maintenance/backup.ts';
import { useBackups, useChooseBackup } from '../../api/maintenance/backups.ts';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { ErrorPanel, Loaded } from '../../ui/states.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { useDialog } from '../../ui/use-dialog.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { BackUpNowButton, useBackUpNow } from './back-up-now-button.tsx';
import { BackupFigures } from './backup-figures.tsx';
import { BackupList } from './backup-list.tsx';
import { describeOccasion } from './describe-backup.ts';
import type { RestoreChoice } from './restore-choice.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { SaveCopyDialog } from './save-copy-dialog.tsx';

/** The backups: make one, save a copy, restore one. */
export function BackupsScreen() {
  const backups = useBackups();
  const [isSavingCopy, setIsSavingCopy] = useState(false);
  return (
    <Page
      title={words.backups.title}
      before={<BackLink to="/settings">{words.backups.settings}</BackLink>}
      beside={
        backups.data?.isRunning === true && (
          <StatusBadge tone="moving">{words.backups.running}</StatusBadge>
        )
      }
      facts={words.backups.facts}
      actions={
        <>
          <Button variant="default" onClick={() => setIsSavingCopy(true)}>
            {words.backups.saveCopy}
          </Button>
          <BackUpNowButton isPrimary />
        </>
      }
    >
      <Loaded query={backups} failure={words.backups.notRead} lines={8}>
        {(state) => <Overview state={state} />}
      </Loaded>
      <SaveCopyDialog opened={isSavingCopy} onClose={() => setIsSavingCopy(false)} />
    </Page>
  );
}

function Overview({ state }: { readonly state: BackupState }) {
  const now = useNow();
  const dialog = useDialog<RestoreChoice>();
  const { backups, failure, undoableName } = state;
  const undoable = backups.find(({ name }) => name === undoableName) ?? null;
  return (
    <Stack gap="md">
      {failure !== null && <Failure failure={failure} />}
      <BackupFigures backups={backups} now={now} />
      {undoableName !== null && (
        <LastRestore
          undoable={undoable}
          onUndo={() => dialog.open({ kind: 'undo', backup: undoable })}
        />
      )}
      <Section
        title={words.backups.list.title}
        about={words.backups.list.about}
        link={<RestoreFileButton onChosen={dialog.open} />}
        isFlush
      >
        {backups.length === 0 ? (
          <Text size="sm" px="md" pb="md">
            {words.backups.list.empty}
          </Text>
        ) : (
          <BackupList
            backups={backups}
            now={now}
            onRestore={(backup) => dialog.open({ kind: 'backup', backup })}
          />
        )}
      </Section>
      <RestoreDialog choice={dialog.subject} opened={dialog.opened} onClose={dialog.close} />
    </Stack>
  );
}

function Failure({ failure }: { readonly failure: NonNullable<BackupState['failure']> }) {
  const { backUpNow } = useBackUpNow();
  const { reason, occasion, at } = failure;
  return (
    <ErrorPanel
      title={words.backups.failure.title}
      message={words.backups.failure.text(reason, describeOccasion(occasion), formatMoment(at))}
      onRetry={() => void backUpNow()}
    />
  );
}

interface LastRestoreProps {
  readonly undoable: Backup | null;
  readonly onUndo: () => void;
}

function LastRestore({ undoable, onUndo }: LastRestoreProps) {
  const { section, title, text, textOf, button } = words.backups.undo;
  return (
    <Section title={section}>
      <List>
        <ListRow
          icon={IconHistory}
          tone="moving"
          title={title}
          text={undoable === null ? text : textOf(formatMoment(undoable.takenAt))}
          action={
            <Button variant="default" onClick={onUndo}>
              {button}
            </Button>
          }
        />
      </List>
    </Section>
  );
}

function RestoreFileButton({ onChosen }: { readonly onChosen: (choice: RestoreChoice) => void }) {
  const choose = useChooseBackup();
  const run = async () => {
    const chosen = await doOrTell(words.backups.notChosen, () => choose.mutateAsync());
    if (chosen?.value) onChosen({ kind: 'file', ...chosen.value });
  };
  return (
    <Button variant="default" loading={choose.isPending} onClick={() => void run()}>
      {words.backups.restoreFile}
    </Button>
  );
}
