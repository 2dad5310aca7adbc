// What is selected stays outside the field where one types: this is a combo box with its list box, which
// no HTML element can be.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import '@mantine/spotlight/styles.layer.css';
import { UnstyledButton } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { Keys } from '../../ui/keys/keys.tsx';
import { useKeptState } from '../../ui/kept-state.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { words } from '../../words.ts';
import type { Action } from '../actions.ts';
import { closePalette, isPaletteOpen } from './palette-state.ts';
import { usePaletteGroups, type PaletteRow } from './use-palette-groups.ts';
import './palette.css';

const { palette } = words;
const [store, spotlight] = createSpotlight();
const listId = 'palette-results';
const rowId = (index: number) => `palette-row-${index}`;

interface PaletteProps {
  /** Given, not imported: the file of the palette has nothing of the actions' own screens. */
  readonly actions: readonly Action[];
}

/** Everything that can be done or gone to, found by typing. */
export function Palette({ actions }: PaletteProps) {
  const isOpen = useKeptState(isPaletteOpen);
  useEffect(() => {
    // Opening anew what is open would forget the selected row.
    if (isOpen === store.getState().opened) return;
    if (isOpen) spotlight.open();
    else spotlight.close();
  }, [isOpen]);
  const [query, setQuery] = useState('');
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={closePalette}
      shortcut={null}
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': palette.title } }}
    >
      <Rows query={query} actions={actions} />
    </Spotlight.Root>
  );
}

interface RowsProps extends PaletteProps {
  readonly query: string;
}

function Rows({ query, actions }: RowsProps) {
  const groups = usePaletteGroups(query, actions);
  const rows = groups.flatMap((group) => group.rows);
  const [chosen, setChosen] = useState('');
  // The chosen row stays chosen when later results move the rows; otherwise the first one is.
  const selected = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosen),
  );
  const move = (step: 1 | -1) => {
    const next = (selected + step + rows.length) % rows.length;
    setChosen(rows[next]?.id ?? '');
    document.querySelector(`#${rowId(next)}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || rows.length === 0) return;
    if (event.key === 'ArrowDown') move(1);
    if (event.key === 'ArrowUp') move(-1);
    if (event.key === 'Enter') runRow(rows[selected]);
  };

  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, group) => sum + group.rows.length, 0),
  );
  return (
    <>
      <Spotlight.Search
        role="combobox"
        aria-label={palette.title}
        aria-expanded={rows.length > 0}
        aria-controls={listId}
        aria-activedescendant={rows[selected] === undefined ? undefined : rowId(selected)}
        aria-autocomplete="list"
        placeholder={palette.placeholder}
        maxLength={200}
        onKeyDown={onKeyDown}
        spellCheck={false}
        size="md"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
      />
      <StatusText className={rows.length === 0 ? 'palette-nothing' : 'ui-hidden'}>
        {rows.length === 0 ? palette.nothing : palette.count(rows.length)}
      </StatusText>
      <div id={listId} role="listbox" aria-label={palette.results} className="palette-list">
        {groups.map(({ name, rows: own }, place) => (
          <div key={name} role="group" aria-label={name}>
            <div className="palette-group" aria-hidden="true">
              {name}
            </div>
            {own.map((row, index) => {
              const number = (starts[place] ?? 0) + index;
              return (
                <Row key={row.id} row={row} id={rowId(number)} isSelected={number === selected} />
              );
            })}
          </div>
        ))}
      </div>
    </>
  );
}

interface RowProps {
  readonly row: PaletteRow;
  readonly id: string;
  readonly isSelected: boolean;
}

function Row({ row, id, isSelected }: RowProps) {
  const { name, hint, icon: RowIcon, shortcut } = row;
  return (
    <UnstyledButton
      role="option"
      id={id}
      aria-selected={isSelected}
      tabIndex={-1}
      data-selected={isSelected || undefined}
      className="palette-row"
      // The cursor stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runRow(row)}
    >
      <RowIcon size={16} stroke={1.75} aria-hidden="true" />
      <span className="palette-name">{name}</span>
      {hint !== undefined && <span className="palette-hint">{hint}</span>}
      {shortcut !== undefined && <Keys of={shortcut} />}
    </UnstyledButton>
  );
}

function runRow(row: PaletteRow | undefined): void {
  if (row === undefined) return;
  closePalette();
  void row.run();
}
