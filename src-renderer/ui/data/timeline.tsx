import type { ReactNode } from 'react';
import { formatMoment } from '../text/times.ts';
import type { Tone } from '../theme/tokens.ts';
import './data.css';

export interface TimelineEvent {
  readonly id: string | number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly tone?: Tone;
}

interface TimelineProps {
  /** For assistive technology. */
  readonly label: string;
  /** In the order in which they are shown, the newest first. */
  readonly events: readonly TimelineEvent[];
}

/** What happened, and when. */
export function Timeline({ label, events }: TimelineProps) {
  return (
    <ol className="ui-timeline" aria-label={label}>
      {events.map(({ id, at, title, text, tone = 'over' }) => (
        <li key={id}>
          <span className="ui-timeline-dot" data-tone={tone} aria-hidden="true" />
          <div className="ui-row-text">
            <div className="ui-row-title">{title}</div>
            {text !== undefined && <div className="ui-row-second">{text}</div>}
          </div>
          <time dateTime={new Date(at).toISOString()}>{formatMoment(at)}</time>
        </li>
      ))}
    </ol>
  );
}
