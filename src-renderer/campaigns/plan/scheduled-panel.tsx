import { Button, Group } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { hasMissed } from '../../../src-shared/campaign/schedule.ts';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { useSendCampaign } from '../../api/campaigns/sending.ts';
import { useSchedule } from '../../api/campaigns/plan.ts';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { ask, doOrTell } from '../../ui/notices.tsx';
import { Section } from '../../ui/page/section.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';

const text = words.campaigns.plan.scheduled;

/** When a scheduled campaign goes, or that it has missed its time; nothing for any other. */
export function ScheduledPanel({ campaign }: { readonly campaign: Campaign }) {
  const { snapshot, draft, revision } = campaign;
  const { id, name, status, scheduledAt = null } = snapshot;
  const now = useNow(15_000);
  const unschedule = useSchedule('campaigns.unschedule');
  const send = useSendCampaign();
  if (status !== 'scheduled' || scheduledAt === null) return null;
  const schedule = draft.plan?.schedule;
  const isMissed = schedule === undefined || hasMissed(scheduledAt, schedule, now);
  const time = formatMoment(scheduledAt, now);

  const sendNow = async () => {
    const agreed = await ask({
      title: text.sendNowTitle(name),
      body: text.sendNowBody,
      confirm: text.sendNow,
    });
    if (!agreed) return;
    await doOrTell(text.notDone, async () => {
      await unschedule.mutateAsync(id);
      await send.mutateAsync({ id, revision });
    });
  };

  return (
    <Section title={text.title}>
      <List>
        <ListRow
          icon={IconCalendarTime}
          tone={isMissed ? 'attention' : 'moving'}
          title={isMissed ? text.missed(time) : text.first(time)}
          text={schedule?.zone === 'recipient' ? text.ownTime : ''}
          action={
            <Group gap="xs">
              <Button
                variant="default"
                loading={unschedule.isPending}
                onClick={() => void doOrTell(text.notDone, () => unschedule.mutateAsync(id))}
              >
                {text.toDraft}
              </Button>
              <Button variant="default" loading={send.isPending} onClick={() => void sendNow()}>
                {text.sendNow}
              </Button>
            </Group>
          }
        />
      </List>
    </Section>
  );
}
