import { Button } from '@mantine/core';
import type { ColumnMapping, ImportPreview } from '../../../src-shared/import/import.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { textableRows } from './mapping.ts';

interface StartBarProps {
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
  /** Why the import cannot start; null where it can. */
  readonly errorMessage: string | null;
  readonly isReading: boolean;
  readonly onStart: () => void;
}

/** How many rows can be texted, and the button that starts the import; always visible. */
export function StartBar({ preview, mapping, errorMessage, isReading, onStart }: StartBarProps) {
  return (
    <div className="import-start">
      <StatusText size="sm" {...(errorMessage === null ? {} : { c: 'var(--mantine-color-error)' })}>
        {errorMessage ?? expectation(preview, mapping)}
      </StatusText>
      <Button size="sm" disabled={errorMessage !== null || isReading} onClick={onStart}>
        Import
      </Button>
    </div>
  );
}

function expectation(preview: ImportPreview, mapping: ColumnMapping): string {
  const textable = textableRows(preview, mapping);
  if (textable === null) return '';
  const count = formatCount(textable.rows);
  const shown = formatCount(preview.rows.length);
  return `${textable.isExact ? '' : 'At least '}${count} of ${shown} shown rows can be texted. You can fix the others after the import.`;
}
