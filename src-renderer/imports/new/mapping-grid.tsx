import { Autocomplete, NativeSelect, Table } from '@mantine/core';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import type {
  ColumnMapping,
  ColumnTarget,
  ImportPreview,
} from '../../../src-shared/import/import.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { words } from '../../words.ts';
import { numbered } from '../../ui/numbered.ts';
import { ScrollRegion } from '../../ui/page/scroll-region.tsx';
import {
  chooseTarget,
  customFieldProblems,
  movePhone,
  nameCustomField,
  phoneColumns,
  normalizeCustomField,
} from './mapping.ts';
import { choiceNamed, choiceOf, hintOf, targetGroups } from './target-choices.ts';

interface MappingGridProps {
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
  /** What to decide about a column, by its place. */
  readonly notes: ReadonlyMap<number, string>;
  /** The places of the columns to show, ascending. */
  readonly shown: readonly number[];
  readonly onChange: (mapping: ColumnMapping) => void;
}

const { columns: said, file } = words.imports.mapping;

/** The first rows of the file; the head of each column has the choice of what the column becomes. */
export function MappingGrid({ preview, mapping, notes, shown, onChange }: MappingGridProps) {
  const problems = customFieldProblems(mapping);
  const phones = phoneColumns(mapping);
  const tooMany = Math.max(0, ...preview.rows.map((row) => row.length - preview.columns.length));
  return (
    <ScrollRegion label={file.firstRows} className="import-grid">
      <Table>
        <Table.Thead>
          <Table.Tr>
            {shown.map((place) => {
              const column = preview.columns[place];
              return (
                column !== undefined && (
                  <ColumnHead
                    key={place}
                    place={place}
                    column={column}
                    shownRows={preview.rows.length}
                    mapping={mapping}
                    phones={phones}
                    note={notes.get(place)}
                    problem={problems.get(place)}
                    onChange={onChange}
                  />
                )
              );
            })}
            {tooMany > 0 && (
              <Table.Th scope="col" colSpan={tooMany}>
                {said.extraCells}
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <SampleRows
          rows={preview.rows}
          width={preview.columns.length}
          shown={shown.join(' ')}
          ignored={shown.filter((place) => mapping[place]?.kind === 'ignore').join(' ')}
        />
      </Table>
    </ScrollRegion>
  );
}

interface SampleRowsProps {
  readonly rows: ImportPreview['rows'];
  /** Columns of the file. */
  readonly width: number;
  /** Places of columns, joined by spaces: typing in a head draws no row again. */
  readonly shown: string;
  readonly ignored: string;
}

const SampleRows = memo(function SampleRows({ rows, width, shown, ignored }: SampleRowsProps) {
  const places = shown === '' ? [] : shown.split(' ').map(Number);
  const isIgnored = new Set(ignored.split(' '));
  return (
    <Table.Tbody>
      {numbered(rows).map((row) => (
        <Table.Tr key={row.place}>
          {places.map((place, order) => {
            const cell = row.value[place] ?? '';
            const props = {
              title: cell,
              'data-ignored': isIgnored.has(String(place)) || undefined,
            };
            return order === 0 ? (
              <Table.Th key={place} scope="row" {...props}>
                {cell}
              </Table.Th>
            ) : (
              <Table.Td key={place} {...props}>
                {cell}
              </Table.Td>
            );
          })}
          {numbered(row.value.slice(width)).map((cell) => (
            <Table.Td key={`extra ${cell.place}`} title={cell.value}>
              {cell.value}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
});

interface ColumnHeadProps {
  readonly place: number;
  readonly column: ImportPreview['columns'][number];
  readonly shownRows: number;
  readonly mapping: ColumnMapping;
  readonly phones: readonly number[];
  readonly note: string | undefined;
  readonly problem: string | undefined;
  readonly onChange: (mapping: ColumnMapping) => void;
}

function ColumnHead(props: ColumnHeadProps) {
  const { place, column, shownRows, mapping, phones, note, problem, onChange } = props;
  const target = mapping[place] ?? { kind: 'ignore' };
  const choice = choiceOf(target);
  const hint = choice === 'phone' ? said.textable(column.textableRows, shownRows) : hintOf(choice);
  return (
    <Table.Th
      scope="col"
      data-ignored={target.kind === 'ignore' || undefined}
      data-undecided={note !== undefined || problem !== undefined || undefined}
    >
      <div className="import-column" title={column.name}>
        {column.name}
      </div>
      <NativeSelect
        aria-label={said.importAs(column.name)}
        data={targetGroups.map(({ group, items }) => ({ group, items: [...items] }))}
        value={choice}
        onChange={(event) =>
          onChange(
            chooseTarget(mapping, place, choiceNamed(event.currentTarget.value), column.name),
          )
        }
      />
      {target.kind === 'custom' && (
        <CustomFieldName
          column={column.name}
          name={target.name}
          problem={problem}
          onName={(name) => onChange(nameCustomField(mapping, place, name))}
          onLeave={() => onChange(normalizeCustomField(mapping, place))}
        />
      )}
      {choice === 'phone' && phones.length > 1 && (
        <NativeSelect
          aria-label={said.place(column.name)}
          data={phones.map((_, rank) => ({ value: String(rank), label: said.rank(rank + 1) }))}
          value={String(phones.indexOf(place))}
          onChange={(event) =>
            onChange(movePhone(mapping, place, Number(event.currentTarget.value)))
          }
        />
      )}
      {note === undefined ? (
        <Remark isMatched={isSame(target, column.suggestion)} hint={hint} />
      ) : (
        <div className="import-note" data-tone="attention">
          <IconAlertCircle size={14} aria-hidden="true" />
          {note}
        </div>
      )}
    </Table.Th>
  );
}

/** That the choice is Ovo's own, and what the choice does. */
function Remark({
  isMatched,
  hint,
}: {
  readonly isMatched: boolean;
  readonly hint: string | null;
}) {
  if (!isMatched && hint === null) return null;
  return (
    <div className="import-note" {...(isMatched ? { title: said.isMatched } : {})}>
      {isMatched && <IconCheck size={14} aria-hidden="true" />}
      {isMatched && hint !== null && <span className="ui-hidden">{`${said.isMatched}. `}</span>}
      {hint ?? said.isMatched}
    </div>
  );
}

/** Whether Ovo itself matched a column so. */
function isSame(one: ColumnTarget, other: ColumnTarget): boolean {
  if (one.kind === 'ignore') return false;
  return one.kind === 'field'
    ? other.kind === 'field' && one.field === other.field
    : other.kind === 'custom' && one.name === other.name;
}

interface CustomFieldNameProps {
  readonly column: string;
  readonly name: string;
  readonly problem: string | undefined;
  readonly onName: (name: string) => void;
  readonly onLeave: () => void;
}

/** The name of a custom field in texts; suggests the fields that contacts have already. */
function CustomFieldName({ column, name, problem, onName, onLeave }: CustomFieldNameProps) {
  const known = useCustomFields().data ?? [];
  return (
    <Autocomplete
      aria-label={said.fieldName(column)}
      data={[...known]}
      value={name}
      error={problem}
      maxLength={64}
      limit={30}
      onChange={onName}
      onBlur={onLeave}
    />
  );
}
