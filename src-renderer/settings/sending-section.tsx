import { NumberInput, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { CountrySelect } from '../ui/country-select.tsx';
import { SaveIndicator } from '../ui/save-indicator.tsx';
import { Section } from './section.tsx';
import {
  defaultSenderProblem,
  numberProblem,
  sendingValuesOf,
  settingsOfSending,
} from './sending.ts';
import { useSection } from './use-section.ts';

/** From whom, how fast, and what becomes of messages whose fate is unknown. */
export function SendingSection({ settings }: { readonly settings: Settings }) {
  const { values, change, flush, saveState } = useSection(
    () => sendingValuesOf(settings),
    settingsOfSending,
  );
  return (
    <Section title="Sending" beside={saveState && <SaveIndicator state={saveState} />}>
      <Stack gap="md" onBlur={flush}>
        <TextInput
          label="Default sender"
          description="The Twilio number or Messaging Service from which campaigns go"
          placeholder="+12125550100 or MG…"
          value={values.defaultSender}
          error={defaultSenderProblem(values.defaultSender)}
          onChange={(event) => change({ defaultSender: event.currentTarget.value.trim() })}
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
            max={1000}
            clampBehavior="none"
            value={values.segmentsPerSecond}
            error={numberProblem(values.segmentsPerSecond, 0, 1000)}
            onChange={(segmentsPerSecond) => change({ segmentsPerSecond })}
          />
        </SimpleGrid>
        <Radio.Group
          label="Unconfirmed messages"
          description="When it is not known whether a message was sent, and two look-ups did not find it"
          value={values.unconfirmedPolicy}
          onChange={(policy) =>
            change({ unconfirmedPolicy: policy === 'requeue' ? 'requeue' : 'hold' })
          }
        >
          <Stack gap="xs" mt="xs">
            <Radio
              size="xs"
              value="hold"
              label="Hold them until I decide: nobody is texted twice"
            />
            <Radio
              size="xs"
              value="requeue"
              label="Send them again: nobody is left out, but in rare cases somebody gets it twice"
            />
          </Stack>
        </Radio.Group>
        <NumberInput
          label="Look up again after"
          description="Seconds between two look-ups of an unconfirmed message"
          min={0}
          max={86_400}
          clampBehavior="none"
          maw={300}
          value={values.recheckAfterSeconds}
          error={numberProblem(values.recheckAfterSeconds, 0, 86_400)}
          onChange={(recheckAfterSeconds) => change({ recheckAfterSeconds })}
        />
      </Stack>
    </Section>
  );
}
