import { Button, Menu } from '@mantine/core';
import {
  IconBellRinging,
  IconCalendarTime,
  IconClock,
  IconMessageReply,
  IconSunrise,
} from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { isPressed } from '../../src-shared/actions/shortcuts.ts';
import { IconButton } from '../ui/controls/icon-button.tsx';
import { isMac } from '../ui/keys/keys.tsx';
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
  /** Absent where nothing sleeps. */
  readonly onUnsnooze?: (() => void) | undefined;
  /** Whether the button shows its icon alone, with its name in a tooltip. */
  readonly isSmall?: boolean;
}

/** How long a conversation sleeps. Its key again chooses the first: until they reply. */
export function SnoozeMenu(props: SnoozeMenuProps) {
  const { opened, onOpened, onSnooze, onUnsnooze, isSmall = false } = props;
  const picking = useDialog<null>();
  const icon = { size: 16, 'aria-hidden': true } as const;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPressed('inbox-snooze', event, isMac) || event.repeat) return;
    event.preventDefault();
    onOpened(false);
    onSnooze(null);
  };
  return (
    <>
      <Menu position="bottom-end" opened={opened} onChange={onOpened}>
        <Menu.Target>
          {isSmall ? (
            <IconButton
              label={text.snoozeTitle}
              shortcut="inbox-snooze"
              icon={IconClock}
              variant="default"
              size={28}
              aria-keyshortcuts="s"
            />
          ) : (
            <Button
              variant="default"
              leftSection={<IconClock {...icon} />}
              rightSection={<KeyHint of="inbox-snooze" />}
              aria-keyshortcuts="s"
            >
              {text.snoozeTitle}
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown onKeyDown={onKeyDown}>
          {onUnsnooze !== undefined && (
            <>
              <Menu.Item leftSection={<IconBellRinging {...icon} />} onClick={onUnsnooze}>
                {text.unsnooze}
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
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
