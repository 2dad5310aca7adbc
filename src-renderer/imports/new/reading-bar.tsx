import { Checkbox, Group, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportPreview } from '../../../src-shared/import/import.ts';
import type { ReadingOptions } from '../../../src-shared/import/file-reading.ts';
import { words } from '../../words.ts';
import { CountrySelect } from '../../ui/controls/country-select.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Updating } from '../../ui/updating.tsx';
import { delimiterChoices, encodingChoices } from './reading-choices.ts';

interface ReadingBarProps {
  readonly preview: ImportPreview;
  /** How the file is to be read. */
  readonly reading: ReadingOptions;
  readonly country: string;
  /** Whether the file is being read again, so that the rows below are those of the last reading. */
  readonly isReading: boolean;
  /** The button that chooses another file. */
  readonly other: ReactNode;
  readonly onCountry: (code: string) => void;
  readonly onReading: (part: Partial<ReadingOptions>) => void;
}

const { file } = words.imports.mapping;

/** How the file is read; the rows below show whether that is right. */
export function ReadingBar(props: ReadingBarProps) {
  const { preview, reading, country, isReading, other, onCountry, onReading } = props;
  const { sheets } = preview;
  return (
    <Section
      title={file.title}
      about={file.about}
      link={
        <Group gap="sm" wrap="nowrap">
          <Updating isUpdating={isReading}>{file.reading}</Updating>
          {other}
        </Group>
      }
    >
      <div className="import-reading">
        <CountrySelect label={file.country} value={country} onChange={onCountry} />
        {reading.encoding !== null && (
          <NativeSelect
            label={file.encoding}
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
            label={file.delimiter}
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
            label={file.sheet}
            data={[...sheets]}
            value={reading.sheet ?? ''}
            onChange={(event) => onReading({ sheet: event.currentTarget.value })}
          />
        )}
        {reading.hasHeader !== null && (
          <Checkbox
            label={file.header}
            checked={reading.hasHeader}
            onChange={(event) => onReading({ hasHeader: event.currentTarget.checked })}
          />
        )}
      </div>
    </Section>
  );
}
