import { NumberInput, SimpleGrid } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { numberProblem, settingsLimits } from '../../src-shared/settings/settings-limits.ts';
import { SaveIndicator } from '../ui/saving/save-indicator.tsx';
import { Section } from './section.tsx';
import { settingsOfSimulator, shares, simulatorValuesOf } from './simulator.ts';
import { useSection } from './use-section.ts';

/** The simulator: its delay and the share of each failure. */
export function SimulatorSection({ settings }: { readonly settings: Settings }) {
  const { values, change, flush, saveState } = useSection(
    () => simulatorValuesOf(settings.simulator),
    settingsOfSimulator,
  );
  return (
    <Section
      title="Practice mode"
      description="How texts fare in practice, to see how Ovo deals with faults."
      beside={saveState && <SaveIndicator state={saveState} />}
    >
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="md" onBlur={flush}>
        <NumberInput
          label="Time to answer"
          description="On average"
          suffix=" ms"
          min={0}
          max={settingsLimits.simulatorDelayMs.most}
          step={50}
          allowDecimal={false}
          clampBehavior="none"
          value={values.delayMs}
          error={numberProblem(values.delayMs, settingsLimits.simulatorDelayMs)}
          onChange={(delayMs) => change({ delayMs })}
        />
        {shares.map(({ name, label, hint }) => (
          <NumberInput
            key={name}
            label={label}
            description={hint}
            suffix=" %"
            min={0}
            max={100}
            decimalScale={3}
            clampBehavior="none"
            value={values[name]}
            error={numberProblem(values[name], settingsLimits.percent)}
            onChange={(value) => change({ [name]: value })}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}
