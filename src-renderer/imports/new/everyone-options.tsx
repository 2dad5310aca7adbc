import { Autocomplete, Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import type { ContactList } from '../../../src-shared/contact/contact.ts';
import type { OnDuplicate } from '../../../src-shared/import/import.ts';
import { contactLimits, tagSchema } from '../../../src-shared/contact/field-rules.ts';
import type { ImportDraft } from './import-draft.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { useTags } from '../../api/contacts/tags.ts';
import { words } from '../../words.ts';
import { Section } from '../../ui/page/section.tsx';
import { listProblem } from './mapping.ts';

const { options: said } = words.imports;

interface EveryoneOptionsProps {
  readonly draft: ImportDraft;
  readonly onChange: (part: Partial<Omit<ImportDraft, 'file'>>) => void;
}

/** The list, the tags and the consent for everyone in the file, and what to do with known contacts. */
export function EveryoneOptions({ draft, onChange }: EveryoneOptionsProps) {
  const allLists = useLists().data ?? [];
  const lists = allLists.filter(({ filter }) => filter === null);
  const tags = useTags().data ?? [];
  const existing = lists.find((list) => list.name === draft.listName.trim());
  return (
    <Section title={said.title}>
      <Stack gap="sm">
        <Autocomplete
          label={said.list}
          description={listHint(draft.listName, existing)}
          data={lists.map((list) => list.name)}
          value={draft.listName}
          error={listProblem(draft.listName, allLists)}
          onChange={(listName) => onChange({ listName })}
          maxLength={contactLimits.listNameLength}
          limit={50}
        />
        <TagsInput
          label={said.tags}
          description={said.tagsHint}
          data={tags.map(({ name }) => name)}
          value={[...draft.tags]}
          onChange={(chosen) => onChange({ tags: chosen.filter(isTag) })}
          maxTags={contactLimits.tagsAtOnce}
          splitChars={[',', ';']}
          acceptValueOnBlur
          isDuplicate={(value, current) =>
            current.some((tag) => tag.toLowerCase() === value.trim().toLowerCase())
          }
        />
        <TextInput
          label={said.consent}
          description={said.consentHint}
          placeholder={said.consentExample}
          value={draft.consentSource}
          maxLength={contactLimits.consentSourceLength}
          onChange={(event) => onChange({ consentSource: event.currentTarget.value })}
        />
        <Duplicates
          value={draft.onDuplicate}
          onChange={(onDuplicate) => onChange({ onDuplicate })}
        />
      </Stack>
    </Section>
  );
}

interface DuplicatesProps {
  readonly value: OnDuplicate;
  readonly onChange: (choice: OnDuplicate) => void;
}

const choices: readonly OnDuplicate[] = ['update', 'fill', 'skip'];

function Duplicates({ value, onChange }: DuplicatesProps) {
  return (
    <Radio.Group
      label={said.duplicates}
      value={value}
      onChange={(chosen) => onChange(choices.find((choice) => choice === chosen) ?? value)}
    >
      <Stack gap="xs" mt={6}>
        {choices.map((choice) => (
          <Radio
            key={choice}
            size="xs"
            value={choice}
            label={said.onDuplicate[choice].label}
            description={said.onDuplicate[choice].text}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function isTag(text: string): boolean {
  return tagSchema.safeParse(text).success;
}

function listHint(name: string, list: Pick<ContactList, 'count'> | undefined): string {
  if (name.trim() === '') return said.noList;
  if (list === undefined) return said.newList;
  return list.count === null ? said.onListUncounted : said.onList(list.count);
}
