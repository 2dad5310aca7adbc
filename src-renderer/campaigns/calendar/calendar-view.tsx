import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { useDialog } from '../../ui/use-dialog.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import {
  addDays,
  addMonths,
  calendarEvents,
  firstDayOfWeek,
  startOfDay,
  weeksOf,
  type CalendarEvent,
  type Period,
} from './calendar-events.ts';
import { CalendarGrid } from './calendar-grid.tsx';
import { EventDialog } from './event-dialog.tsx';
import { monthName, weekName } from './period-text.ts';
import './calendar.css';

const text = words.campaigns.calendar;

const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Campaigns by day, a month or a week at a time. */
export function CalendarView({ campaigns }: { readonly campaigns: readonly CampaignSnapshot[] }) {
  const now = useNow(60_000);
  const hintId = useId();
  const [period, setPeriod] = useState<Period>('month');
  const [day, setDay] = useState(() => startOfDay(Date.now()));
  const dialog = useDialog<CalendarEvent>();
  const firstDay = useMemo(() => firstDayOfWeek(navigator.language), []);
  const events = useMemo(() => calendarEvents(campaigns), [campaigns]);
  const weeks = weeksOf(period, day, firstDay);
  const name = period === 'month' ? monthName(day) : weekName(weeks[0] ?? [day]);
  const go = (direction: 1 | -1) =>
    setDay(period === 'month' ? addMonths(day, direction) : addDays(day, 7 * direction));
  const isMonth = period === 'month';
  const days = weeks.flat();
  const [from, until] = [days[0] ?? day, addDays(days.at(-1) ?? day, 1)];
  const isInside = ({ at }: CalendarEvent) =>
    at >= from.getTime() &&
    at < until.getTime() &&
    (!isMonth || new Date(at).getMonth() === day.getMonth());
  const isEmpty = !events.some(isInside);
  const next = events.find(({ at, isPlanned }) => isPlanned && at >= until.getTime());
  const shown = events.find(({ key }) => key === dialog.subject?.key) ?? dialog.subject;

  return (
    <section className="ui-section calendar" aria-label={text.days(name)}>
      <Group justify="space-between" gap="sm" className="calendar-bar">
        <Group gap="xs" wrap="nowrap">
          <IconButton
            label={isMonth ? text.previousMonth : text.previousWeek}
            icon={IconChevronLeft}
            onClick={() => go(-1)}
          />
          <IconButton
            label={isMonth ? text.nextMonth : text.nextWeek}
            icon={IconChevronRight}
            onClick={() => go(1)}
          />
          <Button variant="default" onClick={() => setDay(startOfDay(now))}>
            {text.today}
          </Button>
          <h2 className="calendar-name" aria-live="polite">
            {name}
          </h2>
        </Group>
        <SegmentedControl
          aria-label={text.period}
          value={period}
          data={[
            { value: 'month', label: text.month },
            { value: 'week', label: text.week },
          ]}
          onChange={(value) => setPeriod(value === 'week' ? 'week' : 'month')}
        />
      </Group>
      <CalendarGrid
        label={text.days(name)}
        hintId={hintId}
        period={period}
        weeks={weeks}
        day={day}
        today={startOfDay(now)}
        events={events}
        firstDay={firstDay}
        onDay={setDay}
        onEvent={dialog.open}
        onMore={(more) => {
          setDay(more);
          setPeriod('week');
        }}
      />
      <Group justify="space-between" gap="sm" className="calendar-foot">
        <Text size="sm" c="dimmed">
          {text.zone(ownZone)} <span id={hintId}>{text.hint}</span>
        </Text>
        <Group gap="sm">
          <StatusText size="sm" c="dimmed">
            {isEmpty ? `${text.nothing(name)}. ${text.nothingText}` : ''}
          </StatusText>
          {isEmpty && next !== undefined && (
            <Button variant="default" onClick={() => setDay(startOfDay(next.at))}>
              {text.next(next.campaign.name)}
            </Button>
          )}
        </Group>
      </Group>
      <EventDialog event={shown} opened={dialog.opened} onClose={dialog.close} />
    </section>
  );
}
