import { Table } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { FindField, foundByName } from '../controls/find-field.tsx';
import { EmptyState } from '../states.tsx';
import { StatusText } from '../status-text.tsx';
import { TableCard } from './table-card.tsx';

/** What a table says of itself. */
interface FoundTableTexts {
  /** Its name, for assistive technology. */
  readonly title: string;
  /** The name of the field that narrows it. */
  readonly find: string;
  /** The name of the last column, with the actions of a row. */
  readonly columns: { readonly actions: string };
  readonly noneFound: string;
  readonly noneFoundText: string;
  /** Read aloud while it is narrowed. */
  readonly found: (rows: number) => string;
}

interface FoundTableProps<Row extends { readonly name: string }> {
  readonly texts: FoundTableTexts;
  readonly rows: readonly Row[];
  /** Those that a text finds; all where it is empty. By name unless given. */
  readonly foundIn?: (rows: readonly Row[], typed: string) => readonly Row[];
  /** Whether few rows are narrowed, too: where more is searched than their names. */
  readonly isAlwaysSearched?: boolean;
  /** In pixels, as of a `TableCard`. */
  readonly minWidth: number;
  /** `Table.Th`s, without that of the actions. */
  readonly head: ReactNode;
  /** A `Table.Tr`, with its key. */
  readonly children: (row: Row) => ReactNode;
}

/** A short table that is narrowed as one types; its rows end with actions. */
export function FoundTable<Row extends { readonly name: string }>(props: FoundTableProps<Row>) {
  const { texts, rows, foundIn = foundByName, isAlwaysSearched = false } = props;
  const { minWidth, head, children } = props;
  const [search, setSearch] = useState('');
  const found = foundIn(rows, search);
  return (
    <>
      <FindField
        label={texts.find}
        of={isAlwaysSearched ? Infinity : rows.length}
        value={search}
        onChange={setSearch}
      />
      <StatusText className="ui-hidden">
        {search.trim() === '' ? '' : texts.found(found.length)}
      </StatusText>
      {found.length === 0 ? (
        <EmptyState scene="search" title={texts.noneFound}>
          {texts.noneFoundText}
        </EmptyState>
      ) : (
        <TableCard
          label={texts.title}
          minWidth={minWidth}
          head={
            <>
              {head}
              <Table.Th scope="col" w={64}>
                <span className="ui-hidden">{texts.columns.actions}</span>
              </Table.Th>
            </>
          }
        >
          {found.map(children)}
        </TableCard>
      )}
    </>
  );
}
