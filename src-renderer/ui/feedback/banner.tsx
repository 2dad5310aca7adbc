import { IconAlertTriangle, IconFlask, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '../theme/tokens.ts';
import '../data/data.css';
import './feedback.css';

interface BannerProps {
  /** Its name for assistive technology. */
  readonly label: string;
  readonly tone: Extract<Tone, 'failed' | 'attention' | 'moving' | 'practice'>;
  /** One sentence. */
  readonly children: ReactNode;
  /** At the right: links, and buttons that look like links (`Anchor component="button"`). */
  readonly actions?: ReactNode;
}

/**
 * What holds for the whole window. Banners stand at the foot of the window, below the screen: one that
 * comes or goes moves nothing under one's hand.
 */
export function Banner({ label, tone, children, actions }: BannerProps) {
  const BannerIcon =
    tone === 'practice' ? IconFlask : tone === 'moving' ? IconInfoCircle : IconAlertTriangle;
  return (
    <aside className="ui-banner" aria-label={label} data-tone={tone}>
      <BannerIcon size={14} aria-hidden="true" />
      <span className="ui-banner-text">{children}</span>
      {actions !== undefined && <span className="ui-banner-actions">{actions}</span>}
    </aside>
  );
}
