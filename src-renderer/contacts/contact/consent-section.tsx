import { Autocomplete, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { useRecordConsent } from '../../api/contacts/contact-actions.ts';
import { FactList } from '../../ui/data/fact-list.tsx';
import { Section } from '../../ui/page/section.tsx';
import { notifyDone } from '../../ui/notices.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { contactName } from '../contact-name.ts';

const { consent: texts } = words.contacts.contact;

/** The recorded consent of a contact. */
export function ConsentSection({ detail }: { readonly detail: ContactDetail }) {
  const { consent } = detail;
  const [isRecording, setIsRecording] = useState(false);
  const close = () => setIsRecording(false);
  return (
    <Section
      title={texts.title}
      link={
        consent === null ? (
          <Button variant="default" onClick={() => setIsRecording(true)}>
            {texts.record}
          </Button>
        ) : undefined
      }
    >
      {consent === null ? (
        <p className="contact-quiet">{texts.none}</p>
      ) : (
        <FactList
          items={[
            { name: texts.agreed, value: formatMoment(consent.at) },
            { name: texts.method, value: consent.method },
            { name: texts.evidence, value: consent.source },
          ]}
        />
      )}
      <Modal opened={isRecording} onClose={close} title={texts.recordTitle}>
        <ConsentForm detail={detail} onDone={close} />
      </Modal>
    </Section>
  );
}

const usualMethods = Object.values(texts.usual);

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
      notifyDone(texts.done(contactName(contact)));
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
          label={texts.methodField}
          data={usualMethods}
          maxLength={contactLimits.consentMethodLength}
          required
          value={method}
          onChange={setMethod}
          data-autofocus
        />
        <Textarea
          label={texts.evidenceField}
          description={texts.evidenceHint}
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
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={record.isPending} disabled={isIncomplete}>
            {texts.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
