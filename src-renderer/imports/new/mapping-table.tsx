import { Autocomplete, NativeSelect, Table, Text } from '@mantine/core';
import type { ColumnMapping, ImportPreview } from '../../../src-shared/import/import.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { numbered } from '../../ui/numbered.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import {
  chooseTarget,
  customFieldProblems,
  movePhone,
  nameCustomField,
  phoneColumns,
  normalizeCustomField,
} from './mapping.ts';
import { choiceNamed, choiceOf, hintOf, ordinal, targetGroups } from './target-choices.ts';

interface MappingTableProps {
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
  /** Whether columns that are not imported are left out of the table. */
  readonly importedOnly: boolean;
  readonly onChange: (mapping: ColumnMapping) => void;
}

/** The columns of the file, with sample values and the choice of what each becomes. */
export function MappingTable({ preview, mapping, importedOnly, onChange }: MappingTableProps) {
  const problems = customFieldProblems(mapping);
  const phones = phoneColumns(mapping);
  const shown = numbered(preview.columns).filter(
    ({ place }) => !importedOnly || mapping[place]?.kind !== 'ignore',
  );
  return (
    <Table className="import-mapping-table" fz="xs" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Column</Table.Th>
          <Table.Th scope="col">Sample</Table.Th>
          <Table.Th scope="col">Import as</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {shown.map(({ place, value: column }) => (
          <ColumnRow
            key={place}
            place={place}
            column={column}
            shownRows={preview.rows.length}
            mapping={mapping}
            phones={phones}
            problem={problems.get(place)}
            onChange={onChange}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface ColumnRowProps {
  readonly place: number;
  readonly column: ImportPreview['columns'][number];
  readonly shownRows: number;
  readonly mapping: ColumnMapping;
  readonly phones: readonly number[];
  readonly problem: string | undefined;
  readonly onChange: (mapping: ColumnMapping) => void;
}

function ColumnRow(props: ColumnRowProps) {
  const { place, column, shownRows, mapping, phones, problem, onChange } = props;
  const target = mapping[place] ?? { kind: 'ignore' };
  const choice = choiceOf(target);
  const hint =
    choice === 'phone'
      ? `${formatCount(column.textableRows)} of ${formatCount(shownRows)} shown rows can be texted.`
      : hintOf(choice);
  return (
    <Table.Tr data-ignored={target.kind === 'ignore' || undefined}>
      <Table.Th scope="row" className="import-column" title={column.name}>
        {column.name}
      </Table.Th>
      <Table.Td className="import-samples" title={column.samples.join('\n')}>
        {column.samples.length === 0 ? 'Empty' : column.samples.join(' · ')}
      </Table.Td>
      <Table.Td>
        <div className="import-target">
          <NativeSelect
            size="xs"
            aria-label={`Import ${column.name} as`}
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
              size="xs"
              aria-label={`Place of ${column.name} among the phone columns`}
              data={phones.map((_, rank) => ({
                value: String(rank),
                label: `${ordinal(rank + 1)} to try`,
              }))}
              value={String(phones.indexOf(place))}
              onChange={(event) =>
                onChange(movePhone(mapping, place, Number(event.currentTarget.value)))
              }
            />
          )}
        </div>
        {hint !== null && (
          <Text size="xs" c="dimmed" mt={2}>
            {hint}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
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
      size="xs"
      aria-label={`Name of the custom field for ${column}`}
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
