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
  const whole = Math.min(100, Math.floor(parts.reduce((sum, { percent }) => sum + percent, 0)));
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
