import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { useSettings } from '../api/settings.ts';
import { Page } from '../ui/page/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
import { AppearanceSection, ZoomSection } from './appearance-section.tsx';
import { BusinessSection } from './business-section.tsx';
import { BackupsSection } from './backups/backups-section.tsx';
import { DataSection } from './data-section.tsx';
import { DeliverySection } from './delivery-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { NumbersSection } from './numbers-section.tsx';
import { PracticeDataSection } from './practice-data-section.tsx';
import { PlaceHoursSection } from './hours/place-hours-section.tsx';
import { QuietHoursSection } from './hours/quiet-hours-section.tsx';
import { RepliesSection } from './replies-section.tsx';
import { SectionNavigation } from './section-navigation.tsx';
import type { SettingsSectionId } from './sections.ts';
import { SenderSection } from './sender-section.tsx';
import { SpellingSection } from './spelling-section.tsx';
import { SetUpSection } from './set-up-section.tsx';
import { SimulatorSection } from './simulator-section.tsx';
import { TwilioSection } from './twilio-section.tsx';
import { UnconfirmedSection } from './unconfirmed-section.tsx';
import './settings.css';

/** All settings, a section at a time; each card saves itself as it is changed. */
export function SettingsScreen({ section }: { readonly section: SettingsSectionId }) {
  const settings = useSettings();
  return (
    <Page title={words.settings.title}>
      <div className="settings-frame">
        <SectionNavigation current={section} />
        <div className="settings-content">
          <Loaded query={settings} failure={words.settings.failure} lines={8}>
            {(known) => (
              // What was typed in one section has no place in another.
              <Stack key={section} gap="md">
                {cardsOf[section](known)}
              </Stack>
            )}
          </Loaded>
        </div>
      </div>
    </Page>
  );
}

const cardsOf: Readonly<Record<SettingsSectionId, (settings: Settings) => ReactNode>> = {
  delivery: (settings) => (
    <>
      <DeliverySection settings={settings} />
      <BusinessSection settings={settings} />
      <RepliesSection settings={settings} />
      <SetUpSection settings={settings} />
    </>
  ),
  twilio: (settings) => (
    <>
      <TwilioSection />
      <SenderSection settings={settings} />
    </>
  ),
  limits: (settings) => <LimitsSection settings={settings} />,
  'quiet-hours': (settings) => (
    <>
      <QuietHoursSection settings={settings} />
      <PlaceHoursSection settings={settings} />
    </>
  ),
  unconfirmed: (settings) => <UnconfirmedSection settings={settings} />,
  practice: (settings) => (
    <>
      <SimulatorSection settings={settings} />
      <PracticeDataSection />
    </>
  ),
  data: (settings) => (
    <>
      <BackupsSection />
      <DataSection />
      <NumbersSection settings={settings} />
    </>
  ),
  appearance: (settings) => (
    <>
      <AppearanceSection settings={settings} />
      <ZoomSection />
      <SpellingSection settings={settings} />
    </>
  ),
};
