import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAppInfo } from '../api/app-info.ts';
import { useSettings } from '../api/settings.ts';
import { TextLink } from '../ui/links.tsx';

/** What a person must know wherever they are. */
export function Banners() {
  const settings = useSettings();
  const info = useAppInfo();
  return (
    <>
      {info.data?.anotherProcessSends === true && (
        <Banner label="Another process">
          Another Ovo process, the command line, is sending from this data now. This window can send
          once that is done.
        </Banner>
      )}
      {settings.data?.gateway === 'simulator' && (
        <Banner label="Simulator">
          Simulator: nobody is texted.{' '}
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
  readonly children: ReactNode;
}

function Banner({ label, children }: BannerProps) {
  return (
    <aside className="app-banner" aria-label={label}>
      <IconInfoCircle size={14} aria-hidden="true" />
      <span>{children}</span>
    </aside>
  );
}
