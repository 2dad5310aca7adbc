import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { useSaveSettings } from '../api/settings.ts';
import { FactList } from '../ui/data/fact-list.tsx';
import { Keys } from '../ui/keys/keys.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { Section } from '../ui/page/section.tsx';
import { words } from '../words.ts';
import { ChoiceCards } from './choice-cards.tsx';

const { appearance: texts } = words.settings;

const zooms = ['zoom-in', 'zoom-out', 'zoom-reset'] as const;

const choices = [
  { value: 'system', label: texts.system, icon: IconDeviceDesktop },
  { value: 'light', label: texts.light, icon: IconSun },
  { value: 'dark', label: texts.dark, icon: IconMoon },
] as const;

/** Light or dark. */
export function AppearanceSection({ settings }: { readonly settings: Settings }) {
  const save = useSaveSettings();
  return (
    <Section title={texts.title}>
      <ChoiceCards
        label={texts.title}
        choices={choices}
        value={settings.appearance}
        onChange={(appearance) =>
          void doOrTell(texts.notChanged, () => save.mutateAsync({ appearance }))
        }
      />
    </Section>
  );
}

/** The keys that make everything larger or smaller. */
export function ZoomSection() {
  return (
    <Section title={texts.zoom} about={texts.zoomAbout}>
      <FactList
        items={zooms.map((name) => ({
          name: words.palette.names[name],
          value: <Keys of={name} />,
        }))}
      />
    </Section>
  );
}
