import { MultiSelect, Select } from '@mantine/core';
import { useImportChoices } from '../../api/contacts/contacts.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { useTags } from '../../api/contacts/tags.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import type { FacetEditorProps } from './facets.ts';
import { withoutFacet } from './facets.ts';

const { editors: texts } = words.contacts.filter;

/** The menu is part of the popover; otherwise choosing would close the popover. */
const inPopover = { withinPortal: false } as const;

/** Members of any of these static lists. */
export function ListChoice({ filter, onChange }: FacetEditorProps) {
  const lists = (useLists().data ?? []).filter((list) => list.filter === null);
  return (
    <MultiSelect
      label={texts.lists}
      data={lists.map(({ id, name, count }) => ({
        value: String(id),
        label: texts.counted(name, formatCount(count ?? 0)),
      }))}
      value={(filter.listIds ?? []).map(String)}
      onChange={(ids) =>
        onChange(
          ids.length === 0
            ? withoutFacet(filter, { kind: 'list' })
            : { ...filter, listIds: ids.map(Number) },
        )
      }
      searchable
      data-autofocus
      comboboxProps={inPopover}
      nothingFoundMessage={lists.length === 0 ? texts.noLists : texts.noSuchList}
    />
  );
}

interface TagChoiceProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** A choice of tags. */
export function TagChoice({ label, value, onChange }: TagChoiceProps) {
  const tags = useTags().data ?? [];
  return (
    <MultiSelect
      label={label}
      data={tags.map(({ name, count }) => ({
        value: name,
        label: texts.counted(name, formatCount(count)),
      }))}
      value={[...value]}
      onChange={onChange}
      searchable
      data-autofocus
      comboboxProps={inPopover}
      nothingFoundMessage={tags.length === 0 ? texts.noTags : texts.noSuchTag}
    />
  );
}

/** Contacts that an import added. */
export function ImportChoice({ filter, onChange }: FacetEditorProps) {
  const imports = useImportChoices().data ?? [];
  return (
    <Select
      label={texts.import}
      data={imports.map(({ id, fileName, at }) => ({
        value: String(id),
        label: texts.importAt(fileName, formatMoment(at)),
      }))}
      value={filter.importId === undefined ? null : String(filter.importId)}
      onChange={(id) =>
        onChange(
          id === null
            ? withoutFacet(filter, { kind: 'import' })
            : { ...filter, importId: Number(id) },
        )
      }
      searchable
      data-autofocus
      comboboxProps={inPopover}
      nothingFoundMessage={imports.length === 0 ? texts.noImports : texts.noSuchImport}
    />
  );
}
