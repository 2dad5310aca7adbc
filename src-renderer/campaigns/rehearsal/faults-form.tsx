import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import {
  rehearsalFaultsSchema,
  type RehearsalFaults,
} from '../../../src-shared/campaign/rehearsal.ts';
import { words } from '../../words.ts';
import { WholeNumber } from '../plan/whole-number.tsx';

const text = words.campaigns.rehearsal;

const percents = { least: 0, most: 100 };
const shares = ['refused', 'unreachable', 'throttled', 'unanswered'] as const;
const events = ['slowReceipts', 'networkDrop', 'stop'] as const;
const hints = {
  slowReceipts: text.slowReceiptsHint,
  networkDrop: text.networkDropHint,
  stop: text.stopHint,
};

interface FaultsFormProps {
  readonly faults: RehearsalFaults;
  /** Why the last try failed; null where it did not. */
  readonly failure: string | null;
  readonly onStart: (faults: RehearsalFaults) => void;
  readonly onClose: () => void;
}

/** What is to go wrong in a rehearsal. */
export function FaultsForm({ faults: before, failure, onStart, onClose }: FaultsFormProps) {
  const [faults, setFaults] = useState(before);
  const isTooMuch = !rehearsalFaultsSchema.safeParse(faults).success;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isTooMuch) onStart(faults);
      }}
    >
      <Stack gap="md">
        <Text>{text.about}</Text>
        <fieldset className="rehearsal-faults">
          <legend>{text.faults}</legend>
          <Text size="sm" c="dimmed">
            {text.faultsAbout}
          </Text>
          <div className="rehearsal-shares">
            {shares.map((name) => (
              <WholeNumber
                key={name}
                label={text[name]}
                value={Math.round(faults[name] * 100)}
                limits={percents}
                onChange={(percent) => setFaults((known) => ({ ...known, [name]: percent / 100 }))}
              />
            ))}
          </div>
          {events.map((name) => (
            <Switch
              key={name}
              label={text[name]}
              description={hints[name]}
              checked={faults[name]}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                setFaults((known) => ({ ...known, [name]: checked }));
              }}
            />
          ))}
        </fieldset>
        {(isTooMuch || failure !== null) && (
          <Text role="alert" size="sm" c="red.9" className="ui-wrap">
            {isTooMuch ? text.tooMuch : failure}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button type="submit" disabled={isTooMuch} data-autofocus>
            {text.start}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
