import { NumberInput, Stack } from '@mantine/core';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { numberProblem, settingsLimits } from '../../src-shared/settings/settings-limits.ts';
import { words } from '../words.ts';
import { ChoiceCards } from './choice-cards.tsx';
import { settingsOfUnconfirmed, type UnconfirmedValues } from './values/unconfirmed.ts';
import { SavedSection } from './saving/saved-section.tsx';
import { useSection } from './saving/use-section.ts';

const { unconfirmed } = words.settings;

const policies = [
  { value: 'hold', label: unconfirmed.hold, text: unconfirmed.holdText },
  { value: 'requeue', label: unconfirmed.requeue, text: unconfirmed.requeueText },
] as const;

/** The policy for messages whose outcome is unknown. */
export function UnconfirmedSection({ settings }: { readonly settings: Settings }) {
  const { values, change, flush, saveState } = useSection<UnconfirmedValues>(
    {
      unconfirmedPolicy: settings.unconfirmedPolicy,
      recheckAfterSeconds: settings.recheckAfterSeconds,
    },
    settingsOfUnconfirmed,
  );
  return (
    <SavedSection title={unconfirmed.title} about={unconfirmed.about} saveState={saveState}>
      <Stack gap="md">
        <ChoiceCards
          label={unconfirmed.policy}
          isLabelShown
          choices={policies}
          value={values.unconfirmedPolicy}
          onChange={(unconfirmedPolicy) => change({ unconfirmedPolicy })}
        />
        <div className="settings-field">
          <NumberInput
            label={unconfirmed.recheck}
            description={unconfirmed.recheckHint}
            suffix={unconfirmed.seconds}
            min={0}
            max={settingsLimits.recheckAfterSeconds.most}
            clampBehavior="none"
            value={values.recheckAfterSeconds}
            error={numberProblem(values.recheckAfterSeconds, settingsLimits.recheckAfterSeconds)}
            onChange={(recheckAfterSeconds) => change({ recheckAfterSeconds })}
            onBlur={flush}
          />
        </div>
      </Stack>
    </SavedSection>
  );
}
