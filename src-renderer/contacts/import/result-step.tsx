import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { createColumnHelper } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { ImportReject, ImportResult } from '../../../src-shared/contact/import.ts';
import { useLists } from '../../api/contacts.ts';
import { useRejects, useSaveRejects } from '../../api/imports.ts';
import { newCampaignToListLink } from '../../campaigns/campaign-link.ts';
import { DataGrid, type GridFeatures } from '../../ui/data-grid.tsx';
import { Figures } from '../../ui/figures.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { formatDuration } from '../../ui/text/times.ts';

interface ResultStepProps {
  readonly result: ImportResult;
  readonly other: ReactNode;
}

/** What an import came to, and what can be done next. */
export function ResultStep({ result, other }: ResultStepProps) {
  const list = useLists().data?.find(({ name }) => name === result.listName);
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>
          <output>{`${result.fileName} is imported`}</output>
        </Title>
        <Text size="sm" c="dimmed">
          {`${plural(result.rows, 'row')} in ${formatDuration(result.seconds)}`}
          {result.listName !== null && `, on the list ${result.listName}`}
        </Text>
      </div>
      <Figures
        items={[
          { name: 'Added', value: formatCount(result.added) },
          { name: 'Updated', value: formatCount(result.updated) },
          { name: 'Skipped', value: formatCount(result.skipped) },
          { name: 'Rejected', value: formatCount(result.invalid) },
        ]}
      />
      <Group gap="xs">
        {list !== undefined && (
          <ButtonLink {...newCampaignToListLink(list.id)}>Write a campaign to this list</ButtonLink>
        )}
        <ButtonLink to="/contacts" variant="default">
          See the contacts
        </ButtonLink>
        {other}
      </Group>
      {result.invalid > 0 && <Rejects result={result} />}
    </Stack>
  );
}

type NumberedReject = ImportReject & { readonly id: number };

const helper = createColumnHelper<GridFeatures, NumberedReject>();

const columns = helper.columns([
  helper.accessor('line', {
    header: 'Line',
    cell: (cell) => formatCount(cell.getValue()),
    meta: { width: '80px', align: 'end' },
  }),
  helper.accessor('column', { header: 'Column', meta: { width: 'minmax(90px, 0.8fr)' } }),
  helper.accessor('value', {
    header: 'Value',
    cell: (cell) => <span title={cell.getValue()}>{cell.getValue()}</span>,
    meta: { width: 'minmax(110px, 1fr)' },
  }),
  helper.accessor('reason', {
    header: 'Reason',
    cell: (cell) => <span title={cell.getValue()}>{cell.getValue()}</span>,
    meta: { width: 'minmax(200px, 3fr)' },
  }),
]);

function Rejects({ result }: { readonly result: ImportResult }) {
  const rows = useRejects(result.importId);
  const save = useSaveRejects();

  const saveRejects = async () => {
    const saved = await doOrTell('The rejected rows were not saved', () =>
      save.mutateAsync(result.importId),
    );
    const file = saved?.value ?? null;
    if (file !== null)
      notifyDone(`${plural(file.rows, 'rejected row')} saved to ${file.fileName}.`);
  };

  return (
    <section aria-label="Rejected rows">
      <Group justify="space-between" mb="xs">
        <div>
          <Title order={2}>Rejected rows</Title>
          <Text size="sm" c="dimmed">
            Save them, mend them, and import the file again: whoever is in already is only updated.
          </Text>
        </div>
        <Button variant="default" loading={save.isPending} onClick={() => void saveRejects()}>
          Save rejected rows as CSV…
        </Button>
      </Group>
      <div className="import-rejects">
        <DataGrid
          label="Rejected rows"
          columns={columns}
          rows={{ ...rows, total: rows.total ?? result.invalid }}
          nameOf={(reject) => `line ${reject.line}`}
          resetKey={String(result.importId)}
        />
      </div>
    </section>
  );
}
