import type { ReactNode } from 'react';
import type { Tone } from '../theme/tokens.ts';
import { Bar, type BarPart } from './bar.tsx';
import './data.css';

interface StatCardProps {
  readonly label: string;
  /** The figure as people write it: `97.4%`, `$84.20`; a dash where nothing is known yet. */
  readonly value: string;
  /** The count beside the figure: `965 of 996 sent`. */
  readonly hint?: ReactNode;
  /** A change that is good or bad colors the hint. */
  readonly tone?: Extract<Tone, 'delivered' | 'failed'>;
  readonly bar?: readonly BarPart[];
}

/** One figure with its label and its count. Put several in `StatCards`. */
export function StatCard({ label, value, hint, tone, bar }: StatCardProps) {
  return (
    <div className="ui-stat">
      <dt>{label}</dt>
      <dd>
        <span className="ui-stat-value">{value}</span>
        {hint !== undefined && (
          <span className="ui-stat-hint" data-tone={tone}>
            {hint}
          </span>
        )}
        {bar !== undefined && <Bar parts={bar} />}
      </dd>
    </div>
  );
}

interface StatCardsProps {
  /** The name of the figures together, for assistive technology. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Figures side by side. */
export function StatCards({ label, children }: StatCardsProps) {
  return (
    <dl className="ui-stats" aria-label={label}>
      {children}
    </dl>
  );
}
