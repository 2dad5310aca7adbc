import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconClockPause, IconFlask, IconPlayerPause } from '@tabler/icons-react';
import type { Rehearsal, RehearsalEvent } from '../../../src-shared/campaign/rehearsal.ts';
import { useSettings } from '../../api/settings.ts';
import { FactList } from '../../ui/data/fact-list.tsx';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { Chip } from '../../ui/data/status-badge.tsx';
import { Timeline } from '../../ui/data/timeline.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import type { Tone } from '../../ui/theme/tokens.ts';
import { words } from '../../words.ts';
import { failureText } from '../detail/next-step.ts';
import { compareWithReview, hasFaults } from './describe-rehearsal.ts';

const text = words.campaigns.rehearsal;
const messageStatus = words.campaigns.messages.status;

const outcomes = [
  'delivered',
  'undelivered',
  'failed',
  'skipped',
  'noReceipt',
  'unconfirmed',
  'held',
] as const;

const tones: Readonly<Partial<Record<RehearsalEvent['what'], Tone>>> = {
  started: 'moving',
  'went-on': 'moving',
  'network-away': 'failed',
  'network-back': 'moving',
  closed: 'attention',
  opened: 'moving',
  paused: 'attention',
  'all-sent': 'delivered',
};

interface RehearsalResultProps {
  readonly rehearsal: Rehearsal;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** What a rehearsal came to, in words, and how that differs from what the review said. */
export function RehearsalResult({ rehearsal, onAgain, onClose }: RehearsalResultProps) {
  const { people, failures, events } = rehearsal;
  return (
    <Stack gap="lg">
      <List label={text.result.nobody}>
        <Headline rehearsal={rehearsal} />
      </List>
      <Comparison rehearsal={rehearsal} />
      <section>
        <h3 className="rehearsal-heading">{text.outcomesTitle}</h3>
        <FactList
          items={outcomes
            .filter((name) => people[name] > 0)
            .map((name) => ({
              name: messageStatus[name === 'held' ? 'queued' : name],
              value: formatCount(people[name]),
            }))}
        />
      </section>
      {failures.length > 0 && (
        <section>
          <h3 className="rehearsal-heading">{text.reasons}</h3>
          <List>
            {failures.map((group) => {
              const said = failureText(group);
              return (
                <ListRow
                  key={`${group.status} ${group.errorCode} ${group.explanation}`}
                  title={said.title}
                  {...(said.text === '' ? {} : { text: said.text })}
                  action={<Chip>{formatCount(group.count)}</Chip>}
                />
              );
            })}
          </List>
        </section>
      )}
      <section>
        <h3 className="rehearsal-heading">{text.events.title}</h3>
        <Timeline
          label={text.events.title}
          events={events.map(({ what, at }, id) => ({
            id,
            at,
            title: text.events[what],
            tone: tones[what] ?? 'over',
          }))}
        />
      </section>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onAgain}>
          {text.again}
        </Button>
        <Button onClick={onClose}>{text.close}</Button>
      </Group>
    </Stack>
  );
}

function Headline({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { ended, people, pausedReason } = rehearsal;
  const { result } = text;
  switch (ended) {
    case 'done':
      return (
        <ListRow
          icon={IconFlask}
          tone={people.delivered + people.noReceipt === people.all ? 'delivered' : 'attention'}
          title={result.done(people.delivered + people.noReceipt, people.all)}
          text={result.nobody}
        />
      );
    case 'paused':
      return (
        <ListRow
          icon={IconPlayerPause}
          tone="attention"
          title={result.paused}
          text={[pausedReason ?? '', people.held > 0 ? result.held(people.held) : '']
            .filter(Boolean)
            .join(' ')}
        />
      );
    case 'endless':
      return (
        <ListRow
          icon={IconClockPause}
          tone="failed"
          title={result.endless}
          text={result.held(people.held)}
        />
      );
  }
}

function Comparison({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { compare, result } = text;
  const figures = compareWithReview(rehearsal);
  const isPractising = useSettings().data?.gateway === 'simulator';
  const isAsForeseen = figures.every(({ isSame }) => isSame);
  return (
    <section>
      <h3 className="rehearsal-heading">{compare.title}</h3>
      <Text size="sm" c="dimmed">
        {isAsForeseen
          ? result.asForeseen
          : [result.differs, ...(hasFaults(rehearsal) ? [result.withFaults] : [])].join(' ')}
      </Text>
      {isPractising && (
        <Text size="sm" c="dimmed">
          {compare.practice}
        </Text>
      )}
      <Table aria-label={compare.title} mt="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{compare.figure}</Table.Th>
            <Table.Th ta="end">{compare.rehearsed}</Table.Th>
            <Table.Th ta="end">{compare.foreseen}</Table.Th>
            <Table.Th ta="end">{compare.difference}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.map(({ name, rehearsed, foreseen, difference, isSame }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="end">{rehearsed}</Table.Td>
              <Table.Td ta="end">{foreseen}</Table.Td>
              <Table.Td ta="end" fw={isSame ? 400 : 600}>
                {difference}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
