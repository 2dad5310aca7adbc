import { IconFlask, IconSend } from '@tabler/icons-react';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { useSaveSettings } from '../api/settings.ts';
import { doOrTell } from '../ui/notices.tsx';
import { Section } from '../ui/page/section.tsx';
import { words } from '../words.ts';
import { ChoiceCards } from './choice-cards.tsx';

const { delivery, sections, notSaved } = words.settings;

const choices = [
  {
    value: 'simulator',
    label: delivery.practice,
    text: delivery.practiceText,
    icon: IconFlask,
  },
  { value: 'twilio', label: delivery.twilio, text: delivery.twilioText, icon: IconSend },
] as const;

/** The choice of the gateway. */
export function DeliverySection({ settings }: { readonly settings: Settings }) {
  const save = useSaveSettings();
  return (
    <Section title={sections.delivery} about={delivery.about}>
      <ChoiceCards
        label={sections.delivery}
        choices={choices}
        value={settings.gateway}
        onChange={(gateway) => void doOrTell(notSaved, () => save.mutateAsync({ gateway }))}
      />
    </Section>
  );
}
