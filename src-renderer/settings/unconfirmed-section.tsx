import { NumberInput, Radio, Stack } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { numberProblem, settingsLimits } from '../../src-shared/settings/settings-limits.ts';
import { SaveIndicator } from '../ui/saving/save-indicator.tsx';
import { Section } from './section.tsx';
import { settingsOfUnconfirmed, type UnconfirmedValues } from './unconfirmed.ts';
import { useSection } from './use-section.ts';

/** The policy for messages whose outcome is unknown. */
export function UnconfirmedSection({ settings }: { readonly settings: Settings }) {
  const { values, change, flush, saveState } = useSection<UnconfirmedValues>(
    () => ({
      unconfirmedPolicy: settings.unconfirmedPolicy,
      recheckAfterSeconds: settings.recheckAfterSeconds,
    }),
    settingsOfUnconfirmed,
  );
  return (
    <Section
      title="Unconfirmed messages"
      description="Now and then no answer comes, and it is not known whether a message was sent. Ovo then looks for it at the gateway."
      beside={saveState && <SaveIndicator state={saveState} />}
    >
      <Radio.Group
        label="If a message still can’t be confirmed"
        value={values.unconfirmedPolicy}
        onChange={(policy) =>
          change({ unconfirmedPolicy: policy === 'requeue' ? 'requeue' : 'hold' })
        }
      >
        <Stack gap="xs" mt="xs">
          <Radio size="xs" value="hold" label="Hold them until I decide: nobody is texted twice" />
          <Radio
            size="xs"
            value="requeue"
            label="Send them again: nobody is left out, but in rare cases somebody gets it twice"
          />
        </Stack>
      </Radio.Group>
      <NumberInput
        label="Check again after"
        description="Seconds between the two checks"
        min={0}
        max={settingsLimits.recheckAfterSeconds.most}
        clampBehavior="none"
        maw={300}
        value={values.recheckAfterSeconds}
        error={numberProblem(values.recheckAfterSeconds, settingsLimits.recheckAfterSeconds)}
        onChange={(recheckAfterSeconds) => change({ recheckAfterSeconds })}
        onBlur={flush}
      />
    </Section>
  );
}
