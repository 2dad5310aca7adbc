import { TextInput } from '@mantine/core';
import { businessLimits, type Settings } from '../../src-shared/settings/settings.ts';
import { words } from '../words.ts';
import { SavedSection } from './saving/saved-section.tsx';
import { useSection } from './saving/use-section.ts';

const { replies } = words.settings;

/** How replies are read, and what an opt-out is answered with. */
export function RepliesSection({ settings }: { readonly settings: Settings }) {
  const { optOutConfirmation } = settings;
  const { values, change, flush, saveState } = useSection({ optOutConfirmation }, (typed) => ({
    optOutConfirmation: typed.optOutConfirmation.trim(),
  }));
  return (
    <SavedSection
      title={replies.title}
      about={replies.about}
      saveState={saveState}
      onLeaveField={flush}
    >
      <TextInput
        label={replies.confirmation}
        description={replies.confirmationHint}
        maxLength={businessLimits.confirmationLength}
        spellCheck
        value={values.optOutConfirmation}
        onChange={(event) => change({ optOutConfirmation: event.currentTarget.value })}
      />
    </SavedSection>
  );
}
