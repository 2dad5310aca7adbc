import { Stack } from '@mantine/core';
import { useSettings } from '../api/settings.ts';
import { Page } from '../ui/page/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { BackupsSection } from './backups/backups-section.tsx';
import { DataSection } from './data-section.tsx';
import { GatewaySection } from './gateway-section.tsx';
import { PracticeSection } from './practice-section.tsx';
import { QuietHoursSection } from './quiet-hours-section.tsx';
import { SendingSection } from './sending-section.tsx';
import { SimulatorSection } from './simulator-section.tsx';
import { TwilioSection } from './twilio-section.tsx';
import { UnconfirmedSection } from './unconfirmed-section.tsx';
import './settings.css';

/** All settings; each section saves itself as it is changed. */
export function SettingsScreen() {
  const settings = useSettings();
  return (
    <Page title="Settings">
      <Loaded query={settings} failure="The settings could not be read" lines={8}>
        {(known) => (
          <Stack gap="xl" maw={640}>
            <GatewaySection settings={known} />
            <TwilioSection />
            <SendingSection settings={known} />
            <QuietHoursSection settings={known} />
            <UnconfirmedSection settings={known} />
            {known.gateway === 'simulator' && <SimulatorSection settings={known} />}
            <PracticeSection />
            <AppearanceSection settings={known} />
            <BackupsSection />
            <DataSection />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
