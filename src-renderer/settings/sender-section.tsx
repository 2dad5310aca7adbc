import type { Settings } from '../../src-shared/settings/settings.ts';
import { SenderField } from '../campaigns/sender/sender-field.tsx';
import { Section } from '../ui/page/section.tsx';
import { SaveIndicator } from '../ui/saving/save-indicator.tsx';
import { words } from '../words.ts';
import { defaultSenderProblem, settingsOfSender } from './values/sender.ts';
import { useSection } from './use-section.ts';

const { sender } = words.settings;

/** The sender of campaigns that name none. */
export function SenderSection({ settings }: { readonly settings: Settings }) {
  const { defaultSender: known } = settings;
  const { values, change, flush, saveState } = useSection(
    { defaultSender: known },
    settingsOfSender,
  );
  return (
    <Section
      title={sender.title}
      about={sender.about}
      link={saveState && <SaveIndicator state={saveState} />}
    >
      <div className="settings-field" onBlur={flush}>
        <SenderField
          label={sender.label}
          description={sender.hint}
          value={values.defaultSender}
          error={defaultSenderProblem(values.defaultSender)}
          onChange={(defaultSender) => change({ defaultSender })}
        />
      </div>
    </Section>
  );
}
