import { Button, Text } from '@mantine/core';
import { IconCircleCheck, IconTool } from '@tabler/icons-react';
import type { RejectedRowsSummary } from '../../../src-shared/import/import.ts';
import { useRejectedRows } from '../../api/imports/rejected-rows.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { useShowContacts } from '../../contacts/contacts-view.ts';
import { useRowFixes, type RowFixes } from './use-row-fixes.tsx';
import { RejectedRowsEditor } from './rejected-rows-editor.tsx';
import './rejected-rows.css';

/** The rejected rows of an import, with the reasons, and the editor to fix them. */
export function RejectedRowsScreen({ importId }: { readonly importId: number }) {
  const query = useRejectedRows(importId);
  const fixes = useRowFixes(importId);
  return (
    <Page
      title="Rows to fix"
      layout="fill"
      before={<BackLink to="/imports">Imports</BackLink>}
      beside={query.data !== undefined && <Counts rejectedRows={query.data} />}
      actions={query.data !== undefined && <Actions rejectedRows={query.data} fixes={fixes} />}
    >
      <Loaded query={query} failure="The rows to fix could not be read" lines={8}>
        {(rejectedRows) =>
          rejectedRows.left > 0 && !rejectedRows.isUndone ? (
            <RejectedRowsEditor key={importId} rejectedRows={rejectedRows} fixes={fixes} />
          ) : (
            <NothingLeft rejectedRows={rejectedRows} fixes={fixes} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Counts({ rejectedRows }: { readonly rejectedRows: RejectedRowsSummary }) {
  const { fileName, left, fixed, dismissed } = rejectedRows;
  return (
    <Text size="sm" c="dimmed" truncate className="rejected-rows-counts" title={fileName}>
      {[
        fileName,
        `${formatCount(left)} left`,
        `${formatCount(fixed)} fixed`,
        ...(dismissed === 0 ? [] : [`${formatCount(dismissed)} dismissed`]),
      ].join(' · ')}
    </Text>
  );
}

interface RejectedRowsPartProps {
  readonly rejectedRows: RejectedRowsSummary;
  readonly fixes: RowFixes;
}

function Actions({ rejectedRows, fixes }: RejectedRowsPartProps) {
  if (rejectedRows.isUndone) return null;
  return (
    <>
      {rejectedRows.dismissed > 0 && rejectedRows.left > 0 && (
        <Restore rejectedRows={rejectedRows} fixes={fixes} />
      )}
      {rejectedRows.left > 0 && (
        <Button variant="default" loading={fixes.isSaving} onClick={() => void fixes.saveLeft()}>
          Save these rows as CSV…
        </Button>
      )}
    </>
  );
}

function Restore({ rejectedRows, fixes }: RejectedRowsPartProps) {
  return (
    <Button
      variant="default"
      disabled={fixes.isBusy}
      onClick={() => void fixes.restoreAll(rejectedRows.dismissed)}
    >
      {`Restore ${plural(rejectedRows.dismissed, 'row')}`}
    </Button>
  );
}

function NothingLeft({ rejectedRows, fixes }: RejectedRowsPartProps) {
  const showContacts = useShowContacts();
  if (rejectedRows.isUndone) {
    return (
      <EmptyState
        icon={<IconTool size={40} stroke={1.3} />}
        title="This import was undone"
        action={<ButtonLink to="/contacts/import">Import a file…</ButtonLink>}
      >
        {`There is nothing to fix. Import ${rejectedRows.fileName} again to fix its rejected rows.`}
      </EmptyState>
    );
  }
  return (
    <>
      <output className="ui-hidden">{fixes.feedback?.text}</output>
      <EmptyState
        icon={<IconCircleCheck size={40} stroke={1.3} />}
        title="Nothing left to fix"
        action={
          <div className="rejected-rows-done-actions">
            <Button onClick={() => void showContacts({ importId: rejectedRows.importId })}>
              See the contacts
            </Button>
            {rejectedRows.dismissed > 0 && <Restore rejectedRows={rejectedRows} fixes={fixes} />}
          </div>
        }
      >
        {doneText(rejectedRows)}
      </EmptyState>
    </>
  );
}

function doneText({ fileName, fixed, dismissed }: RejectedRowsSummary): string {
  if (fixed + dismissed === 0) return `Every row of ${fileName} was imported.`;
  const parts = [
    ...(fixed === 0 ? [] : [`${plural(fixed, 'row')} of ${fileName} fixed`]),
    ...(dismissed === 0 ? [] : [`${plural(dismissed, 'row')} dismissed`]),
  ];
  return `${parts.join(', ')}.`;
}
