import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ColumnMapping, ImportPreview } from '../../../src-shared/import/import.ts';
import { fileFormats, type ReadingOptions } from '../../../src-shared/import/file-reading.ts';
import type { ImportDraft } from './import-draft.ts';
import type { ImportOrder } from '../../api/imports/import-run.ts';
import { useImportPreview } from '../../api/imports/imports.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { useSettings } from '../../api/settings.ts';
import { Loaded } from '../../ui/states.tsx';
import { formatBytes, formatCount } from '../../ui/text/numbers.ts';
import { ImportSection } from './import-section.tsx';
import { listProblem, mappingProblem } from './mapping.ts';
import { MappingTable } from './mapping-table.tsx';
import { OptionsSection } from './options-section.tsx';
import { ReadingSection } from './reading-section.tsx';
import { StartBar } from './start-bar.tsx';
import { UnreadableFile } from './unreadable-file.tsx';

interface MappingStepProps {
  readonly draft: ImportDraft;
  readonly onChange: (part: Partial<Omit<ImportDraft, 'file'>>) => void;
  readonly onStart: (order: ImportOrder) => void;
}

/** For files with more columns than this, the columns that are not imported can be hidden. */
const manyColumns = 12;

/** Shows how Ovo reads a file; the user chooses what each column becomes. */
export function MappingStep(props: MappingStepProps) {
  const settings = useSettings();
  return (
    <Loaded query={settings} failure="The settings could not be read">
      {({ defaultCountry }) => (
        <ReadFile {...props} country={props.draft.country ?? defaultCountry} />
      )}
    </Loaded>
  );
}

function ReadFile(props: MappingStepProps & { readonly country: string }) {
  const { draft, country, onChange } = props;
  const { file, reading } = draft;
  const query = useImportPreview({ token: file.token, country, reading });
  if (query.error !== null) {
    return (
      <UnreadableFile
        fileName={file.fileName}
        reading={reading}
        error={query.error}
        onReading={(part) => onChange({ reading: { ...reading, ...part } })}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <Loaded query={query} failure={`${file.fileName} could not be read`} lines={8}>
      {(preview) => (
        <Mapping
          {...props}
          preview={preview}
          isReading={query.isFetching || query.isPlaceholderData}
        />
      )}
    </Loaded>
  );
}

interface MappingProps extends MappingStepProps {
  readonly country: string;
  readonly preview: ImportPreview;
  /** Whether the file is being read again, so that the preview may be outdated. */
  readonly isReading: boolean;
}

function Mapping({ draft, country, preview, isReading, onChange, onStart }: MappingProps) {
  const { file } = draft;
  const lists = useLists().data ?? [];
  const [importedOnly, setImportedOnly] = useState(false);
  // The choices are for these columns; another delimiter makes other ones.
  const columns = JSON.stringify(preview.columns.map((column) => column.name));
  const mapping: ColumnMapping =
    draft.edited?.columns === columns
      ? draft.edited.mapping
      : preview.columns.map((column) => column.suggestion);
  // The menus show a choice at once, before the file is read that way.
  const reading = isReading ? withChosen(preview.reading, draft.reading) : preview.reading;
  const imported = mapping.filter(({ kind }) => kind !== 'ignore').length;

  const start = () =>
    onStart({
      fileName: file.fileName,
      request: {
        token: file.token,
        country,
        reading: preview.reading,
        mapping,
        listName: draft.listName.trim() === '' ? null : draft.listName.trim(),
        tags: [...draft.tags],
        consent: draft.consentSource.trim() === '' ? null : { source: draft.consentSource.trim() },
        onDuplicate: draft.onDuplicate,
      },
    });

  return (
    <Stack gap="xl" className="import-mapping" aria-busy={isReading}>
      <AboutFile fileName={file.fileName} preview={preview} />
      <ReadingSection
        preview={preview}
        reading={reading}
        country={country}
        isReading={isReading}
        onCountry={(code) => onChange({ country: code })}
        onReading={(part) => onChange({ reading: { ...reading, ...part } })}
      />
      <ImportSection
        title="Columns"
        description={
          preview.isRemembered
            ? 'Matched as in your last file with these columns. Change any that are wrong.'
            : 'We matched these automatically. Change any that are wrong.'
        }
        beside={
          preview.columns.length > manyColumns && (
            <SegmentedControl
              size="xs"
              aria-label="Columns to show"
              value={importedOnly ? 'imported' : 'all'}
              onChange={(value) => setImportedOnly(value === 'imported')}
              data={[
                { value: 'all', label: `All ${formatCount(mapping.length)}` },
                { value: 'imported', label: `Imported: ${formatCount(imported)}` },
              ]}
            />
          )
        }
      >
        <MappingTable
          preview={preview}
          mapping={mapping}
          importedOnly={importedOnly && preview.columns.length > manyColumns}
          onChange={(next) => onChange({ edited: { columns, mapping: next } })}
        />
      </ImportSection>
      <OptionsSection draft={draft} onChange={onChange} />
      <StartBar
        preview={preview}
        mapping={mapping}
        errorMessage={mappingProblem(mapping) ?? listProblem(draft.listName, lists)}
        isReading={isReading}
        onStart={start}
      />
    </Stack>
  );
}

/** How the file was read, changed by what the user chose since. */
function withChosen(known: ReadingOptions, chosen: ReadingOptions): ReadingOptions {
  return {
    encoding: chosen.encoding ?? known.encoding,
    delimiter: chosen.delimiter ?? known.delimiter,
    sheet: chosen.sheet ?? known.sheet,
    hasHeader: chosen.hasHeader ?? known.hasHeader,
  };
}

interface AboutFileProps {
  readonly fileName: string;
  readonly preview: ImportPreview;
}

function AboutFile({ fileName, preview }: AboutFileProps) {
  const { format, sizeBytes, source } = preview;
  return (
    <div>
      <Text size="md" fw={600} className="ui-wrap">
        {fileName}
      </Text>
      <Text size="sm" c="dimmed">
        {`${fileFormats[format].name}, ${formatBytes(sizeBytes)}`}
        {source !== null && `. Looks like an export of ${source}.`}
      </Text>
    </div>
  );
}
