import { NativeSelect, Table, TextInput } from '@mantine/core';
import { memo } from 'react';
import type { ColumnMapping, ImportPreview } from '../../../src-shared/contact/import.ts';
import {
  chooseTarget,
  choiceOf,
  customFieldProblems,
  nameCustomField,
  targetLabels,
  type TargetChoice,
} from './mapping.ts';

interface MappingTableProps {
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
  readonly onChange: (mapping: ColumnMapping) => void;
}

// The keys of a record are exactly its type's; Object.keys cannot say so.
const choices = (Object.keys(targetLabels) as TargetChoice[]).map((value) => ({
  value,
  label: targetLabels[value],
}));

/** The first rows of a file, each column with the choice of what it becomes. */
export function MappingTable({ preview, mapping, onChange }: MappingTableProps) {
  const problems = customFieldProblems(mapping);
  return (
    <div className="import-table" role="region" aria-label="How the file is read" tabIndex={0}>
      <Table fz="xs" verticalSpacing={4} withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            {preview.columns.map((column, index) => {
              const target = mapping[index] ?? { kind: 'ignore' };
              return (
                // A file's columns are told apart by their place alone.
                <Table.Th key={index} scope="col">
                  <div className="import-column" title={column.name}>
                    {column.name}
                  </div>
                  <NativeSelect
                    size="xs"
                    aria-label={`${column.name} becomes`}
                    data={choices}
                    value={choiceOf(target)}
                    onChange={(event) => {
                      const chosen = choices.find(
                        ({ value }) => value === event.currentTarget.value,
                      );
                      if (chosen) {
                        onChange(chooseTarget(mapping, index, chosen.value, column.name));
                      }
                    }}
                  />
                  {target.kind === 'custom' && (
                    <TextInput
                      mt={4}
                      aria-label={`Name of the custom field for ${column.name}`}
                      value={target.name}
                      error={problems.get(index)}
                      onChange={(event) =>
                        onChange(nameCustomField(mapping, index, event.currentTarget.value))
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
    </div>
  );
}

/** The places of the columns that are not imported, as text, so that equal ones are equal. */
function ignoredOf(mapping: ColumnMapping): string {
  return mapping.flatMap((target, index) => (target.kind === 'ignore' ? [index] : [])).join(',');
}

interface PreviewRowsProps {
  readonly rows: ImportPreview['rows'];
  readonly ignored: string;
}

const PreviewRows = memo(function PreviewRows({ rows, ignored }: PreviewRowsProps) {
  const faint = new Set(ignored === '' ? [] : ignored.split(',').map(Number));
  return (
    <Table.Tbody>
      {rows.map((row, line) => (
        <Table.Tr key={line}>
          {row.map((cell, index) => (
            <Table.Td
              key={index}
              className="import-cell"
              data-ignored={faint.has(index) || undefined}
            >
              {cell}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
});
