import type { ReactNode } from 'react';
import './details.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

interface FactListProps {
  readonly items: readonly Fact[];
  /** `stacked`: the value below its name, for a side panel. `row`: a few side by side. */
  readonly layout?: 'beside' | 'stacked' | 'row';
}

/** Facts, each with its name. */
export function FactList({ items, layout = 'beside' }: FactListProps) {
  return (
    <dl className="ui-facts" data-layout={layout}>
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
