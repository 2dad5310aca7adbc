import { Badge, Button, Group, Text } from '@mantine/core';
import type { ImportSummary } from '../../../src-shared/import/import.ts';
import { useUndoRun } from '../../api/contacts/undo-run.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { plural } from '../../ui/text/numbers.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { useShowContacts } from '../../contacts/contacts-view.ts';
import { rejectedRowsLink } from './import-links.ts';
import { importText } from './import-text.ts';
import { UndoProgress } from './undo-progress.tsx';

interface ImportCardProps {
  readonly summary: ImportSummary;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
}

/** One past import: its result, and the actions that are still possible. */
export function ImportCard({ summary, isBusy, onUndo }: ImportCardProps) {
  const { id, fileName, listName, at, left, undoneAt } = summary;
  const showContacts = useShowContacts();
  const isBeingUndone = useUndoRun()?.importId === id;
  return (
    <li className="imports-card" aria-label={fileName}>
      <div className="imports-card-text">
        <Group gap="xs">
          <Text fw={600} size="sm" className="ui-wrap">
            {fileName}
          </Text>
          {undoneAt !== null && (
            <Badge size="sm" variant="outline" color="gray" className="imports-undone">
              {`Undone ${formatMoment(undoneAt)}`}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {formatMoment(at)}
          {listName !== null && `, on the list ${listName}`}
        </Text>
        <Text size="sm">{importText(summary)}</Text>
        {isBeingUndone && (
          <>
            <StatusText size="sm">Undoing it…</StatusText>
            <UndoProgress fileName={fileName} />
          </>
        )}
      </div>
      {undoneAt === null && !isBeingUndone && (
        <Group gap="xs" className="imports-card-actions">
          {left > 0 && (
            <ButtonLink
              {...rejectedRowsLink(id)}
              aria-label={`Fix ${plural(left, 'row')} of ${fileName}`}
            >
              {`Fix ${plural(left, 'row')}`}
            </ButtonLink>
          )}
          <Button
            variant="default"
            aria-label={`Contacts of ${fileName}`}
            onClick={() => void showContacts({ importId: id })}
          >
            Contacts
          </Button>
          <Button
            variant="default"
            disabled={isBusy}
            onClick={onUndo}
            aria-label={`Undo the import of ${fileName}`}
          >
            Undo…
          </Button>
        </Group>
      )}
    </li>
  );
}
