import { NativeSelect, Table, TextInput } from '@mantine/core';
import { memo } from 'react';
import type { ColumnMapping, ImportPreview } from '../../../src-shared/contact/import.ts';
import { numbered } from '../../ui/numbered.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import {
  chooseTarget,
  choiceOf,
  customFieldProblems,
  nameCustomField,
  targetChoices,
} from './mapping.ts';

interface MappingTableProps {
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
  readonly onChange: (mapping: ColumnMapping) => void;
}

/** The first rows of a file, each column with the choice of what it becomes. */
export function MappingTable({ preview, mapping, onChange }: MappingTableProps) {
  const problems = customFieldProblems(mapping);
  return (
    <ScrollRegion label="How the file is read" className="import-table">
      <Table fz="xs" verticalSpacing={4} withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            {numbered(preview.columns).map(({ place, value: { name } }) => {
              const target = mapping[place] ?? { kind: 'ignore' };
              return (
                <Table.Th key={place} scope="col">
                  <div className="import-column" title={name}>
                    {name}
                  </div>
                  <NativeSelect
                    size="xs"
                    aria-label={`${name} becomes`}
                    data={[...targetChoices]}
                    value={choiceOf(target)}
                    onChange={(event) => {
                      const { value } = event.currentTarget;
                      const chosen = targetChoices.find((choice) => choice.value === value);
                      if (chosen) onChange(chooseTarget(mapping, place, chosen.value, name));
                    }}
                  />
                  {target.kind === 'custom' && (
                    <TextInput
                      mt={4}
                      aria-label={`Name of the custom field for ${name}`}
                      value={target.name}
                      error={problems.get(place)}
                      onChange={(event) =>
                        onChange(nameCustomField(mapping, place, event.currentTarget.value))
                      }
                    />
                  )}
                </Table.Th>
              );
            })}
          </Table.Tr>
        </Table.Thead>
        <PreviewRows rows={preview.rows} ignored={ignoredOf(mapping)} />
      </Table>
    </ScrollRegion>
  );
}

/** The places of the columns that are not imported, as text, so that equal ones are equal. */
function ignoredOf(mapping: ColumnMapping): string {
  return mapping.flatMap((target, place) => (target.kind === 'ignore' ? [place] : [])).join(',');
}

interface PreviewRowsProps {
  readonly rows: ImportPreview['rows'];
  readonly ignored: string;
}

const PreviewRows = memo(function PreviewRows({ rows, ignored }: PreviewRowsProps) {
  const faint = new Set(ignored === '' ? [] : ignored.split(',').map(Number));
  return (
    <Table.Tbody>
      {numbered(rows).map((row) => (
        <Table.Tr key={row.place}>
          {numbered(row.value).map((cell) => (
            <Table.Td
              key={cell.place}
              className="import-cell"
              data-ignored={faint.has(cell.place) || undefined}
            >
              {cell.value}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
});
