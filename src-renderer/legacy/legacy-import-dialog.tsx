import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RequestOutput } from '../../src-shared/ipc/contract.ts';
import { useChooseExport, useImportOldSystem } from '../api/maintenance/legacy-import.ts';
import { doOrTell } from '../ui/notices.tsx';
import { ErrorPanel } from '../ui/states.tsx';
import { OldSystemReport } from './legacy-import-report.tsx';

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
    const chosen = await doOrTell('The file was not chosen', () =>
      choose.mutateAsync({ holds: part }),
    );
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
            Done
          </Button>
          {damaged > 0 && <Button onClick={onRepair}>Repair database…</Button>}
        </Group>
      </Stack>
    );
  }

  return (
    <Stack gap="md">
      <Text size="sm">
        Choose the files that mongoexport made of the old system. Its campaigns come in with the
        figures it had; those that cannot be are shown as damaged until you repair them. Nothing is
        sent by itself.
      </Text>
      <FileRow
        label="Campaigns (smscampaigns)"
        choice={files.campaigns}
        onChoose={() => void onChoose('campaigns')}
      />
      <FileRow
        label="Messages (smsmessages), if you have them"
        choice={files.messages}
        onChoose={() => void onChoose('messages')}
      />
      {files.campaigns !== undefined && files.messages === undefined && (
        <Text size="sm" c="dimmed">
          Without the messages the counts can only be put as near as can be told, and nothing can be
          sent on.
        </Text>
      )}
      {bringIn.error !== null && (
        <ErrorPanel title="Nothing was imported" message={bringIn.error.message} />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
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
          Import
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
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Text size="sm" c="dimmed" className="ui-wrap">
          {choice?.fileName ?? 'No file chosen'}
        </Text>
      </div>
      <Button variant="default" onClick={onChoose} aria-label={`Choose a file: ${label}`}>
        Choose…
      </Button>
    </Group>
  );
}
