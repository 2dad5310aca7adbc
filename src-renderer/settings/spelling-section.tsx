import { Switch } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { useSaveSettings } from '../api/settings.ts';
import { isMac } from '../ui/keys/keys.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { Section } from '../ui/page/section.tsx';
import { words } from '../words.ts';

const { spelling: texts, notSaved } = words.settings;

/** Whether spelling is checked, and with which dictionary. */
export function SpellingSection({ settings }: { readonly settings: Settings }) {
  const save = useSaveSettings();
  return (
    <Section title={texts.title} about={texts.about}>
      <Switch
        label={texts.check}
        description={isMac ? texts.withSystem : texts.withOwn}
        checked={settings.checkSpelling}
        onChange={(event) => {
          const checkSpelling = event.currentTarget.checked;
          void doOrTell(notSaved, () => save.mutateAsync({ checkSpelling }));
        }}
      />
    </Section>
  );
}
