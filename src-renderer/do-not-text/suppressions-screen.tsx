import { Button, Checkbox, TextInput } from '@mantine/core';
import {
  IconFileExport,
  IconFileImport,
  IconMessageOff,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Suppression } from '../../src-shared/contact/contact.ts';
import type { SuppressionImport } from '../../src-shared/import/import.ts';
import {
  useExportSuppressions,
  useImportSuppressions,
  useSuppressions,
} from '../api/contacts/suppressions.ts';
import { DataGrid } from '../ui/grid/data-grid.tsx';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { Page } from '../ui/page/page.tsx';
import { EmptyState, ErrorPanel, LoadingLines } from '../ui/states.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { plural } from '../ui/text/numbers.ts';
import { useDialog } from '../ui/use-dialog.ts';
import { ContactsSections } from '../contacts/contacts-sections.tsx';
import { ImportResultDialog } from './import-result-dialog.tsx';
import { SuppressDialog } from './suppress-dialog.tsx';
import { suppressionColumns } from './suppression-columns.ts';
import { SuppressionDialog } from './suppression-dialog.tsx';

/** The numbers that must not be texted: why, since when, on what evidence. */
export function SuppressionsScreen() {
  const [search, setSearch] = useState('');
  const searched = search.trim();
  const [withLifted, setWithLifted] = useState(false);
  const query = useMemo(
    () => ({ search: searched, show: withLifted ? ('all' as const) : ('active' as const) }),
    [searched, withLifted],
  );
  const rows = useSuppressions(query);
  const [isAdding, setIsAdding] = useState(false);
  const result = useDialog<SuppressionImport>();
  const shown = useDialog<Suppression>();
  const isEmpty = rows.total === 0 && rows.isCurrent && search === '' && !withLifted;

  return (
    <Page
      title="Suppressions"
      layout="fill"
      actions={<Actions onAdd={() => setIsAdding(true)} onImported={result.open} />}
    >
      <ContactsSections />
      <div className="contacts-bar">
        <TextInput
          type="search"
          aria-label="Search suppressions"
          placeholder="Search numbers, reasons, evidence"
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          maxLength={200}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          className="contacts-search"
        />
        <Checkbox
          label="Show lifted ones, too"
          checked={withLifted}
          onChange={(event) => setWithLifted(event.currentTarget.checked)}
        />
        <StatusText size="xs" c="dimmed" className="contacts-total">
          {rows.total !== undefined && plural(rows.total, 'number')}
        </StatusText>
      </div>
      {isEmpty ? (
        <EmptyState icon={<IconMessageOff size={40} stroke={1.3} />} title="No suppressions">
          Whoever answers STOP is put here by itself and is not texted again. You can also add a
          number, or import a file of numbers from another system.
        </EmptyState>
      ) : (
        <Rows rows={rows} onOpen={shown.open} />
      )}
      <SuppressDialog phone={null} opened={isAdding} onClose={() => setIsAdding(false)} />
      <SuppressionDialog suppression={shown.subject} opened={shown.opened} onClose={shown.close} />
      <ImportResultDialog result={result.subject} opened={result.opened} onClose={result.close} />
    </Page>
  );
}

interface RowsProps {
  readonly rows: ReturnType<typeof useSuppressions>;
  readonly onOpen: (suppression: Suppression) => void;
}

function Rows({ rows, onOpen }: RowsProps) {
  const { total, error, retry } = rows;
  if (total === undefined) {
    if (error === null) return <LoadingLines lines={8} />;
    return (
      <ErrorPanel
        title="The suppressions could not be read"
        message={error.message}
        onRetry={retry}
      />
    );
  }
  if (total === 0) {
    return (
      <EmptyState icon={<IconSearch size={36} stroke={1.3} />} title="None found">
        No suppression matches. Search for less, or show lifted ones, too.
      </EmptyState>
    );
  }
  return (
    <DataGrid
      label="Suppressions"
      columns={suppressionColumns}
      rows={{ ...rows, total }}
      nameOf={({ phone }) => phone}
      onOpen={onOpen}
      resetKey={rows.shownKey}
    />
  );
}

interface ActionsProps {
  readonly onAdd: () => void;
  readonly onImported: (result: SuppressionImport) => void;
}

function Actions({ onAdd, onImported }: ActionsProps) {
  const importFile = useImportSuppressions();
  const exported = useExportSuppressions();

  const onImport = async () => {
    const done = await doOrTell('The file was not imported', () => importFile.mutateAsync());
    if (done?.value) onImported(done.value);
  };
  const onExport = async () => {
    const done = await doOrTell('The suppressions were not exported', () => exported.mutateAsync());
    if (done?.value) {
      notifyDone(`${plural(done.value.rows, 'number')} written to ${done.value.fileName}.`);
    }
  };

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileExport size={14} aria-hidden="true" />}
        loading={exported.isPending}
        onClick={() => void onExport()}
      >
        Export…
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileImport size={14} aria-hidden="true" />}
        loading={importFile.isPending}
        onClick={() => void onImport()}
      >
        Import file…
      </Button>
      <Button leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={onAdd}>
        Add number…
      </Button>
    </>
  );
}
