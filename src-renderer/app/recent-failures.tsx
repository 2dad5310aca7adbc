import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { words } from '../words.ts';
import { Tip } from '../ui/controls/tip.tsx';
import { clearFailures, failures } from '../ui/failures.ts';
import { useKeptState } from '../ui/kept-state.ts';
import { formatMoment } from '../ui/text/times.ts';

/** The failures that were announced, for whoever did not read their notices in time. */
export function RecentFailures() {
  const kept = useKeptState(failures);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      {kept.length > 0 && (
        <Tip label={words.app.problems.title} position="right">
          <button
            type="button"
            className="app-destination app-failures"
            onClick={() => setIsOpen(true)}
          >
            <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" />
            <span className="app-destination-label">{words.app.problems.title}</span>
          </button>
        </Tip>
      )}
      <Modal opened={isOpen} onClose={close} title={words.app.problems.title}>
        <Stack gap="md">
          {kept.map((failure, index) => (
            <div key={`${failure.at} ${kept.length - index}`}>
              <Text size="sm" fw={600}>
                {failure.title}
              </Text>
              <Text size="sm">{failure.message}</Text>
              <Text size="xs" c="dimmed">
                {formatMoment(failure.at)}
              </Text>
            </div>
          ))}
          <Group justify="flex-end" gap="xs">
            <Button
              variant="default"
              onClick={() => {
                close();
                clearFailures();
              }}
            >
              {words.app.problems.clear}
            </Button>
            <Button onClick={close}>{words.ui.close}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
