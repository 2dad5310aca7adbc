import { Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { Settings } from '../../../src-shared/settings/settings.ts';
import { timesOfDay } from '../../ui/text/times-of-day.ts';
import { words } from '../../words.ts';
import { DayBar } from './day-bar.tsx';
import {
  hoursOf,
  quietHoursProblems,
  quietHoursValuesOf,
  settingsOfQuietHours,
} from '../values/quiet-hours.ts';
import { SavedSection } from '../saving/saved-section.tsx';
import { useSection } from '../saving/use-section.ts';

const { quietHours } = words.settings;

/** The hours in which people may be texted, in their own time zone. */
export function QuietHoursSection({ settings }: { readonly settings: Settings }) {
  const { values, change, flush, saveState } = useSection(
    quietHoursValuesOf(settings.quietHours),
    settingsOfQuietHours,
  );
  const { enabled, from, until } = values;
  const problems = quietHoursProblems(values);
  const isRight = problems.from === null && problems.until === null;
  const hours = hoursOf(values);
  return (
    <SavedSection
      title={quietHours.title}
      about={quietHours.about(timesOfDay.formatHour(8), timesOfDay.formatHour(21))}
      saveState={saveState}
    >
      <Stack gap="md">
        <Switch
          label={quietHours.only}
          checked={enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        <Group gap="md" align="flex-start" onBlur={flush}>
          <TextInput
            label={quietHours.from}
            w={120}
            maxLength={12}
            disabled={!enabled}
            value={from}
            error={problems.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            label={quietHours.until}
            w={120}
            maxLength={12}
            disabled={!enabled}
            value={until}
            error={problems.until}
            onChange={(event) => change({ until: event.currentTarget.value })}
          />
        </Group>
        {isRight && hours.from !== null && hours.until !== null && (
          <div>
            <DayBar from={enabled ? hours.from : '00:00'} until={enabled ? hours.until : '24:00'} />
            <Text size="sm" c="dimmed" mt={4}>
              {enabled
                ? quietHours.day(timesOfDay.format(hours.from), timesOfDay.format(hours.until))
                : quietHours.wholeDay}
            </Text>
          </div>
        )}
      </Stack>
    </SavedSection>
  );
}
