import { Group, Switch, TextInput } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { SaveIndicator } from '../ui/saving/save-indicator.tsx';
import { quietHoursProblems, settingsOfQuietHours } from './quiet-hours.ts';
import { Section } from './section.tsx';
import { useSection } from './use-section.ts';

/** The hours in which people may be texted, in their own time zone. */
export function QuietHoursSection({ settings }: { readonly settings: Settings }) {
  const { values, change, flush, saveState } = useSection(
    () => settings.quietHours,
    settingsOfQuietHours,
  );
  const problems = quietHoursProblems(values);
  return (
    <Section
      title="Quiet hours"
      description="In the United States, nobody may be advertised to before 8 in the morning or after 9 in the evening, by the clock where they are."
      beside={saveState && <SaveIndicator state={saveState} />}
    >
      <Switch
        size="xs"
        label="Text people only at these hours, by the clock where they are"
        checked={values.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <Group gap="md" align="flex-start" onBlur={flush}>
        <TextInput
          label="From"
          w={120}
          maxLength={5}
          disabled={!values.enabled}
          value={values.from}
          error={problems.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          label="Until"
          w={120}
          maxLength={5}
          disabled={!values.enabled}
          value={values.until}
          error={problems.until}
          onChange={(event) => change({ until: event.currentTarget.value })}
        />
      </Group>
    </Section>
  );
}
