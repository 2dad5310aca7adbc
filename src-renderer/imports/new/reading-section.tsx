import { Checkbox, NativeSelect, Table } from '@mantine/core';
import { memo } from 'react';
import type { ImportPreview } from '../../../src-shared/import/import.ts';
import type { ReadingOptions } from '../../../src-shared/import/file-reading.ts';
import { CountrySelect } from '../../ui/country-select.tsx';
import { numbered } from '../../ui/numbered.ts';
import { Updating } from '../../ui/updating.tsx';
import { ScrollRegion } from '../../ui/page/scroll-region.tsx';
import { ImportSection } from './import-section.tsx';
import { delimiterChoices, encodingChoices } from './reading-choices.ts';

interface ReadingSectionProps {
  readonly preview: ImportPreview;
  /** How the file is to be read. */
  readonly reading: ReadingOptions;
  readonly country: string;
  /** Whether the file is being read again, so that the rows below are those of the last reading. */
  readonly isReading: boolean;
  readonly onCountry: (code: string) => void;
  readonly onReading: (part: Partial<ReadingOptions>) => void;
}

/** How the file is read, and its first rows, by which one sees whether that is right. */
export function ReadingSection(props: ReadingSectionProps) {
  const { preview, reading, country, isReading, onCountry, onReading } = props;
  const { sheets } = preview;
  return (
    <ImportSection
      title="The file"
      description="Wrong letters or columns below? Choose another way to read the file."
      beside={<Updating isUpdating={isReading}>Reading the file…</Updating>}
    >
      <div className="import-reading">
        <CountrySelect label="Country of the numbers" value={country} onChange={onCountry} />
        {reading.encoding !== null && (
          <NativeSelect
            size="xs"
            label="Text encoding"
            data={[...encodingChoices]}
            value={reading.encoding}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const chosen = encodingChoices.find((choice) => choice.value === value);
              if (chosen) onReading({ encoding: chosen.value });
            }}
          />
        )}
        {reading.delimiter !== null && (
          <NativeSelect
            size="xs"
            label="Delimiter"
            data={[...delimiterChoices]}
            value={reading.delimiter}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const chosen = delimiterChoices.find((choice) => choice.value === value);
              if (chosen) onReading({ delimiter: chosen.value });
            }}
          />
        )}
        {sheets.length > 1 && (
          <NativeSelect
            size="xs"
            label="Sheet"
            data={[...sheets]}
            value={reading.sheet ?? ''}
            onChange={(event) => onReading({ sheet: event.currentTarget.value })}
          />
        )}
        {reading.hasHeader !== null && (
          <Checkbox
            label="The first row names the columns"
            checked={reading.hasHeader}
            onChange={(event) => onReading({ hasHeader: event.currentTarget.checked })}
          />
        )}
      </div>
      <FirstRows columns={preview.columns} rows={preview.rows} />
    </ImportSection>
  );
}

const FirstRows = memo(function FirstRows({
  columns,
  rows,
}: Pick<ImportPreview, 'columns' | 'rows'>) {
  const tooMany = Math.max(0, ...rows.map((row) => row.length - columns.length));
  return (
    <ScrollRegion label="First rows of the file" className="import-table import-first-rows">
      <Table fz="xs" verticalSpacing={3} withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            {numbered(columns).map(({ place, value: { name } }) => (
              <Table.Th key={place} scope="col" className="import-cell" title={name}>
                {name}
              </Table.Th>
            ))}
            {tooMany > 0 && <Table.Td colSpan={tooMany} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {numbered(rows).map((row) => (
            <Table.Tr key={row.place}>
              {numbered(row.value).map((cell) => (
                <Table.Td key={cell.place} className="import-cell" title={cell.value}>
                  {cell.value}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
});
