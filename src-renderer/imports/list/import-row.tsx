import { Menu, Table, Text } from '@mantine/core';
import type { ImportSummary } from '../../../src-shared/import/import.ts';
import { useUndoRun } from '../../api/contacts/undo-run.ts';
import { useShowContacts } from '../../contacts/contacts-view.ts';
import { words } from '../../words.ts';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { MoreActions } from '../../ui/page/page-header.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { rejectedRowsLink } from './import-links.ts';
import { countsOf } from './import-counts.ts';
import { UndoProgress } from './undo-progress.tsx';

interface ImportRowProps {
  readonly summary: ImportSummary;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
}

const { history } = words.imports;

/** One past import: its result, and the actions that are still possible. */
export function ImportRow({ summary, isBusy, onUndo }: ImportRowProps) {
  const { id, fileName, undoneAt } = summary;
  const showContacts = useShowContacts();
  const isBeingUndone = useUndoRun()?.importId === id;
  const counts = countsOf(summary);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <div className="imports-file" title={fileName}>
          {fileName}
        </div>
        <Text size="xs" c="dimmed" className="ui-wrap">
          {whenAndWhere(summary)}
        </Text>
        {isBeingUndone && (
          <>
            <StatusText size="xs">{history.undoing}</StatusText>
            <UndoProgress fileName={fileName} />
          </>
        )}
      </Table.Th>
      <Table.Td data-wide>{formatCount(counts.rows)}</Table.Td>
      <Table.Td>{formatCount(counts.added)}</Table.Td>
      <Table.Td>{formatCount(counts.updated)}</Table.Td>
      <Table.Td>{formatCount(counts.fixed)}</Table.Td>
      <Table.Td data-wide>{formatCount(counts.skipped)}</Table.Td>
      <Table.Td data-text>
        {undoneAt !== null && <StatusBadge tone="over">{history.undone}</StatusBadge>}
        {counts.toFix > 0 && !isBeingUndone && (
          <ButtonLink
            {...rejectedRowsLink(id)}
            variant="default"
            aria-label={history.fixRowsOf(counts.toFix, fileName)}
          >
            {history.fixRows(counts.toFix)}
          </ButtonLink>
        )}
      </Table.Td>
      <Table.Td data-text>
        {undoneAt === null && !isBeingUndone && (
          <MoreActions label={history.moreFor(fileName)}>
            <Menu.Item onClick={() => void showContacts({ importId: id })}>
              {history.showContacts}
            </Menu.Item>
            <Menu.Item disabled={isBusy} onClick={onUndo}>
              {history.undo}
            </Menu.Item>
          </MoreActions>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function whenAndWhere({ at, listName, undoneAt }: ImportSummary): string {
  const when = formatMoment(at);
  if (undoneAt !== null) return history.undoneAt(when, formatMoment(undoneAt));
  return listName === null ? when : history.onList(when, listName);
}
