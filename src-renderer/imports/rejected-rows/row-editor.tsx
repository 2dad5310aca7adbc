import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState, type Ref } from 'react';
import type { RejectedRowsSummary, RejectedRow } from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { cellsToRead, cellsWithFix, editableCells, type EditableCell } from './cells.ts';

const { rows: said } = words.imports;

interface RowEditorProps {
  readonly row: RejectedRow;
  readonly columns: RejectedRowsSummary['columns'];
  readonly isBusy: boolean;
  /** The cell at fault, or the first one. */
  readonly firstCell: Ref<HTMLInputElement>;
  readonly onFix: (cells: readonly string[]) => void;
  readonly onDismiss: () => void;
  /** Back to the rows, without what was typed. */
  readonly onLeave: () => void;
}

/** The cells of one rejected row, for editing. */
export function RowEditor(props: RowEditorProps) {
  const { row, columns, isBusy, firstCell, onFix, onDismiss, onLeave } = props;
  const [cells, setCells] = useState(row.cells);
  const [showsIgnored, setShowsIgnored] = useState(false);
  const offered = editableCells(columns, row);
  const ignored = offered.filter(({ isIgnored }) => isIgnored).length;
  const shown = showsIgnored ? offered : offered.filter(({ isIgnored }) => !isIgnored);
  const fixed = cellsWithFix({ ...row, cells });
  const name = said.lineOf(formatCount(row.line));

  const changeCell = (place: number, text: string) =>
    setCells((known) =>
      Array.from({ length: Math.max(known.length, place + 1) }, (_, index) =>
        index === place ? text : (known[index] ?? ''),
      ),
    );
  const form = useRef<HTMLFormElement>(null);
  const leave = useEffectEvent(() => {
    setCells(row.cells);
    onLeave();
  });
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
    };
    const element = form.current;
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <form
      ref={form}
      className="rejected-rows-editor"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onFix(cellsToRead(cells, columns.length));
      }}
    >
      <div className="rejected-rows-editor-head">
        <Title order={2}>{name}</Title>
        <Text size="sm">{row.reason}</Text>
      </div>
      <div className="rejected-rows-cells">
        {shown.map((cell, order) => (
          <CellInput
            key={cell.place}
            cell={cell}
            value={cells[cell.place] ?? ''}
            inputRef={order === 0 ? firstCell : undefined}
            onChange={(text) => changeCell(cell.place, text)}
          />
        ))}
        {ignored > 0 && (
          <Button
            variant="subtle"
            className="rejected-rows-ignored"
            aria-expanded={showsIgnored}
            onClick={() => setShowsIgnored(!showsIgnored)}
          >
            {showsIgnored ? said.hideUnused : said.showUnused(ignored)}
          </Button>
        )}
      </div>
      <Group gap="xs" className="rejected-rows-editor-actions">
        {fixed !== null && row.fix !== null && (
          <Button
            disabled={isBusy}
            aria-keyshortcuts="Enter"
            onClick={() => onFix(cellsToRead(fixed, columns.length))}
          >
            {said.apply(row.fix)}
          </Button>
        )}
        <Button type="submit" variant={fixed === null ? 'filled' : 'default'} disabled={isBusy}>
          {said.importRow}
        </Button>
        <Button variant="default" disabled={isBusy} aria-keyshortcuts="Delete" onClick={onDismiss}>
          {said.skip}
        </Button>
      </Group>
    </form>
  );
}

interface CellInputProps {
  readonly cell: EditableCell;
  readonly value: string;
  readonly inputRef: Ref<HTMLInputElement> | undefined;
  readonly onChange: (text: string) => void;
}

function CellInput({ cell, value, inputRef, onChange }: CellInputProps) {
  return (
    <TextInput
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      label={cell.name}
      labelProps={{
        title: cell.becomes === '' ? cell.name : said.becomes(cell.name, cell.becomes),
      }}
      value={value}
      error={cell.isAtFault}
      maxLength={100_000}
      onChange={(event) => onChange(event.currentTarget.value)}
      className="rejected-rows-cell"
      data-ignored={cell.isIgnored || undefined}
    />
  );
}
