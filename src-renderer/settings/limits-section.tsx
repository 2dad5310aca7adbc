import { Group, NumberInput, TextInput } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { numberProblem, settingsLimits } from '../../src-shared/settings/settings-limits.ts';
import { words } from '../words.ts';
import { currencyPattern, limitsValuesOf, settingsOfLimits } from './values/limits.ts';
import { SavedSection } from './saving/saved-section.tsx';
import { useSection } from './saving/use-section.ts';

const { limits, practice } = words.settings;

/** Rate, daily limit, and when a campaign pauses by itself. */
export function LimitsSection({ settings }: { readonly settings: Settings }) {
  const { values, change, flush, saveState } = useSection(
    limitsValuesOf(settings),
    settingsOfLimits,
  );
  return (
    <SavedSection
      title={limits.title}
      about={limits.about}
      saveState={saveState}
      onLeaveField={flush}
    >
      <NumberInput
        label={limits.rate}
        description={limits.rateHint}
        min={0}
        max={settingsLimits.segmentsPerSecond.most}
        clampBehavior="none"
        value={values.segmentsPerSecond}
        error={numberProblem(values.segmentsPerSecond, settingsLimits.segmentsPerSecond)}
        onChange={(segmentsPerSecond) => change({ segmentsPerSecond })}
      />
      <NumberInput
        label={limits.daily}
        description={limits.dailyHint}
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
        label={limits.pause}
        description={limits.pauseHint}
        suffix={practice.percent}
        min={0}
        max={100}
        decimalScale={3}
        clampBehavior="none"
        value={values.pauseAboveFailureShare}
        error={numberProblem(values.pauseAboveFailureShare, settingsLimits.percent)}
        onChange={(pauseAboveFailureShare) => change({ pauseAboveFailureShare })}
      />
      <Group gap="md" align="flex-start" wrap="nowrap">
        <NumberInput
          flex={1}
          label={limits.price}
          description={limits.priceHint}
          min={0}
          max={settingsLimits.segmentPrice.most}
          decimalScale={6}
          clampBehavior="none"
          value={values.segmentPrice}
          error={numberProblem(values.segmentPrice, settingsLimits.segmentPrice)}
          onChange={(segmentPrice) => change({ segmentPrice })}
        />
        <TextInput
          w={120}
          label={limits.currency}
          description={limits.currencyHint}
          value={values.priceCurrency}
          error={
            currencyPattern.test(values.priceCurrency.trim().toUpperCase())
              ? null
              : limits.currencyProblem
          }
          onChange={(event) => change({ priceCurrency: event.currentTarget.value })}
        />
      </Group>
    </SavedSection>
  );
}
