import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
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
        <button
          type="button"
          className="app-destination app-failures"
          title="Recent problems"
          onClick={() => setIsOpen(true)}
        >
          <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" />
          <span className="app-destination-label">Recent problems</span>
        </button>
      )}
      <Modal opened={isOpen} onClose={close} title="Recent problems">
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
              Clear
            </Button>
            <Button onClick={close}>Close</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
