import { Button } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import type { RejectedRowsSummary } from '../../../src-shared/import/import.ts';
import { useRejectedRows } from '../../api/imports/rejected-rows.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { words } from '../../words.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { useShowContacts } from '../../contacts/contacts-view.ts';
import { useRowFixes, type RowFixes } from './use-row-fixes.tsx';
import { RejectedRowsEditor } from './rejected-rows-editor.tsx';
import './rejected-rows.css';

const { rows: said } = words.imports;

/** The rejected rows of an import, with the reasons, and the editor to fix them. */
export function RejectedRowsScreen({ importId }: { readonly importId: number }) {
  const query = useRejectedRows(importId);
  const fixes = useRowFixes(importId);
  return (
    <Page
      title={said.title}
      layout="fill"
      before={<BackLink to="/imports">{said.imports}</BackLink>}
      facts={query.data !== undefined && <Counts rejectedRows={query.data} />}
      actions={query.data !== undefined && <Actions rejectedRows={query.data} fixes={fixes} />}
    >
      <Loaded query={query} failure={said.unread} lines={8}>
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
    <span className="rejected-rows-counts">
      {[
        fileName,
        said.left(formatCount(left)),
        said.fixedCount(formatCount(fixed)),
        ...(dismissed === 0 ? [] : [said.skippedCount(formatCount(dismissed))]),
      ].join(' · ')}
    </span>
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
          {said.save}
        </Button>
      )}
    </>
  );
}

function Restore({ rejectedRows, fixes }: RejectedRowsPartProps) {
  return (
    <WorkButton
      variant="default"
      disabled={fixes.isBusy}
      onWork={() => fixes.restoreAll(rejectedRows.dismissed)}
    >
      {said.restore(rejectedRows.dismissed)}
    </WorkButton>
  );
}

function NothingLeft({ rejectedRows, fixes }: RejectedRowsPartProps) {
  const showContacts = useShowContacts();
  if (rejectedRows.isUndone) {
    return (
      <EmptyState
        icon={<IconTool size={40} stroke={1.3} />}
        title={said.undone}
        action={<ButtonLink to="/contacts/import">{said.importFile}</ButtonLink>}
      >
        {said.undoneAbout(rejectedRows.fileName)}
      </EmptyState>
    );
  }
  return (
    <>
      <output className="ui-hidden">{fixes.feedback?.text}</output>
      <EmptyState
        scene="done"
        title={said.noneLeft}
        action={
          <div className="rejected-rows-done-actions">
            <WorkButton onWork={() => showContacts({ importId: rejectedRows.importId })}>
              {said.seeContacts}
            </WorkButton>
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
  if (fixed + dismissed === 0) return said.allImported(fileName);
  if (dismissed === 0) return said.allFixed(fixed, fileName);
  if (fixed === 0) return said.allSkipped(dismissed, fileName);
  return said.fixedAndSkipped(fixed, dismissed, fileName);
}
