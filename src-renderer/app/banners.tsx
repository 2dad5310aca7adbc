import { useAppInfo } from '../api/app-info.ts';
import { useSettings } from '../api/settings.ts';
import { PracticeBanner } from '../practice/practice-banner.tsx';
import { Banner } from '../ui/feedback/banner.tsx';
import { TextLink } from '../ui/links.tsx';
import { words } from '../words.ts';

const { damage, otherProcess } = words.app;

/** What holds for the whole window, at its foot. */
export function Banners() {
  const settings = useSettings();
  const info = useAppInfo();
  return (
    <>
      {info.data !== undefined && info.data.databaseDamage.length > 0 && (
        <Banner
          label={damage.label}
          tone="failed"
          actions={
            <TextLink to="/settings/backups" inherit>
              {damage.restore}
            </TextLink>
          }
        >
          {damage.sentence}
        </Banner>
      )}
      {info.data?.anotherProcessSends === true && (
        <Banner label={otherProcess.label} tone="moving">
          {otherProcess.sentence}
        </Banner>
      )}
      {settings.data?.gateway === 'simulator' && <PracticeBanner />}
    </>
  );
}
