import { useMemo, useState } from 'react';
import { editorFields } from '../message-editor/editor-field.ts';
import { MessageEditor } from '../message-editor/message-editor.tsx';
import { Sample } from './sample.tsx';

const customFields = ['last_visit', 'favourite'] as const;
const samples = {
  first_name: 'Amara',
  last_name: 'Okafor',
  last_visit: '2026-05-14',
  favourite: 'Cinnamon roll',
} as const;

/** The field for the text of a message, with everything that can be said of one. */
export function MessageSamples() {
  const fields = useMemo(() => editorFields(customFields, samples), []);
  const [value, setValue] = useState(
    'Hi {{ first_name }}, it’s roll weekend! We saw you on {{ last_visit | date: "month day" | default: "a good day" }}.\nמחר {{ first_name | default: "חבר" }}\nSee bit.ly/rolls, {{ frist_name }}.',
  );
  return (
    <Sample title="Message editor">
      <MessageEditor
        label="Message"
        value={value}
        onChange={setValue}
        fields={fields}
        emptyFields={[{ field: 'first_name', contacts: 12 }]}
        lackingParts={[
          { label: 'Add opt-out sentence', addTo: (text) => `${text} Reply STOP to opt out.` },
        ]}
        onEmoji={() => undefined}
      />
      <MessageEditor
        label="A message that was sent"
        value="Hi {{ first_name }}, thank you!"
        onChange={setValue}
        fields={fields}
        readOnly
      />
    </Sample>
  );
}
