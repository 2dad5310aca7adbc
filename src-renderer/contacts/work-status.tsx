import { Button, Progress } from '@mantine/core';
import { useContactsWork } from '../api/contacts/contacts-work.ts';
import { formatPercent } from '../ui/text/numbers.ts';
import { formatTimeLeft } from '../ui/text/times.ts';
import { words } from '../words.ts';

const { work: texts } = words.contacts.table;

/** Progress of long operations on contacts, except for the undo of an import, which has its own. */
export function WorkStatus({ onCancelExport }: { readonly onCancelExport?: () => void }) {
  const all = useContactsWork().filter(({ work }) => work !== 'undo-import');
  return all.map(({ work, done, total, secondsLeft }) => {
    const percent = total === 0 ? 0 : (100 * done) / total;
    return (
      <div key={work} className="contacts-work">
        <span>{texts[work]}</span>
        <Progress
          value={percent}
          size="xs"
          className="contacts-work-bar"
          aria-label={texts[work]}
        />
        <span>
          {secondsLeft === null
            ? formatPercent(percent)
            : texts.progressLeft(formatPercent(percent), formatTimeLeft(secondsLeft))}
        </span>
        {work === 'export' && onCancelExport !== undefined && (
          <Button variant="subtle" onClick={onCancelExport}>
            {words.ui.cancel}
          </Button>
        )}
      </div>
    );
  });
}
