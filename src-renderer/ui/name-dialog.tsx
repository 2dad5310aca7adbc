import { Autocomplete, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { words } from '../words.ts';

interface NameDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  /** The initial text. */
  readonly initial?: string;
  /** Suggested names; any other can be typed. */
  readonly suggestions?: readonly string[];
  /** The label of the confirming button: the action. */
  readonly confirm: string | ((name: string) => string);
  /** Why a name cannot be taken, or null. */
  readonly problemOf?: (name: string) => string | null;
  readonly onClose: () => void;
  /** An error that it throws is shown below the field. */
  readonly onConfirm: (name: string) => Promise<void>;
}

/** Asks for a name. */
export function NameDialog(props: NameDialogProps) {
  const { opened, title, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <NameForm {...props} />
    </Modal>
  );
}

function NameForm(props: NameDialogProps) {
  const { label, hint, initial = '', suggestions = [], confirm, problemOf } = props;
  const { onClose, onConfirm } = props;
  const [typed, setTyped] = useState(initial);
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const name = typed.trim();
  const problem = name === '' ? null : (problemOf?.(name) ?? null);

  const submit = async () => {
    if (name === '' || problem !== null) return;
    setIsBusy(true);
    setErrorMessage(null);
    try {
      await onConfirm(name);
      onClose();
    } catch (error) {
      setErrorMessage(error instanceof Error ? error.message : String(error));
    }
    setIsBusy(false);
  };

  const field = { label, maxLength: 200, value: typed, error: errorMessage ?? problem };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        {suggestions.length === 0 ? (
          <TextInput
            {...field}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
        ) : (
          <Autocomplete
            openOnFocus={false}
            comboboxProps={{ portalProps: { target: '#main' } }}
            {...field}
            size="xs"
            data={[...suggestions]}
            onChange={setTyped}
            limit={50}
            data-autofocus
          />
        )}
        {hint !== undefined && (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={isBusy} disabled={name === '' || problem !== null}>
            {typeof confirm === 'string' ? confirm : confirm(name)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
