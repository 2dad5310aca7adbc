import { SegmentedControl } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { useSaveSettings } from '../api/settings.ts';
import { doOrTell } from '../ui/notices.tsx';
import { Section } from './section.tsx';

const choices = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] satisfies readonly { readonly value: Settings['appearance']; readonly label: string }[];

/** Light or dark. */
export function AppearanceSection({ settings }: { readonly settings: Settings }) {
  const save = useSaveSettings();
  return (
    <Section title="Appearance">
      <SegmentedControl
        aria-label="Appearance"
        size="xs"
        data={choices}
        value={settings.appearance}
        onChange={(appearance) =>
          void doOrTell('The appearance was not changed', () => save.mutateAsync({ appearance }))
        }
        className="settings-choice"
      />
    </Section>
  );
}
