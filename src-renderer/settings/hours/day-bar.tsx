import { minutesOfDay } from '../../../src-shared/settings/quiet-hours.ts';
import { timesOfDay } from '../../ui/text/times-of-day.ts';

const marks = [0, 6, 12, 18, 24];

interface DayBarProps {
  /** `HH:MM`, each a time of day. */
  readonly from: string;
  readonly until: string;
}

/** The 24 hours of a day, those for sending filled. The text beside says the same. */
export function DayBar({ from, until }: DayBarProps) {
  const start = minutesOfDay(from) / 14.4;
  const end = minutesOfDay(until) / 14.4;
  return (
    <div className="settings-day" aria-hidden="true">
      <div className="settings-day-track">
        <span style={{ insetInlineStart: `${start}%`, width: `${end - start}%` }} />
      </div>
      <div className="settings-day-marks">
        {marks.map((hour) => (
          <span key={hour}>{timesOfDay.formatHour(hour)}</span>
        ))}
      </div>
    </div>
  );
}
