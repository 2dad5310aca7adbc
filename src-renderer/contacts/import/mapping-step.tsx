import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type {
  ColumnMapping,
  Delimiter,
  Encoding,
  ImportPreview,
  OnDuplicate,
} from '../../../src-shared/contact/import.ts';
import type { ImportOrder } from '../../api/import-run.ts';
import { useImportPreview } from '../../api/imports.ts';
import { useSettings } from '../../api/settings.ts';
import { Loaded } from '../../ui/states.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { formatBytes, formatCount } from '../../ui/text/numbers.ts';
import { ImportOptions } from './import-options.tsx';
import { listNameFor, mappingRefusal, textableRows } from './mapping.ts';
import { MappingTable } from './mapping-table.tsx';

interface MappingStepProps {
  readonly token: string;
  readonly fileName: string;
  readonly onStart: (order: ImportOrder) => void;
}

/** How the file is read; null where Ovo finds it out. */
interface Reading {
  readonly country: string;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
}

/** Shows how Ovo reads a file, and lets the person say what each column is. */
export function MappingStep(props: MappingStepProps) {
  const settings = useSettings();
  return (
    <Loaded query={settings} failure="The settings could not be read">
      {(known) => <Mapping {...props} defaultCountry={known.defaultCountry} />}
    </Loaded>
  );
}

function Mapping(props: MappingStepProps & { readonly defaultCountry: string }) {
  const { token, fileName, onStart, defaultCountry } = props;
  const [reading, setReading] = useState<Reading>({
    country: defaultCountry,
    encoding: null,
    delimiter: null,
  });
  const [edited, setEdited] = useState<{
    readonly columns: string;
    readonly mapping: ColumnMapping;
  } | null>(null);
  const [listName, setListName] = useState(listNameFor(fileName));
  const [onDuplicate, setOnDuplicate] = useState<OnDuplicate>('update');
  const query = useImportPreview({ token, ...reading });

  const start = (preview: ImportPreview, mapping: ColumnMapping) =>
    onStart({
      fileName,
      request: {
        token,
        country: reading.country,
        encoding: preview.encoding,
        delimiter: preview.delimiter,
        mapping,
        listName: listName.trim() === '' ? null : listName.trim(),
        onDuplicate,
      },
    });

  return (
    <Loaded query={query} failure={`${fileName} could not be read`} lines={8}>
      {(preview) => {
        // What was chosen for these columns says nothing of others, which another delimiter makes.
        const columns = JSON.stringify(preview.columns.map((column) => column.name));
        const mapping =
          edited?.columns === columns
            ? edited.mapping
            : preview.columns.map((column) => column.suggestion);
        const refusal = mappingRefusal(mapping);
        return (
          <Stack gap="md" className="import-mapping" data-stale={query.isFetching || undefined}>
            <Text size="sm">
              <b>{fileName}</b>
              <Text span c="dimmed" inherit>
                {`, ${formatBytes(preview.sizeBytes)}`}
              </Text>
            </Text>
            <ImportOptions
              preview={preview}
              country={reading.country}
              listName={listName}
              onDuplicate={onDuplicate}
              onReading={(part) => setReading((known) => ({ ...known, ...part }))}
              onListName={setListName}
              onOnDuplicate={setOnDuplicate}
            />
            <MappingTable
              preview={preview}
              mapping={mapping}
              onChange={(next) => setEdited({ columns, mapping: next })}
            />
            <Group justify="space-between" gap="sm">
              <Hint preview={preview} mapping={mapping} refusal={refusal} />
              <Button
                size="sm"
                disabled={refusal !== null || query.isFetching || query.isPlaceholderData}
                onClick={() => start(preview, mapping)}
              >
                Import
              </Button>
            </Group>
          </Stack>
        );
      }}
    </Loaded>
  );
}

interface HintProps {
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
  readonly refusal: string | null;
}

function Hint({ preview, mapping, refusal }: HintProps) {
  const textable = textableRows(preview, mapping);
  return (
    <StatusText size="sm" {...(refusal === null ? {} : { c: 'var(--mantine-color-error)' })}>
      {refusal ??
        `${formatCount(textable ?? 0)} of ${formatCount(preview.rows.length)} shown rows have a number that can be texted.`}
    </StatusText>
  );
}
