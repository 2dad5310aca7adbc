import { Button, Progress } from '@mantine/core';
import { useContactsWork, type ContactsWork } from '../api/contacts/contacts-work.ts';
import { formatPercent } from '../ui/text/numbers.ts';
import { formatTimeLeft } from '../ui/text/times.ts';

const descriptions: Readonly<Record<ContactsWork['work'], string>> = {
  export: 'Exporting contacts',
  bulk: 'Changing contacts',
  'undo-import': 'Undoing an import',
  'search-index': 'Getting the search ready; it finds everybody meanwhile',
};

/** Progress of long operations on contacts, except for the undo of an import, which has its own. */
export function WorkStatus({ onCancelExport }: { readonly onCancelExport?: () => void }) {
  const all = useContactsWork().filter(({ work }) => work !== 'undo-import');
  return all.map(({ work, done, total, secondsLeft }) => {
    const percent = total === 0 ? 0 : (100 * done) / total;
    return (
      <div key={work} className="contacts-work">
        <span>{descriptions[work]}</span>
        <Progress
          value={percent}
          size="xs"
          className="contacts-work-bar"
          aria-label={descriptions[work]}
        />
        <span>
          {formatPercent(percent)}
          {secondsLeft !== null && `, ${formatTimeLeft(secondsLeft)}`}
        </span>
        {work === 'export' && onCancelExport !== undefined && (
          <Button variant="subtle" onClick={onCancelExport}>
            Cancel
          </Button>
        )}
      </div>
    );
  });
}
