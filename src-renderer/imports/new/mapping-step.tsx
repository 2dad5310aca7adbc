import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ColumnMapping, ImportPreview } from '../../../src-shared/import/import.ts';
import type { ReadingOptions } from '../../../src-shared/import/file-reading.ts';
import type { ImportDraft } from './import-draft.ts';
import type { ImportOrder } from '../../api/imports/import-run.ts';
import { useImportForecast, useImportPreview } from '../../api/imports/imports.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { useSettings } from '../../api/settings.ts';
import { words } from '../../words.ts';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { columnNotes, importChecks } from './checks.ts';
import { ColumnsSection } from './columns-section.tsx';
import { EveryoneOptions } from './everyone-options.tsx';
import { fileFacts } from './file-facts.ts';
import { ImportChecks } from './import-checks.tsx';
import { ImportFrame } from './import-frame.tsx';
import { listProblem, mappingToCount } from './mapping.ts';
import { ReadingBar } from './reading-bar.tsx';
import { UnreadableFile } from './unreadable-file.tsx';

interface MappingStepProps {
  readonly draft: ImportDraft;
  readonly onChange: (part: Partial<Omit<ImportDraft, 'file'>>) => void;
  readonly onStart: (order: ImportOrder) => void;
  /** The button that chooses another file. */
  readonly other: ReactNode;
}

const { mapping: said } = words.imports;

/** Shows how Ovo reads a file; the user chooses what each column becomes. */
export function MappingStep(props: MappingStepProps) {
  const settings = useSettings();
  const country = props.draft.country ?? settings.data?.defaultCountry ?? null;
  if (country !== null) return <ReadFile {...props} country={country} />;
  return (
    <ImportFrame title={said.title(props.draft.file.fileName)} actions={props.other}>
      {settings.error === null ? (
        <LoadingLines lines={8} />
      ) : (
        <ErrorPanel
          title={said.settingsUnread}
          message={settings.error.message}
          onRetry={() => void settings.refetch()}
        />
      )}
    </ImportFrame>
  );
}

function ReadFile(props: MappingStepProps & { readonly country: string }) {
  const { draft, country, onChange } = props;
  const { file, reading } = draft;
  const query = useImportPreview({ token: file.token, country, reading });
  if (query.error === null && query.data !== undefined) {
    const isReading = query.isFetching || query.isPlaceholderData;
    return <Mapping {...props} preview={query.data} isReading={isReading} />;
  }
  return (
    <ImportFrame title={said.title(file.fileName)} actions={props.other}>
      {query.error === null ? (
        <LoadingLines lines={8} />
      ) : (
        <UnreadableFile
          fileName={file.fileName}
          reading={reading}
          error={query.error}
          onReading={(part) => onChange({ reading: { ...reading, ...part } })}
          onRetry={() => void query.refetch()}
        />
      )}
    </ImportFrame>
  );
}

interface MappingProps extends MappingStepProps {
  readonly country: string;
  readonly preview: ImportPreview;
  /** Whether the file is being read again, so that the preview may be outdated. */
  readonly isReading: boolean;
}

function Mapping(props: MappingProps) {
  const { draft, country, preview, isReading, onChange, onStart, other } = props;
  const { file } = draft;
  const lists = useLists().data ?? [];
  // The choices are for these columns; another delimiter makes other ones.
  const columns = JSON.stringify(preview.columns.map((column) => column.name));
  const mapping: ColumnMapping =
    draft.edited?.columns === columns
      ? draft.edited.mapping
      : preview.columns.map((column) => column.suggestion);
  // The menus show a choice at once, before the file is read that way.
  const reading = isReading ? withChosen(preview.reading, draft.reading) : preview.reading;
  const counted = useImportForecast({
    token: file.token,
    country,
    reading: preview.reading,
    mapping: mappingToCount(mapping),
  });
  const forecast = counted.data;
  const checks = importChecks({
    columns: preview.columns,
    mapping,
    forecast,
    failure: counted.error?.message ?? null,
    listProblem: listProblem(draft.listName, lists),
    consentSource: draft.consentSource,
  });
  const toDecide = checks.filter(({ state }) => state === 'wrong' || state === 'decide').length;
  const isWrong = checks.some(({ state }) => state === 'wrong');
  const isCounted = forecast?.isExact === true && forecast.contacts > 0 && !isWrong;

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
    <ImportFrame
      title={said.title(file.fileName)}
      layout="fill"
      beside={
        <output>
          {toDecide === 0 ? (
            <StatusBadge tone="delivered">{said.ready}</StatusBadge>
          ) : (
            <StatusBadge tone="attention">{said.toDecide(toDecide)}</StatusBadge>
          )}
        </output>
      }
      facts={fileFacts(preview, forecast)}
      actions={
        <Button disabled={isWrong || isReading} onClick={start}>
          {isCounted ? said.start(forecast.contacts) : said.startUncounted}
        </Button>
      }
    >
      <div className="import-layout" aria-busy={isReading}>
        <div className="import-main">
          <ReadingBar
            preview={preview}
            reading={reading}
            country={country}
            isReading={isReading}
            other={other}
            onCountry={(code) => onChange({ country: code })}
            onReading={(part) => onChange({ reading: { ...reading, ...part } })}
          />
          <ColumnsSection
            preview={preview}
            mapping={mapping}
            notes={columnNotes(preview, mapping, forecast)}
            onChange={(next) => onChange({ edited: { columns, mapping: next } })}
          />
        </div>
        <div className="import-side">
          <ImportChecks checks={checks} />
          <EveryoneOptions draft={draft} onChange={onChange} />
        </div>
      </div>
    </ImportFrame>
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
