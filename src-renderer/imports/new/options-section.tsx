import { Autocomplete, Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import type { OnDuplicate } from '../../../src-shared/import/import.ts';
import { contactLimits, tagSchema } from '../../../src-shared/contact/field-rules.ts';
import type { ImportDraft } from './import-draft.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { useTags } from '../../api/contacts/tags.ts';
import { plural } from '../../ui/text/numbers.ts';
import { ImportSection } from './import-section.tsx';
import { listProblem } from './mapping.ts';

interface OptionsSectionProps {
  readonly draft: ImportDraft;
  readonly onChange: (part: Partial<Omit<ImportDraft, 'file'>>) => void;
}

/** The list, the tags and the consent for everyone in the file, and what to do with known contacts. */
export function OptionsSection({ draft, onChange }: OptionsSectionProps) {
  const allLists = useLists().data ?? [];
  const lists = allLists.filter(({ filter }) => filter === null);
  const tags = useTags().data ?? [];
  const existing = lists.find((list) => list.name === draft.listName.trim());
  return (
    <ImportSection title="Apply to everyone in this file">
      <div className="import-options">
        <Stack gap="sm">
          <Autocomplete
            size="xs"
            label="List"
            description={listHint(draft.listName, existing?.count ?? undefined)}
            data={lists.map((list) => list.name)}
            value={draft.listName}
            error={listProblem(draft.listName, allLists)}
            onChange={(listName) => onChange({ listName })}
            maxLength={contactLimits.listNameLength}
            limit={50}
          />
          <TagsInput
            size="xs"
            label="Tags"
            description="For everyone in this file. Enter adds one."
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
            size="xs"
            label="How they all agreed to be texted"
            description="Kept as evidence for everyone without consent on record. Leave it empty if you are not sure."
            placeholder="Sign-up form on our website, 2026"
            value={draft.consentSource}
            maxLength={contactLimits.consentSourceLength}
            onChange={(event) => onChange({ consentSource: event.currentTarget.value })}
          />
        </Stack>
        <Duplicates
          value={draft.onDuplicate}
          onChange={(onDuplicate) => onChange({ onDuplicate })}
        />
      </div>
    </ImportSection>
  );
}

interface DuplicatesProps {
  readonly value: OnDuplicate;
  readonly onChange: (choice: OnDuplicate) => void;
}

const choices: readonly {
  readonly value: OnDuplicate;
  readonly label: string;
  readonly text: string;
}[] = [
  {
    value: 'update',
    label: 'Update the contact',
    text: 'The file’s values replace the contact’s. Empty cells change nothing.',
  },
  {
    value: 'fill',
    label: 'Fill empty fields',
    text: 'The file only adds what is missing. Nothing is replaced.',
  },
  {
    value: 'skip',
    label: 'Skip the row',
    text: 'The contact stays as it is. Only opt-outs still count.',
  },
];

function Duplicates({ value, onChange }: DuplicatesProps) {
  return (
    <Radio.Group
      size="xs"
      label="Numbers that are contacts already"
      value={value}
      onChange={(chosen) =>
        onChange(choices.find((choice) => choice.value === chosen)?.value ?? value)
      }
    >
      <Stack gap="xs" mt={6}>
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            size="xs"
            value={choice.value}
            label={choice.label}
            description={choice.text}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function isTag(text: string): boolean {
  return tagSchema.safeParse(text).success;
}

function listHint(name: string, count: number | undefined): string {
  if (name.trim() === '') return 'No list';
  return count === undefined ? 'A new list' : `Added to this list of ${plural(count, 'contact')}`;
}
