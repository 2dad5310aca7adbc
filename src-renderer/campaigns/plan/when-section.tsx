import { Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { scheduleSchema, type Schedule } from '../../../src-shared/campaign/schedule.ts';
import type { SendPlan } from '../../../src-shared/campaign/plan.ts';
import { Section } from '../../ui/page/section.tsx';
import { formatDuration } from '../../ui/text/times.ts';
import { words } from '../../words.ts';

const text = words.campaigns.plan.when;

/** How late a campaign may start by itself, as the field offers it, in minutes. */
const lateChoices = [0, 15, 60, 120, 360, 1440];

interface WhenSectionProps {
  readonly plan: SendPlan | undefined;
  readonly onChange: (plan: SendPlan) => void;
}

/** Whether a draft is sent by hand or at a time, and by whose clock. */
export function WhenSection({ plan, onChange }: WhenSectionProps) {
  const { schedule, ...rest } = plan ?? {};
  const change = (part: Partial<Schedule>) => {
    if (schedule !== undefined) onChange({ ...rest, schedule: { ...schedule, ...part } });
  };
  return (
    <Section title={text.title}>
      <Stack gap="md">
        <Radio.Group
          aria-label={text.choice}
          value={schedule === undefined ? 'now' : 'later'}
          onChange={(value) => onChange(value === 'now' ? rest : { ...rest, schedule: tomorrow() })}
        >
          <Group gap="lg">
            <Radio value="now" label={text.now} />
            <Radio value="later" label={text.later} />
          </Group>
        </Radio.Group>
        {schedule !== undefined && (
          <>
            <Times schedule={schedule} onChange={change} />
            <Text c="dimmed">{text.off}</Text>
          </>
        )}
      </Stack>
    </Section>
  );
}

function Times({
  schedule,
  onChange,
}: {
  readonly schedule: Schedule;
  readonly onChange: (part: Partial<Schedule>) => void;
}) {
  const { at, zone, timeZone, past, lateMinutes } = schedule;
  return (
    <>
      <TextInput
        type="datetime-local"
        label={text.at}
        w={240}
        defaultValue={at}
        onChange={(event) => {
          const written = scheduleSchema.unwrap().shape.at.safeParse(event.currentTarget.value);
          if (written.success) onChange({ at: written.data });
        }}
      />
      <Radio.Group
        label={text.zone}
        value={zone}
        onChange={(value) => onChange({ zone: value === 'recipient' ? 'recipient' : 'mine' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="mine" label={text.mine(timeZone)} />
          <Radio
            value="recipient"
            label={text.recipient}
            description={text.recipientHint(at.slice(11))}
          />
        </Stack>
      </Radio.Group>
      {zone === 'recipient' && (
        <Radio.Group
          label={text.past}
          value={past}
          onChange={(value) => onChange({ past: value === 'at-once' ? 'at-once' : 'next-day' })}
        >
          <Group gap="lg" mt="xs">
            <Radio value="next-day" label={text.nextDay} />
            <Radio value="at-once" label={text.atOnce} />
          </Group>
        </Radio.Group>
      )}
      <Select
        label={text.late}
        w={360}
        allowDeselect={false}
        value={String(lateMinutes)}
        data={[...new Set([...lateChoices, lateMinutes])]
          .toSorted((one, other) => one - other)
          .map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? text.ask : text.lateBy(formatDuration(minutes * 60)),
          }))}
        onChange={(value) => onChange({ lateMinutes: Number(value ?? 0) })}
      />
    </>
  );
}

/** Tomorrow at nine, by this computer's clock. */
function tomorrow(): Schedule {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  return {
    at: `${date}T09:00`,
    zone: 'mine',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    past: 'next-day',
    lateMinutes: 120,
  };
}
