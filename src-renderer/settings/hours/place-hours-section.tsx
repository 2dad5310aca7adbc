import { Button, Collapse, Stack, Switch, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  placeRules,
  type HoursOfDay,
  type PlaceRule,
} from '../../../src-shared/settings/place-hours.ts';
import type { Settings } from '../../../src-shared/settings/settings.ts';
import { ScrollRegion } from '../../ui/page/scroll-region.tsx';
import { formatDay } from '../../ui/text/times.ts';
import { timesOfDay } from '../../ui/text/times-of-day.ts';
import { words } from '../../words.ts';
import { SavedSection } from '../saving/saved-section.tsx';
import { useSection } from '../saving/use-section.ts';

const text = words.settings.placeHours;

/** Whether the narrower hours of places are kept to, and which these are. */
export function PlaceHoursSection({ settings }: { readonly settings: Settings }) {
  const { values, change, saveState } = useSection(
    { placeHours: settings.placeHours },
    (chosen) => chosen,
  );
  const [isShown, { toggle }] = useDisclosure(false);
  const hasHours = settings.quietHours.enabled;
  return (
    <SavedSection title={text.title} about={text.about(placeRules.length)} saveState={saveState}>
      <Stack gap="md" align="flex-start">
        <Switch
          label={text.keep}
          description={hasHours ? text.keepHint : text.needsHours}
          checked={hasHours && values.placeHours}
          disabled={!hasHours}
          onChange={(event) => change({ placeHours: event.currentTarget.checked })}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isShown}
          aria-controls="place-rules"
          onClick={toggle}
        >
          {isShown ? text.hide : text.show}
        </Button>
        <Collapse id="place-rules" expanded={isShown} w="100%">
          <Rules />
        </Collapse>
      </Stack>
    </SavedSection>
  );
}

function Rules() {
  return (
    <ScrollRegion label={text.title} className="settings-rules">
      <Table aria-label={text.title} fz="xs" miw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{text.place}</Table.Th>
            <Table.Th scope="col">{text.weekdays}</Table.Th>
            <Table.Th scope="col">{text.saturday}</Table.Th>
            <Table.Th scope="col">{text.sunday}</Table.Th>
            <Table.Th scope="col">{text.holidays}</Table.Th>
            <Table.Th scope="col">{text.source}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {placeRules.map((rule) => (
            <RuleRow key={rule.place} rule={rule} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function RuleRow({ rule }: { readonly rule: PlaceRule }) {
  const { name, week, isClosedOnHolidays, source, checkedOn } = rule;
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>{hoursText(week[1])}</Table.Td>
      <Table.Td>{hoursText(week[6])}</Table.Td>
      <Table.Td>{hoursText(week[0])}</Table.Td>
      <Table.Td>{isClosedOnHolidays ? text.closed : text.asUsual}</Table.Td>
      <Table.Td>{text.read(source, formatDay(Date.parse(`${checkedOn}T12:00`)))}</Table.Td>
    </Table.Tr>
  );
}

function hoursText(hours: HoursOfDay | null | undefined): string {
  if (hours === null || hours === undefined) return text.closed;
  return text.hours(
    timesOfDay.formatHour(hours.from / 60),
    timesOfDay.formatHour(hours.until / 60),
  );
}
