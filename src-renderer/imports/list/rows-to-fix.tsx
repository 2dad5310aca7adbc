import { useImportsToFix } from '../../api/imports/imports.ts';
import { words } from '../../words.ts';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import './imports-list.css';

/** How many rejected rows of all imports wait to be fixed; nothing where none do. */
export function RowsToFix() {
  const imports = useImportsToFix().data ?? [];
  const left = imports.reduce((sum, summary) => sum + summary.left, 0);
  if (left === 0) return null;
  return (
    <>
      {' '}
      <span className="imports-waiting">
        <StatusBadge tone="attention">
          {words.imports.history.waiting(formatCount(left))}
        </StatusBadge>
      </span>
    </>
  );
}
