import { Button, Group } from '@mantine/core';
import { IconCloudCheck, IconFileAlert, IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { Bar } from '../ui/data/bar.tsx';
import { Bubble, Phone } from '../ui/data/bubble.tsx';
import { Checklist } from '../ui/data/checklist.tsx';
import { FactList } from '../ui/data/fact-list.tsx';
import { FilterTabs } from '../ui/data/filter-tabs.tsx';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { Sparkline } from '../ui/data/sparkline.tsx';
import { StatCard, StatCards } from '../ui/data/stat-card.tsx';
import { Chip, StatusBadge } from '../ui/data/status-badge.tsx';
import { Timeline } from '../ui/data/timeline.tsx';
import { Columns, Section } from '../ui/page/section.tsx';
import { TextLink } from '../ui/links.tsx';
import { Sample } from './sample.tsx';

/** November 20, 2026, 9:12 in the morning, wherever the test runs. */
const morning = new Date(2026, 10, 20, 9, 12).getTime();
const minuteMs = 60_000;

const facts = [
  { name: 'Consent', value: 'Web form, Mar 3, 2026' },
  { name: 'Lists', value: 'Regulars, VIPs' },
  { name: 'Favourite', value: 'Sourdough' },
];

export function DataSamples() {
  return (
    <>
      <Sample title="StatCard">
        <StatCards label="Figures">
          <StatCard
            label="Delivered"
            value="96.9%"
            hint="965 of 996 sent"
            bar={[
              { tone: 'delivered', percent: 96.9 },
              { tone: 'failed', percent: 3.1 },
            ]}
          />
          <StatCard label="Replies" value="318" hint="+12%" tone="delivered" />
          <StatCard label="Opt-outs" value="9" hint="+4%" tone="failed" />
          <StatCard label="Cost" value="–" />
        </StatCards>
      </Sample>
      <Sample title="StatusBadge and Chip">
        <Group gap="xs">
          <StatusBadge tone="delivered">Delivered</StatusBadge>
          <StatusBadge tone="moving">Sending</StatusBadge>
          <StatusBadge tone="attention">Paused</StatusBadge>
          <StatusBadge tone="failed">Not delivered</StatusBadge>
          <StatusBadge tone="over">Canceled</StatusBadge>
          <StatusBadge tone="egg">Scheduled</StatusBadge>
          <StatusBadge tone="practice">Practice</StatusBadge>
          <Chip>vip</Chip>
        </Group>
      </Sample>
      <Columns least={320}>
        <Sample title="ListRow">
          <List>
            <ListRow
              icon={IconFileAlert}
              tone="attention"
              title="6 rows to fix"
              text="customers-nov.csv"
              action={<Button variant="default">Fix</Button>}
            />
            <ListRow
              icon={IconMessageQuestion}
              tone="failed"
              title="2 texts unconfirmed"
              text="Friday soup"
              action={<Button variant="default">Decide</Button>}
            />
            <ListRow
              icon={IconCloudCheck}
              title="Backed up 20 min ago"
              text="24 kept, all verified"
            />
            <ListRow
              title="Number not in service"
              text="30005 · take off your lists"
              action={<Chip>19</Chip>}
            />
          </List>
        </Sample>
        <Sample title="Bar and Sparkline">
          <Bar
            label="Weekend rolls"
            parts={[
              { tone: 'delivered', percent: 60 },
              { tone: 'moving', percent: 2 },
            ]}
          />
          <Bar label="Nothing yet" parts={[]} />
          <Sparkline
            label="Delivery rate: from 92% to 98%"
            values={[92, 95, 94, 96, 95, 97, 93, 96, 98]}
          />
          <Sparkline label="Failures: none" values={[0, 0, 0]} tone="failed" />
        </Sample>
      </Columns>
      <Columns least={320}>
        <Sample title="Checklist">
          <Checklist
            label="Before sending"
            checks={[
              {
                id: 'a',
                state: 'decide',
                title: '12 people have no first name',
                text: 'They would read “Hi there”.',
                action: <Button variant="default">See 12</Button>,
              },
              { id: 'b', state: 'fine', title: 'Sender verified', text: '(212) 555-0100' },
              {
                id: 'c',
                state: 'note',
                title: 'Quiet hours hold 214 people until 8 AM',
                text: 'Florida and Oklahoma end at 8 PM.',
              },
              { id: 'd', state: 'wrong', title: 'No sender', text: 'Choose one in Settings.' },
              { id: 'e', state: 'running', title: 'Checking balances…' },
              { id: 'f', state: 'todo', title: 'Send a test to yourself' },
            ]}
          />
        </Sample>
        <Sample title="Timeline">
          <Timeline
            label="What happened"
            events={[
              { id: 1, at: morning + 22 * minuteMs, title: 'Completed', tone: 'delivered' },
              {
                id: 2,
                at: morning + 9 * minuteMs,
                title: 'Paused',
                text: 'Twilio asked Ovo to slow down.',
                tone: 'attention',
              },
              { id: 3, at: morning, title: 'Started', text: 'To 1,014 people' },
            ]}
          />
          <FilterTabsSample />
        </Sample>
      </Columns>
      <Columns least={320}>
        <Sample title="FactList">
          <FactList items={facts} />
          <FactList items={facts} layout="stacked" />
          <FactList items={facts} layout="row" />
        </Sample>
        <Sample title="Bubble and Phone">
          <Bubble direction="out" note="Delivered Nov 20, 9:12 AM">
            {
              'Hi Amara! Fresh from the oven this Saturday: cinnamon rolls 🥐.\nReply STOP to opt out.'
            }
          </Bubble>
          <Bubble direction="in">See you Saturday! 😀</Bubble>
          <Phone from={'Maple Street Bakery\n(212) 555-0100'} note="1 segment">
            Hi Amara, it's roll weekend!
          </Phone>
        </Sample>
      </Columns>
      <Section
        title="Section"
        link={<TextLink to="/">Open report</TextLink>}
        about="One sentence about what stands here."
      >
        Its content
      </Section>
    </>
  );
}

function FilterTabsSample() {
  const [value, setValue] = useState('everyone');
  return (
    <FilterTabs
      label="Messages to show"
      value={value}
      onChange={setValue}
      tabs={[
        { value: 'everyone', label: 'Everyone', count: 1014 },
        { value: 'delivered', label: 'Delivered', count: 965 },
        { value: 'failed', label: 'Not delivered', count: null },
        { value: 'all', label: 'Not attempted' },
      ]}
    />
  );
}
