import type { Settings } from '../../src-shared/settings/settings.ts';
import { SenderField } from '../senders/sender-field.tsx';
import { words } from '../words.ts';
import { defaultSenderProblem, settingsOfSender } from './values/sender.ts';
import { SavedSection } from './saving/saved-section.tsx';
import { useSection } from './saving/use-section.ts';

const { sender } = words.settings;

/** The sender of campaigns that name none. */
export function SenderSection({ settings }: { readonly settings: Settings }) {
  const { defaultSender: known } = settings;
  const { values, change, flush, saveState } = useSection(
    { defaultSender: known },
    settingsOfSender,
  );
  return (
    <SavedSection
      title={sender.title}
      about={sender.about}
      saveState={saveState}
      onLeaveField={flush}
    >
      <SenderField
        label={sender.label}
        description={sender.hint}
        value={values.defaultSender}
        error={defaultSenderProblem(values.defaultSender)}
        onChange={(defaultSender) => change({ defaultSender })}
      />
    </SavedSection>
  );
}
