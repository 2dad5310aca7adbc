import { useState } from 'react';
import type { ColumnMapping, ImportPreview } from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';
import { FilterTabs, type FilterTab } from '../../ui/data/filter-tabs.tsx';
import { Section } from '../../ui/page/section.tsx';
import { customFieldProblems } from './mapping.ts';
import { MappingGrid } from './mapping-grid.tsx';

interface ColumnsSectionProps {
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
  /** What to decide about a column, by its place. */
  readonly notes: ReadonlyMap<number, string>;
  readonly onChange: (mapping: ColumnMapping) => void;
}

type Shown = 'all' | 'imported' | 'undecided';

/** For files with more columns than this, some of the columns can be hidden. */
const manyColumns = 12;

const { columns: said } = words.imports.mapping;

/** The columns of the file, what each becomes, and the first rows. */
export function ColumnsSection({ preview, mapping, notes, onChange }: ColumnsSectionProps) {
  const [chosen, setChosen] = useState<Shown>('all');
  const problems = customFieldProblems(mapping);
  const places = {
    all: mapping.map((_, place) => place),
    imported: mapping.flatMap(({ kind }, place) => (kind === 'ignore' ? [] : [place])),
    undecided: mapping.flatMap((_, place) =>
      notes.has(place) || problems.has(place) ? [place] : [],
    ),
  } satisfies Readonly<Record<Shown, readonly number[]>>;
  const isMany = preview.columns.length > manyColumns;
  const shown = isMany && places[chosen].length > 0 ? chosen : 'all';
  const tabs: readonly FilterTab<Shown>[] = [
    { value: 'all', label: said.all, count: places.all.length },
    { value: 'imported', label: said.imported, count: places.imported.length },
    { value: 'undecided', label: said.undecided, count: places.undecided.length },
  ];
  return (
    <div className="import-columns">
      <Section
        title={said.title}
        about={preview.isRemembered ? said.remembered : said.matched}
        link={
          isMany && (
            <FilterTabs label={said.toShow} tabs={tabs} value={shown} onChange={setChosen} />
          )
        }
        isFlush
      >
        <MappingGrid
          preview={preview}
          mapping={mapping}
          notes={notes}
          shown={places[shown]}
          onChange={onChange}
        />
      </Section>
    </div>
  );
}
