import { useImportsToFix } from '../../api/imports/imports.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import './imports.css';

/** How many rejected rows of all imports wait to be fixed; nothing where none do. */
export function RowsToFix() {
  const imports = useImportsToFix().data ?? [];
  const left = imports.reduce((sum, summary) => sum + summary.left, 0);
  if (left === 0) return null;
  return (
    <>
      {' '}
      <span className="imports-to-fix">{`${formatCount(left)} to fix`}</span>
    </>
  );
}
