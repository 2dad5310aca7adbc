import type { Settings } from '../../src-shared/settings/settings.ts';
import { useSaveSettings } from '../api/settings.ts';
import { CountrySelect } from '../ui/controls/country-select.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { Section } from '../ui/page/section.tsx';
import { words } from '../words.ts';

const { data, notSaved } = words.settings;

/** How numbers without a country code are read. */
export function NumbersSection({ settings }: { readonly settings: Settings }) {
  const save = useSaveSettings();
  return (
    <Section title={data.numbers}>
      <div className="settings-field">
        <CountrySelect
          label={data.country}
          description={data.countryHint}
          value={settings.defaultCountry}
          onChange={(defaultCountry) =>
            void doOrTell(notSaved, () => save.mutateAsync({ defaultCountry }))
          }
        />
      </div>
    </Section>
  );
}
