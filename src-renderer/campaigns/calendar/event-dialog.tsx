import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { scheduleSchema, type Schedule } from '../../../src-shared/campaign/schedule.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useReschedule, useSchedule } from '../../api/campaigns/plan.ts';
import { useCampaign } from '../../api/campaigns/campaigns.ts';
import { FactList, type Fact } from '../../ui/data/fact-list.tsx';
import { Stage } from '../../ui/keys/stage.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatMoment, formatTime } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { CampaignBadge } from '../campaign-badge.tsx';
import { campaignLink } from '../campaign-link.ts';
import type { CalendarEvent } from './calendar-events.ts';

const text = words.campaigns.calendar.event;

const { at: timeSchema } = scheduleSchema.unwrap().shape;

interface EventDialogProps {
  readonly event: CalendarEvent | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What stands in the calendar, closely: when, by whose clock, and the way to another time. */
export function EventDialog({ event, opened, onClose }: EventDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={event?.campaign.name ?? ''}>
      {event !== undefined && <Details campaign={event.campaign} at={event.at} onClose={onClose} />}
    </Modal>
  );
}

interface DetailsProps {
  readonly campaign: CampaignSnapshot;
  readonly at: number;
  readonly onClose: () => void;
}

function Details({ campaign, at, onClose }: DetailsProps) {
  const { id, name, status, contactCount } = campaign;
  const schedule = useCampaign(id).data?.draft.plan?.schedule;
  const [isMoving, setMoving] = useState(false);
  /** Whoever comes back from the form goes on at its button. */
  const [hasMoved, setHasMoved] = useState(false);
  const unschedule = useSchedule('campaigns.unschedule');
  const isPlanned = status === 'scheduled';

  const toDraft = async () => {
    const done = await doOrTell(text.notDone, () => unschedule.mutateAsync(id));
    if (done === null) return;
    notifyDone(text.drafted(name));
    onClose();
  };

  const facts: readonly Fact[] = [
    { name: isPlanned ? text.when : text.started, value: formatMoment(at) },
    ...(isPlanned && schedule !== undefined
      ? [{ name: text.zone, value: zoneText(schedule) }]
      : []),
    { name: text.status, value: <CampaignBadge campaign={campaign} /> },
    ...(isPlanned ? [] : [{ name: text.people, value: formatCount(contactCount) }]),
  ];
  if (isMoving && schedule !== undefined) {
    return (
      <Stage name="move" focus="action">
        <MoveForm
          campaign={campaign}
          schedule={schedule}
          onCancel={() => setMoving(false)}
          onMoved={onClose}
        />
      </Stage>
    );
  }
  return (
    <Stage name="facts" focus="action">
      <FactList items={facts} layout="stacked" />
      <Group justify="flex-end" gap="xs">
        {isPlanned && (
          <>
            <Button variant="default" loading={unschedule.isPending} onClick={() => void toDraft()}>
              {text.toDraft}
            </Button>
            <Button
              variant="default"
              disabled={schedule === undefined}
              data-autofocus={hasMoved || undefined}
              onClick={() => {
                setMoving(true);
                setHasMoved(true);
              }}
            >
              {text.move}
            </Button>
          </>
        )}
        <ButtonLink {...campaignLink(id)} data-autofocus={hasMoved ? undefined : true}>
          {text.open}
        </ButtonLink>
      </Group>
    </Stage>
  );
}

function zoneText({ zone, timeZone, at }: Schedule): string {
  if (zone === 'mine') return text.mine(timeZone);
  return text.recipient(formatTime(new Date(at).getTime()));
}

interface MoveFormProps {
  readonly campaign: CampaignSnapshot;
  readonly schedule: Schedule;
  readonly onCancel: () => void;
  readonly onMoved: () => void;
}

/** Another day and time; whose clock that is stays as it was. */
function MoveForm({ campaign, schedule, onCancel, onMoved }: MoveFormProps) {
  const reschedule = useReschedule();
  const [at, setAt] = useState(schedule.at);
  const [failure, setFailure] = useState<string | null>(null);
  const isTime = timeSchema.safeParse(at).success;

  const move = async () => {
    setFailure(null);
    try {
      const { scheduledAt = null } = await reschedule.mutateAsync({ id: campaign.id, at });
      notifyDone(text.moved(campaign.name, scheduledAt === null ? '' : formatMoment(scheduledAt)));
      onMoved();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : text.notMoved);
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isTime) void move();
      }}
    >
      <Stack gap="md">
        <TextInput
          type="datetime-local"
          label={text.at}
          value={at}
          error={failure}
          data-autofocus
          onChange={(event) => {
            setAt(event.currentTarget.value);
            setFailure(null);
          }}
        />
        <Text size="sm" c="dimmed">
          {schedule.zone === 'mine'
            ? text.mine(schedule.timeZone)
            : text.recipientAlone(formatTime(new Date(isTime ? at : schedule.at).getTime()))}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {text.cancel}
          </Button>
          <Button type="submit" loading={reschedule.isPending} disabled={!isTime}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
