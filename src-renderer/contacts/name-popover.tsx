import { Button, Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { NameForm, type NameFormProps } from './name-form.tsx';

interface NamePopoverProps extends Omit<NameFormProps, 'onDone'> {
  /** The button that opens it. */
  readonly button: string;
  readonly icon: ReactNode;
  readonly isQuiet?: boolean;
  readonly disabled?: boolean;
}

/** A button that asks for an existing or a new name. */
export function NamePopover(props: NamePopoverProps) {
  const { button, icon, isQuiet = false, disabled = false, ...form } = props;
  const [opened, setOpened] = useState(false);
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
          variant={isQuiet ? 'subtle' : 'default'}
          leftSection={icon}
          disabled={disabled}
          onClick={() => setOpened((isOpen) => !isOpen)}
        >
          {button}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={button}>
        <NameForm {...form} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
