import { Autocomplete, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';

interface NamePopoverProps {
  /** The button that opens it. */
  readonly button: string;
  readonly icon: ReactNode;
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
  readonly disabled?: boolean;
  /** Resolves to whether it was done; then the popover closes. */
  readonly onChoose: (name: string) => Promise<boolean>;
}

/** Asks for an existing or a new name. */
export function NamePopover(props: NamePopoverProps) {
  const { button, icon, label, names, allowsNew, problemOf, confirm, disabled = false } = props;
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const formId = useId();
  const name = typed.trim();
  const known = names.find((each) => each.toLowerCase() === name.toLowerCase());
  const isNew = known === undefined;
  const problem =
    name === '' ? null : isNew && !allowsNew ? 'There is none of that name.' : problemOf?.(name);

  const submit = async () => {
    if (name === '' || (problem ?? null) !== null) return;
    setIsBusy(true);
    const done = await props.onChoose(known ?? name);
    setIsBusy(false);
    if (done) {
      setOpened(false);
      setTyped('');
    }
  };

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="md"
      width={300}
      portalProps={{ target: '#main' }}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={icon}
          disabled={disabled}
          onClick={() => setOpened((isOpen) => !isOpen)}
        >
          {button}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={button}>
        <form
          id={formId}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Stack gap="sm">
            <Autocomplete
              size="xs"
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
                There are none yet.
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
      </Popover.Dropdown>
    </Popover>
  );
}
