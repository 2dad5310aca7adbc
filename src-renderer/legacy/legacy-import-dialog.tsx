import { Button, Group, Stack, Text } from '@mantine/core';
import { IconFile, IconFileCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { RequestOutput } from '../../src-shared/ipc/contract.ts';
import { useChooseExport, useImportOldSystem } from '../api/maintenance/legacy-import.ts';
import { words } from '../words.ts';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { ErrorPanel } from '../ui/states.tsx';
import { OldSystemReport } from './legacy-import-report.tsx';

const { legacy } = words;

type Choice = NonNullable<RequestOutput<'legacy.chooseFile'>>;
type Part = 'campaigns' | 'messages';

interface OldSystemDialogProps {
  readonly onClose: () => void;
  /** Opens the repair instead. */
  readonly onRepair: () => void;
}

/** Asks for the two exports, imports them, and shows the report. */
export function OldSystemDialog({ onClose, onRepair }: OldSystemDialogProps) {
  const [files, setFiles] = useState<Partial<Record<Part, Choice>>>({});
  const choose = useChooseExport();
  const bringIn = useImportOldSystem();

  const onChoose = async (part: Part) => {
    const chosen = await doOrTell(legacy.notChosen, () => choose.mutateAsync({ holds: part }));
    const choice = chosen?.value;
    if (choice) setFiles((known) => ({ ...known, [part]: choice }));
  };

  if (bringIn.data !== undefined) {
    const { damaged } = bringIn.data;
    return (
      <Stack gap="md">
        <OldSystemReport report={bringIn.data} />
        <Group justify="flex-end" gap="xs">
          <Button variant={damaged > 0 ? 'default' : 'filled'} onClick={onClose}>
            {legacy.done}
          </Button>
          {damaged > 0 && <Button onClick={onRepair}>{legacy.repair}</Button>}
        </Group>
      </Stack>
    );
  }

  return (
    <Stack gap="md">
      <Text size="sm">{legacy.about}</Text>
      <List label={legacy.files}>
        <FileRow
          label={legacy.campaigns}
          choice={files.campaigns}
          onChoose={() => void onChoose('campaigns')}
        />
        <FileRow
          label={legacy.messages}
          choice={files.messages}
          onChoose={() => void onChoose('messages')}
        />
      </List>
      {files.campaigns !== undefined && files.messages === undefined && (
        <Text size="sm" c="dimmed">
          {legacy.withoutMessages}
        </Text>
      )}
      {bringIn.error !== null && (
        <ErrorPanel title={legacy.nothingImported} message={bringIn.error.message} />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {words.ui.cancel}
        </Button>
        <Button
          disabled={files.campaigns === undefined}
          loading={bringIn.isPending}
          onClick={() => {
            if (files.campaigns === undefined) return;
            bringIn.mutate({
              campaigns: files.campaigns.token,
              messages: files.messages?.token ?? null,
            });
          }}
        >
          {legacy.import}
        </Button>
      </Group>
    </Stack>
  );
}

interface FileRowProps {
  readonly label: string;
  readonly choice: Choice | undefined;
  readonly onChoose: () => void;
}

function FileRow({ label, choice, onChoose }: FileRowProps) {
  return (
    <ListRow
      icon={choice === undefined ? IconFile : IconFileCheck}
      tone={choice === undefined ? 'over' : 'delivered'}
      title={label}
      text={choice?.fileName ?? legacy.noFile}
      action={
        <Button variant="default" onClick={onChoose} aria-label={legacy.chooseFor(label)}>
          {legacy.choose}
        </Button>
      }
    />
  );
}
