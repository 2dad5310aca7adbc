import { Autocomplete, NativeSelect, SimpleGrid } from '@mantine/core';
import type {
  Delimiter,
  Encoding,
  ImportPreview,
  OnDuplicate,
} from '../../../src-shared/contact/import.ts';
import { useLists } from '../../api/contacts.ts';
import { CountrySelect } from '../../ui/country-select.tsx';
import { plural } from '../../ui/text/numbers.ts';
import { delimiterChoices, encodingChoices } from './reading-choices.ts';

interface ReadingPart {
  readonly country?: string;
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
}

interface ImportOptionsProps {
  readonly preview: ImportPreview;
  readonly country: string;
  readonly listName: string;
  readonly onDuplicate: OnDuplicate;
  readonly onReading: (part: ReadingPart) => void;
  readonly onListName: (name: string) => void;
  readonly onOnDuplicate: (choice: OnDuplicate) => void;
}

/** How the file is read, and where its people go. */
export function ImportOptions(props: ImportOptionsProps) {
  const { preview, country, listName, onDuplicate, onReading, onListName, onOnDuplicate } = props;
  const lists = useLists().data ?? [];
  const existing = lists.find((list) => list.name === listName.trim());
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" maw={960}>
      <Autocomplete
        size="xs"
        label="List"
        description={listHint(listName, existing?.count)}
        data={lists.map((list) => list.name)}
        value={listName}
        onChange={onListName}
        maxLength={200}
        limit={50}
      />
      <CountrySelect
        label="Country"
        description="For numbers without a country code"
        value={country}
        onChange={(code) => onReading({ country: code })}
      />
      <NativeSelect
        size="xs"
        label="Numbers that are contacts already"
        description="Found by their number"
        data={[
          { value: 'update', label: 'Update the contact' },
          { value: 'skip', label: 'Leave the contact as it is' },
        ]}
        value={onDuplicate}
        onChange={(event) =>
          onOnDuplicate(event.currentTarget.value === 'skip' ? 'skip' : 'update')
        }
      />
      <NativeSelect
        size="xs"
        label="Text encoding"
        description="If letters look wrong below"
        data={[...encodingChoices]}
        value={preview.encoding}
        onChange={(event) => {
          const chosen = encodingChoices.find(({ value }) => value === event.currentTarget.value);
          if (chosen) onReading({ encoding: chosen.value });
        }}
      />
      <NativeSelect
        size="xs"
        label="Delimiter"
        description="If the columns look wrong below"
        data={[...delimiterChoices]}
        value={preview.delimiter}
        onChange={(event) => {
          const chosen = delimiterChoices.find(({ value }) => value === event.currentTarget.value);
          if (chosen) onReading({ delimiter: chosen.value });
        }}
      />
    </SimpleGrid>
  );
}

function listHint(name: string, count: number | undefined): string {
  if (name.trim() === '') return 'On no list';
  return count === undefined ? 'A new list' : `Added to this list of ${plural(count, 'contact')}`;
}
