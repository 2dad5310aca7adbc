import { Button, Menu } from '@mantine/core';
import { IconCalendarTime, IconClock, IconMessageReply, IconSunrise } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useDialog } from '../ui/use-dialog.ts';
import { words } from '../words.ts';
import { KeyHint } from './key-hint.tsx';
import { nextWeekAtNine, tomorrowAtNine } from './later-times.ts';
import { TimeDialog } from './time-dialog.tsx';

const text = words.inbox.moves;

interface SnoozeMenuProps {
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  /** In milliseconds since 1970; null until they reply. */
  readonly onSnooze: (until: number | null) => void;
}

/** How long a conversation sleeps. Its key again chooses the first: until they reply. */
export function SnoozeMenu({ opened, onOpened, onSnooze }: SnoozeMenuProps) {
  const picking = useDialog<null>();
  const icon = { size: 16, 'aria-hidden': true } as const;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || event.repeat || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onOpened(false);
    onSnooze(null);
  };
  return (
    <>
      <Menu position="bottom-end" opened={opened} onChange={onOpened}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconClock {...icon} />}
            rightSection={<KeyHint of="inbox-snooze" />}
            aria-keyshortcuts="s"
          >
            {text.snoozeTitle}
          </Button>
        </Menu.Target>
        <Menu.Dropdown onKeyDown={onKeyDown}>
          <Menu.Item
            leftSection={<IconMessageReply {...icon} />}
            rightSection={<KeyHint of="inbox-snooze" />}
            onClick={() => onSnooze(null)}
          >
            {text.snooze.untilReply}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSunrise {...icon} />}
            onClick={() => onSnooze(tomorrowAtNine(Date.now()))}
          >
            {text.snooze.tomorrow}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSunrise {...icon} />}
            onClick={() => onSnooze(nextWeekAtNine(Date.now()))}
          >
            {text.snooze.nextWeek}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCalendarTime {...icon} />}
            onClick={() => picking.open(null)}
          >
            {text.snooze.pick}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <TimeDialog
        title={text.snoozeTitle}
        confirm={text.snoozeThen}
        hint={text.snoozeHint}
        opened={picking.opened}
        onClose={picking.close}
        onChoose={onSnooze}
      />
    </>
  );
}
