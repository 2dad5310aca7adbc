import { NumberInput, SimpleGrid, Stack } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { numberProblem, settingsLimits } from '../../src-shared/settings/settings-limits.ts';
import { SenderField } from '../campaigns/sender-field.tsx';
import { CountrySelect } from '../ui/controls/country-select.tsx';
import { SaveIndicator } from '../ui/saving/save-indicator.tsx';
import { Section } from './section.tsx';
import { defaultSenderProblem, sendingValuesOf, settingsOfSending } from './sending.ts';
import { useSection } from './use-section.ts';

/** Sender, rate and limits. */
export function SendingSection({ settings }: { readonly settings: Settings }) {
  const { values, change, flush, saveState } = useSection(
    () => sendingValuesOf(settings),
    settingsOfSending,
  );
  return (
    <Section title="Sending" beside={saveState && <SaveIndicator state={saveState} />}>
      <Stack gap="md" onBlur={flush}>
        <SenderField
          label="Default sender"
          description="The Twilio number or Messaging Service from which campaigns go"
          value={values.defaultSender}
          error={defaultSenderProblem(values.defaultSender)}
          onChange={(defaultSender) => change({ defaultSender })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <CountrySelect
            label="Default country"
            description="For numbers without a country code"
            value={values.defaultCountry}
            onChange={(defaultCountry) => change({ defaultCountry })}
          />
          <NumberInput
            label="Rate"
            description="Segments a second for each sender; 0 sets no limit"
            min={0}
            max={settingsLimits.segmentsPerSecond.most}
            clampBehavior="none"
            value={values.segmentsPerSecond}
            error={numberProblem(values.segmentsPerSecond, settingsLimits.segmentsPerSecond)}
            onChange={(segmentsPerSecond) => change({ segmentsPerSecond })}
          />
          <NumberInput
            label="Daily limit"
            description="Segments a day for each sender; 0 sets no limit"
            min={0}
            max={settingsLimits.dailySegments.most}
            allowDecimal={false}
            thousandSeparator
            clampBehavior="none"
            value={values.dailySegments}
            error={numberProblem(values.dailySegments, settingsLimits.dailySegments)}
            onChange={(dailySegments) => change({ dailySegments })}
          />
          <NumberInput
            label="Pause when refused"
            description="Above this share of a campaign’s last 50 messages"
            suffix=" %"
            min={0}
            max={100}
            decimalScale={3}
            clampBehavior="none"
            value={values.pauseAboveFailureShare}
            error={numberProblem(values.pauseAboveFailureShare, settingsLimits.percent)}
            onChange={(pauseAboveFailureShare) => change({ pauseAboveFailureShare })}
          />
        </SimpleGrid>
      </Stack>
    </Section>
  );
}
