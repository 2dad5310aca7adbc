import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAppInfo } from '../api/app-info.ts';
import { useSettings } from '../api/settings.ts';
import { TextLink } from '../ui/links.tsx';

/** Notices above every screen. */
export function Banners() {
  const settings = useSettings();
  const info = useAppInfo();
  return (
    <>
      {info.data !== undefined && info.data.databaseDamage.length > 0 && (
        <Banner label="Damaged database" isPressing>
          The database file is damaged, so nothing is sent from it.{' '}
          <TextLink to="/settings/backups" inherit underline="always">
            Restore a backup
          </TextLink>
          , or quit Ovo and open it again: it then offers to salvage what is readable.
        </Banner>
      )}
      {info.data?.anotherProcessSends === true && (
        <Banner label="Another process">
          Another Ovo process, the command line, is sending from this data now. This window can send
          once that is done.
        </Banner>
      )}
      {settings.data?.gateway === 'simulator' && (
        <Banner label="Practice mode">
          Practice mode. No texts are really sent.{' '}
          <TextLink to="/settings" inherit underline="always">
            Change in Settings
          </TextLink>
        </Banner>
      )}
    </>
  );
}

interface BannerProps {
  readonly label: string;
  /** A notice that must not be overlooked. */
  readonly isPressing?: boolean;
  readonly children: ReactNode;
}

function Banner({ label, isPressing = false, children }: BannerProps) {
  return (
    <aside className="app-banner" aria-label={label} data-pressing={isPressing || undefined}>
      {isPressing ? (
        <IconAlertTriangle size={14} aria-hidden="true" />
      ) : (
        <IconInfoCircle size={14} aria-hidden="true" />
      )}
      <span>{children}</span>
    </aside>
  );
}
