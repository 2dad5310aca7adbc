import { Group, NativeSelect, Stack } from '@mantine/core';
import type { ReadingOptions } from '../../../src-shared/import/file-reading.ts';
import { words } from '../../words.ts';
import { ErrorPanel } from '../../ui/states.tsx';
import { delimiterChoices, encodingChoices } from './reading-choices.ts';

interface UnreadableFileProps {
  readonly fileName: string;
  readonly reading: ReadingOptions;
  readonly error: Error;
  readonly onReading: (part: Partial<ReadingOptions>) => void;
  readonly onRetry: () => void;
}

const { mapping } = words.imports;

/** Why a file could not be read, and other ways to read it. */
export function UnreadableFile(props: UnreadableFileProps) {
  const { fileName, reading, error, onReading, onRetry } = props;
  const detect = { value: '', label: mapping.detect };
  return (
    <Stack gap="md">
      <ErrorPanel title={mapping.unreadable(fileName)} message={error.message} onRetry={onRetry} />
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={mapping.otherEncoding}
          data={[detect, ...encodingChoices]}
          value={reading.encoding ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const chosen = encodingChoices.find((choice) => choice.value === value);
            onReading({ encoding: chosen?.value ?? null });
          }}
        />
        <NativeSelect
          label={mapping.otherDelimiter}
          data={[detect, ...delimiterChoices]}
          value={reading.delimiter ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const chosen = delimiterChoices.find((choice) => choice.value === value);
            onReading({ delimiter: chosen?.value ?? null });
          }}
        />
      </Group>
    </Stack>
  );
}
