import { TextInput } from '@mantine/core';
import { businessLimits, type Settings } from '../../src-shared/settings/settings.ts';
import { words } from '../words.ts';
import { optOutProblem, settingsOfBusiness } from './values/business.ts';
import { SavedSection } from './saving/saved-section.tsx';
import { useSection } from './saving/use-section.ts';

const { business } = words.settings;

/** What texts say of the business: its name, and how people opt out. */
export function BusinessSection({ settings }: { readonly settings: Settings }) {
  const { businessName, optOutText } = settings;
  const { values, change, flush, saveState } = useSection(
    { businessName, optOutText },
    settingsOfBusiness,
  );
  return (
    <SavedSection
      title={business.title}
      about={business.about}
      saveState={saveState}
      onLeaveField={flush}
    >
      <TextInput
        label={business.name}
        description={business.nameHint}
        maxLength={businessLimits.nameLength}
        autoComplete="organization"
        value={values.businessName}
        onChange={(event) => change({ businessName: event.currentTarget.value })}
      />
      <TextInput
        label={business.optOut}
        description={business.optOutHint}
        maxLength={businessLimits.optOutLength}
        spellCheck
        value={values.optOutText}
        error={optOutProblem(values.optOutText)}
        onChange={(event) => change({ optOutText: event.currentTarget.value })}
      />
    </SavedSection>
  );
}
