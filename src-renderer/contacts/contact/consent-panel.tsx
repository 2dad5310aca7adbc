import { Autocomplete, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { useRecordConsent } from '../../api/contacts/contact-actions.ts';
import { FactList } from '../../ui/data/fact-list.tsx';
import { notifyDone } from '../../ui/notices.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { contactName } from '../contact-name.ts';
import { Panel } from './panel.tsx';

/** The recorded consent of a contact. */
export function ConsentPanel({ detail }: { readonly detail: ContactDetail }) {
  const { consent } = detail;
  const [isRecording, setIsRecording] = useState(false);
  const close = () => setIsRecording(false);
  return (
    <Panel
      title="Consent"
      action={
        consent === null && (
          <Button variant="default" onClick={() => setIsRecording(true)}>
            Record consent…
          </Button>
        )
      }
    >
      {consent === null ? (
        <Text size="sm" c="dimmed">
          Nothing written down says that this person agreed to be texted.
        </Text>
      ) : (
        <FactList
          items={[
            { name: 'Agreed', value: formatMoment(consent.at) },
            { name: 'How', value: consent.method },
            { name: 'Evidence', value: consent.source },
          ]}
        />
      )}
      <Modal opened={isRecording} onClose={close} title="Record consent">
        <ConsentForm detail={detail} onDone={close} />
      </Modal>
    </Panel>
  );
}

const usualMethods = ['In person', 'Form', 'By phone', 'By text', 'On paper', 'By email'];

interface ConsentFormProps {
  readonly detail: ContactDetail;
  readonly onDone: () => void;
}

function ConsentForm({ detail, onDone }: ConsentFormProps) {
  const { contact } = detail;
  const record = useRecordConsent();
  const [method, setMethod] = useState('');
  const [source, setSource] = useState('');
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const isIncomplete = method.trim() === '' || source.trim() === '';

  const submit = async () => {
    if (isIncomplete) return;
    setErrorMessage(null);
    try {
      await record.mutateAsync({ id: contact.id, method, source });
      notifyDone(`The consent of ${contactName(contact)} is recorded.`);
      onDone();
    } catch (error) {
      setErrorMessage(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        <Autocomplete
          openOnFocus={false}
          comboboxProps={{ portalProps: { target: '#main' } }}
          size="xs"
          label="How the person agreed"
          data={usualMethods}
          maxLength={contactLimits.consentMethodLength}
          required
          value={method}
          onChange={setMethod}
          data-autofocus
        />
        <Textarea
          size="xs"
          label="Where that is written down"
          description="A form and its day, a conversation, a sheet of paper. What is recorded first stays"
          autosize
          minRows={2}
          maxLength={contactLimits.consentSourceLength}
          required
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          error={errorMessage}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={record.isPending} disabled={isIncomplete}>
            Record consent
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
