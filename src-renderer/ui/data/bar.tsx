import type { Tone } from '../theme/tokens.ts';
import './data.css';

export interface BarPart {
  readonly tone: Tone;
  /** In percent of the whole bar, 0 to 100. */
  readonly percent: number;
}

interface BarProps {
  /** What the bar measures, for assistive technology; absent where the text beside says the same. */
  readonly label?: string;
  readonly parts: readonly BarPart[];
}

/** A thin bar of one or more parts, from the left. */
export function Bar({ label, parts }: BarProps) {
  // The parts of a whole percent may sum up to a little less.
  const sum = parts.reduce((all, { percent }) => all + percent, 0);
  const whole = Math.min(100, Math.floor(sum + 1e-6));
  return (
    <div className="ui-bar-frame">
      {label !== undefined && (
        <progress className="ui-hidden" aria-label={label} value={whole} max={100} />
      )}
      <div className="ui-bar" aria-hidden="true">
        {parts.map(({ tone, percent }) => (
          <span key={tone} data-tone={tone} style={{ width: `${percent}%` }} />
        ))}
      </div>
    </div>
  );
}
