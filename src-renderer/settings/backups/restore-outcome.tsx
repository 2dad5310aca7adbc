import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLastRestore } from '../../api/maintenance/backups.ts';
import { ErrorPanel } from '../../ui/states.tsx';
import { words } from '../../words.ts';
import { describeKept, describeRestore, nameRestored } from './describe-restore.ts';

const { outcome: texts } = words.backups;

/** The key under which the page remembers which report was read. */
const seenKey = 'ovo-restore-seen';

/** Shows the report of a restore once, after the window was opened again. */
export function RestoreOutcome() {
  const outcome = useLastRestore().data ?? null;
  const [seen, setSeen] = useState(() => sessionStorage.getItem(seenKey));
  const told = JSON.stringify(outcome);
  const onClose = () => {
    sessionStorage.setItem(seenKey, told);
    setSeen(told);
  };
  const isFailure = outcome !== null && 'failure' in outcome;
  return (
    <Modal
      opened={outcome !== null && seen !== told}
      onClose={onClose}
      title={isFailure ? texts.failedTitle : texts.title}
    >
      {outcome !== null && (
        <Stack gap="md">
          {'failure' in outcome ? (
            <ErrorPanel title={texts.failedText} message={outcome.failure} />
          ) : (
            <>
              <Text size="sm" className="ui-wrap">
                {texts.inPlace(nameRestored(outcome.report.restored))}
              </Text>
              <List size="sm" spacing={4}>
                {describeRestore(outcome.report).map((line) => (
                  <List.Item key={line}>{line}</List.Item>
                ))}
              </List>
              <Text size="sm" c="dimmed" className="ui-wrap">
                {describeKept(outcome.report)}
              </Text>
            </>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              {texts.done}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
