import {
  IconAlertCircle,
  IconCheck,
  IconCircleX,
  IconClock,
  IconFlask,
  IconMinus,
  IconPointFilled,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '../theme/tokens.ts';
import './data.css';

const icons: Readonly<Record<Tone, Icon>> = {
  egg: IconPointFilled,
  delivered: IconCheck,
  moving: IconClock,
  attention: IconAlertCircle,
  failed: IconCircleX,
  over: IconMinus,
  practice: IconFlask,
};

interface StatusBadgeProps {
  readonly tone: Tone;
  /** Another icon than that of the tone. */
  readonly icon?: Icon;
  readonly children: ReactNode;
}

/** A status in a word or two, tinted by its tone, with an icon so that color alone never says it. */
export function StatusBadge({ tone, icon, children }: StatusBadgeProps) {
  const ToneIcon = icon ?? icons[tone];
  return (
    <span className="ui-badge" data-tone={tone}>
      <ToneIcon size={13} aria-hidden="true" />
      {children}
    </span>
  );
}

/** A quiet word or number without a status, such as a tag or a count. */
export function Chip({ children }: { readonly children: ReactNode }) {
  return (
    <span className="ui-badge" data-tone="over">
      {children}
    </span>
  );
}
