import { Autocomplete, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { words } from '../words.ts';

const { names: texts } = words.contacts.actions;

export interface NameFormProps {
  /** The label of the field. */
  readonly label: string;
  /** The existing names. */
  readonly names: readonly string[];
  /** Whether a new name can be given. */
  readonly allowsNew: boolean;
  /** Why a name cannot be taken, or null. */
  readonly problemOf?: (name: string) => string | null;
  /** The label of the button, for the typed name and whether it is new. */
  readonly confirm: (name: string, isNew: boolean) => string;
  /** Resolves to whether it was done. */
  readonly onChoose: (name: string) => Promise<boolean>;
  readonly onDone: () => void;
}

/** Asks for an existing or a new name. */
export function NameForm(props: NameFormProps) {
  const { label, names, allowsNew, problemOf, confirm, onChoose, onDone } = props;
  const [typed, setTyped] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const name = typed.trim();
  const known = names.find((each) => each.toLowerCase() === name.toLowerCase());
  const isNew = known === undefined;
  const problem = name === '' ? null : isNew && !allowsNew ? texts.none : problemOf?.(name);

  const submit = async () => {
    if (name === '' || (problem ?? null) !== null) return;
    setIsBusy(true);
    const isDone = await onChoose(known ?? name);
    setIsBusy(false);
    if (isDone) onDone();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        <Autocomplete
          label={label}
          data={[...names]}
          value={typed}
          onChange={setTyped}
          error={problem}
          limit={100}
          data-autofocus
          comboboxProps={{ withinPortal: false }}
        />
        {names.length === 0 && !allowsNew && (
          <Text size="xs" c="dimmed">
            {texts.nothingYet}
          </Text>
        )}
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={isBusy}
            disabled={name === '' || (problem ?? null) !== null}
          >
            {confirm(known ?? name, isNew)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
