import { useEffect, useRef, type KeyboardEvent } from 'react';
import { keepsFocus } from '../../ui/keys/keep-focus.ts';
import { formatTime, formatWeekday } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { lookOf } from '../campaign-badge.tsx';
import { dayForKey, eventsOn, type CalendarEvent, type Period } from './calendar-events.ts';
import { weekdayNames } from './period-text.ts';

const text = words.campaigns.calendar;

/** So many events of a day are shown in a month. */
const mostInMonth = 3;

interface CalendarGridProps {
  readonly label: string;
  /** The element that says how to go from day to day. */
  readonly hintId: string;
  readonly period: Period;
  readonly weeks: readonly (readonly Date[])[];
  /** The day that has the focus, or gets it. */
  readonly day: Date;
  readonly today: Date;
  readonly events: readonly CalendarEvent[];
  /** 0 for Sunday to 6 for Saturday. */
  readonly firstDay: number;
  readonly onDay: (day: Date) => void;
  readonly onEvent: (event: CalendarEvent) => void;
  /** All of a day is asked for. */
  readonly onMore: (day: Date) => void;
}

/** Days in weeks. Arrow keys go from day to day; with Tab one goes through the events of the day. */
export function CalendarGrid(props: CalendarGridProps) {
  const { label, hintId, period, weeks, day, firstDay, onDay } = props;
  const grid = useRef<HTMLTableElement>(null);
  const isMoving = useRef(false);
  // The day that is gone to may be drawn only with the next month.
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    grid.current?.querySelector<HTMLElement>('[data-chosen]')?.focus();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const isOnDay = event.target instanceof HTMLElement && event.target.hasAttribute('data-chosen');
    if (!isOnDay || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = dayForKey(event.key, day, firstDay);
    if (next === null) return;
    event.preventDefault();
    isMoving.current = true;
    onDay(next);
  };

  return (
    <table
      ref={grid}
      role="grid"
      className="calendar-grid"
      data-period={period}
      aria-label={label}
      aria-describedby={hintId}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          {weeks[0]?.map((one) => {
            const { short, long } = weekdayNames(one);
            return (
              <th key={one.getDay()} scope="col" abbr={long}>
                {short}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.getTime()}>
            {week.map((one) => (
              <Day
                key={one.getTime()}
                of={one}
                {...props}
                onMore={(more) => {
                  isMoving.current = true;
                  props.onMore(more);
                }}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  of,
  period,
  day,
  today,
  events,
  onDay,
  onEvent,
  onMore,
}: CalendarGridProps & { readonly of: Date }) {
  const all = eventsOn(events, of);
  const isChosen = of.getTime() === day.getTime();
  const isOutside = period === 'month' && of.getMonth() !== day.getMonth();
  const most = period === 'month' ? mostInMonth : all.length;
  // One more takes as much room as the line that would name it.
  const shown = all.length === most + 1 ? all : all.slice(0, most);
  const name = formatWeekday(of.getTime());
  return (
    <td
      {...keepsFocus}
      tabIndex={isChosen ? 0 : -1}
      aria-current={of.getTime() === today.getTime() ? 'date' : undefined}
      data-chosen={isChosen || undefined}
      data-outside={isOutside || undefined}
      onClick={() => onDay(of)}
      onFocus={(event) => {
        if (event.target === event.currentTarget && !isChosen) onDay(of);
      }}
    >
      <span className="calendar-day" aria-hidden="true">
        {of.getDate()}
      </span>
      <span className="ui-hidden">{name}</span>
      {shown.map((event) => (
        <EventButton
          key={event.key}
          event={event}
          isReachable={isChosen}
          onClick={() => onEvent(event)}
        />
      ))}
      {shown.length < all.length && (
        <button
          type="button"
          className="calendar-more"
          tabIndex={isChosen ? 0 : -1}
          aria-label={text.more(all.length - shown.length, name)}
          onClick={() => onMore(of)}
        >
          {text.moreShort(all.length - shown.length)}
        </button>
      )}
    </td>
  );
}

function EventButton({
  event,
  isReachable,
  onClick,
}: {
  readonly event: CalendarEvent;
  readonly isReachable: boolean;
  readonly onClick: () => void;
}) {
  const { campaign, at } = event;
  const time = formatTime(at);
  const { tone, icon: StatusIcon, word } = lookOf(campaign);
  const status = campaign.isPractice ? text.inPractice(word) : word;
  return (
    <button
      type="button"
      className="calendar-event"
      data-tone={campaign.isPractice ? 'practice' : tone}
      tabIndex={isReachable ? 0 : -1}
      aria-label={text.named(time, campaign.name, status)}
      title={text.named(time, campaign.name, status)}
      onClick={onClick}
    >
      <StatusIcon size={12} aria-hidden="true" className="calendar-status-icon" />{' '}
      <span className="ui-figures">{time}</span> {campaign.name}{' '}
      <span className="calendar-status">{status}</span>
    </button>
  );
}
