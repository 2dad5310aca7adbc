import { NumberInput, SimpleGrid } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { numberProblem, settingsLimits } from '../../src-shared/settings/settings-limits.ts';
import { words } from '../words.ts';
import { settingsOfSimulator, shares, simulatorValuesOf, sumProblem } from './values/simulator.ts';
import { SavedSection } from './saving/saved-section.tsx';
import { useSection } from './saving/use-section.ts';

const { practice } = words.settings;

/** The simulator: its delay and the share of each failure. */
export function SimulatorSection({ settings }: { readonly settings: Settings }) {
  const { values, change, flush, saveState } = useSection(
    simulatorValuesOf(settings.simulator),
    settingsOfSimulator,
  );
  const tooMuch = sumProblem(values);
  return (
    <SavedSection title={practice.outcomes} about={practice.outcomesAbout} saveState={saveState}>
      <SimpleGrid
        type="container"
        cols={{ base: 1, '360px': 2, '620px': 3 }}
        spacing="md"
        onBlur={flush}
      >
        <NumberInput
          label={practice.delay}
          description={practice.delayHint}
          suffix={practice.milliseconds}
          min={0}
          max={settingsLimits.simulatorDelayMs.most}
          step={50}
          allowDecimal={false}
          clampBehavior="none"
          value={values.delayMs}
          error={numberProblem(values.delayMs, settingsLimits.simulatorDelayMs)}
          onChange={(delayMs) => change({ delayMs })}
        />
        {shares.map(({ name, label, hint, isOfSum }) => (
          <NumberInput
            key={name}
            label={label}
            description={hint}
            suffix={practice.percent}
            min={0}
            max={100}
            decimalScale={3}
            clampBehavior="none"
            value={values[name]}
            error={
              numberProblem(values[name], settingsLimits.percent) ??
              (isOfSum && tooMuch !== null && Number(values[name]) > 0 ? tooMuch : null)
            }
            onChange={(value) => change({ [name]: value })}
          />
        ))}
      </SimpleGrid>
    </SavedSection>
  );
}
