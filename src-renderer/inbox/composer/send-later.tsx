import { Menu } from '@mantine/core';
import { IconCalendarTime, IconClock, IconSunrise } from '@tabler/icons-react';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { useDialog } from '../../ui/use-dialog.ts';
import { words } from '../../words.ts';
import { tomorrowAtNine } from '../later-times.ts';
import { TimeDialog } from '../time-dialog.tsx';

const text = words.inbox.composer;
const hourMs = 3_600_000;

interface SendLaterProps {
  readonly isInert: boolean;
  /** In milliseconds since 1970. */
  readonly onSend: (at: number) => void;
}

/** Sends a text at a time. */
export function SendLater({ isInert, onSend }: SendLaterProps) {
  const picking = useDialog<null>();
  const icon = { size: 16, 'aria-hidden': true } as const;
  return (
    <>
      <Menu position="top-end" disabled={isInert}>
        <Menu.Target>
          <IconButton
            label={text.later}
            icon={IconClock}
            variant="default"
            size={32}
            isInert={isInert}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconClock {...icon} />}
            onClick={() => onSend(Date.now() + hourMs)}
          >
            {text.inAnHour}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSunrise {...icon} />}
            onClick={() => onSend(tomorrowAtNine(Date.now()))}
          >
            {text.tomorrow}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCalendarTime {...icon} />}
            onClick={() => picking.open(null)}
          >
            {text.pick}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <TimeDialog
        title={text.laterTitle}
        confirm={text.schedule}
        opened={picking.opened}
        onClose={picking.close}
        onChoose={onSend}
      />
    </>
  );
}
