import { Autocomplete, Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { useRecordConsent } from '../../api/contacts/contact-actions.ts';
import { FactList } from '../../ui/data/fact-list.tsx';
import { Section } from '../../ui/page/section.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { contactName } from '../contact-name.ts';
import { EvidenceForm } from '../evidence-form.tsx';

const { consent: texts } = words.contacts.contact;

/** The recorded consent of a contact. */
export function ConsentSection({ detail }: { readonly detail: ContactDetail }) {
  const { consent } = detail;
  const [isRecording, setIsRecording] = useState(false);
  const record = useRecordConsent();
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
      <Modal
        opened={isRecording}
        // While it is recorded the dialog stays: a failure is said in its form.
        onClose={() => {
          if (!record.isPending) close();
        }}
        title={texts.recordTitle}
      >
        <ConsentForm detail={detail} record={record.mutateAsync} onDone={close} />
      </Modal>
    </Section>
  );
}

const usualMethods = Object.values(texts.usual);

interface ConsentFormProps {
  readonly detail: ContactDetail;
  readonly record: ReturnType<typeof useRecordConsent>['mutateAsync'];
  readonly onDone: () => void;
}

function ConsentForm({ detail, record, onDone }: ConsentFormProps) {
  const { contact } = detail;
  const [method, setMethod] = useState('');
  return (
    <EvidenceForm
      label={texts.evidenceField}
      hint={texts.evidenceHint}
      maxLength={contactLimits.consentSourceLength}
      isRequired
      others={[method]}
      isIncomplete={method.trim() === ''}
      confirm={texts.confirm}
      onConfirm={async (source) => {
        await record({ id: contact.id, method, source });
        return texts.done(contactName(contact));
      }}
      onDone={onDone}
      onCancel={onDone}
    >
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
    </EvidenceForm>
  );
}
