import { Button, TextInput } from '@mantine/core';
import {
  IconFileExport,
  IconFileImport,
  IconMessageOff,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { Suppression, SuppressionState } from '../../src-shared/contact/contact.ts';
import type { SuppressionImport } from '../../src-shared/import/import.ts';
import {
  useExportSuppressions,
  useImportSuppressions,
  useSuppressionCount,
  useSuppressions,
} from '../api/contacts/suppressions.ts';
import { ContactsSections } from '../contacts/contacts-sections.tsx';
import { FilterTabs } from '../ui/data/filter-tabs.tsx';
import { DataGrid } from '../ui/grid/data-grid.tsx';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { Page } from '../ui/page/page.tsx';
import { EmptyState, ErrorPanel, LoadingLines } from '../ui/states.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { usePhoneText } from '../ui/text/phones.ts';
import { useDialog } from '../ui/use-dialog.ts';
import { copyNumber } from '../contacts/copy-number.ts';
import { words } from '../words.ts';
import { ImportResultDialog } from './import-result-dialog.tsx';
import { SuppressDialog } from './suppress-dialog.tsx';
import { suppressionColumns } from './suppression-columns.ts';
import { SuppressionPanel } from './suppression-panel.tsx';

const { empty } = words.doNotText;

/** The numbers that must not be texted: why, since when, on what evidence. */
export function DoNotTextScreen() {
  const [search, setSearch] = useState('');
  const searched = search.trim();
  const [show, setShow] = useState<SuppressionState>('active');
  const query = useMemo(() => ({ search: searched, show }), [searched, show]);
  const rows = useSuppressions(query);
  const active = useSuppressionCount({ search: searched, show: 'active' });
  const removed = useSuppressionCount({ search: searched, show: 'removed' });
  const [isAdding, setIsAdding] = useState(false);
  const [opened, setOpened] = useState<Suppression | null>(null);
  const result = useDialog<SuppressionImport>();
  const isEmpty = active === 0 && removed === 0 && searched === '' && rows.total === 0;
  const add = (
    <Button
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      onClick={() => setIsAdding(true)}
    >
      {words.doNotText.add}
    </Button>
  );

  return (
    <Page
      title={words.doNotText.title}
      layout="fill"
      facts={
        active === null || removed === null || isEmpty
          ? undefined
          : words.doNotText.facts.line(active, removed)
      }
      actions={<Actions isEmpty={isEmpty} add={add} onImported={result.open} />}
      side={
        opened !== null && <SuppressionPanel suppression={opened} onClose={() => setOpened(null)} />
      }
    >
      <ContactsSections />
      {isEmpty ? (
        <EmptyState icon={<IconMessageOff />} title={empty.title} action={add}>
          {empty.text}
        </EmptyState>
      ) : (
        <>
          <div className="contacts-bar">
            <TextInput
              type="search"
              aria-label={words.doNotText.search}
              placeholder={words.doNotText.searchHint}
              leftSection={<IconSearch size={14} aria-hidden="true" />}
              maxLength={200}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              className="contacts-search"
            />
            <FilterTabs
              label={words.doNotText.show}
              tabs={[
                { value: 'active', label: words.doNotText.active, count: active },
                { value: 'removed', label: words.doNotText.removed, count: removed },
              ]}
              value={show}
              onChange={(value) => {
                setShow(value);
                setOpened(null);
              }}
            />
            <StatusText className="ui-hidden">
              {rows.total !== undefined && words.doNotText.count(rows.total)}
            </StatusText>
          </div>
          <Rows rows={rows} query={query} onOpen={setOpened} />
        </>
      )}
      <SuppressDialog
        whom={{ kind: 'typed' }}
        opened={isAdding}
        onClose={() => setIsAdding(false)}
      />
      <ImportResultDialog result={result.subject} opened={result.opened} onClose={result.close} />
    </Page>
  );
}

interface RowsProps {
  readonly rows: ReturnType<typeof useSuppressions>;
  readonly query: { readonly search: string; readonly show: SuppressionState };
  readonly onOpen: (suppression: Suppression) => void;
}

function Rows({ rows, query, onOpen }: RowsProps) {
  const { total, error, retry, isCurrent } = rows;
  const phoneText = usePhoneText();
  const columns = useMemo(() => suppressionColumns(phoneText, query.show), [phoneText, query.show]);
  if (total === undefined) {
    if (error === null) return <LoadingLines lines={8} />;
    return <ErrorPanel title={words.doNotText.notRead} message={error.message} onRetry={retry} />;
  }
  if (total === 0 && isCurrent) return <NothingFound {...query} />;
  return (
    <DataGrid
      label={words.doNotText.title}
      columns={columns}
      rows={{ ...rows, total }}
      nameOf={({ phone }) => phoneText(phone)}
      onOpen={onOpen}
      onCopy={copyNumber}
      resetKey={rows.shownKey}
    />
  );
}

function NothingFound({ search, show }: RowsProps['query']) {
  if (search === '' && show === 'removed') {
    return (
      <EmptyState scene="done" title={empty.removedTitle}>
        {empty.removedText}
      </EmptyState>
    );
  }
  if (search === '') {
    return (
      <EmptyState scene="done" title={empty.title}>
        {empty.text}
      </EmptyState>
    );
  }
  return (
    <EmptyState scene="search" title={empty.notFoundTitle}>
      {empty.notFoundText}
    </EmptyState>
  );
}

interface ActionsProps {
  readonly isEmpty: boolean;
  /** Stands in the empty place instead, where there is one. */
  readonly add: ReactNode;
  readonly onImported: (result: SuppressionImport) => void;
}

function Actions({ isEmpty, add, onImported }: ActionsProps) {
  const importFile = useImportSuppressions();
  const exported = useExportSuppressions();

  const onImport = async () => {
    const done = await doOrTell(words.doNotText.notImported, () => importFile.mutateAsync());
    if (done?.value) onImported(done.value);
  };
  const onExport = async () => {
    const done = await doOrTell(words.doNotText.notExported, () => exported.mutateAsync());
    if (done?.value) {
      notifyDone(words.doNotText.exported(done.value.rows, done.value.fileName));
    }
  };

  return (
    <>
      {!isEmpty && (
        <Button
          variant="default"
          leftSection={<IconFileExport size={14} aria-hidden="true" />}
          loading={exported.isPending}
          onClick={() => void onExport()}
        >
          {words.doNotText.export}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconFileImport size={14} aria-hidden="true" />}
        loading={importFile.isPending}
        onClick={() => void onImport()}
      >
        {words.doNotText.import}
      </Button>
      {!isEmpty && add}
    </>
  );
}
