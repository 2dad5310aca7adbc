import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { ContactDetail, Suppression } from '../../../src-shared/contact/contact.ts';
import { LiftForm } from '../../do-not-text/lift-form.tsx';
import { SuppressDialog } from '../../do-not-text/suppress-dialog.tsx';
import { SuppressionFacts } from '../../do-not-text/suppression-facts.tsx';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { Section } from '../../ui/page/section.tsx';
import { phoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { textingState, textingTones } from '../columns/texting-state.ts';

const { texting: texts } = words.contacts.contact;

/** Whether a contact may be texted, and the evidence of a suppression. */
export function TextingSection({ detail }: { readonly detail: ContactDetail }) {
  const { phone, isLandline } = detail.contact;
  const state = textingState(detail.contact);
  const inForce = detail.suppressions.find(({ liftedAt }) => liftedAt === null);
  const earlier = detail.suppressions.filter(({ liftedAt }) => liftedAt !== null);
  const [dialog, setDialog] = useState<'suppress' | 'lift' | null>(null);
  const close = () => setDialog(null);

  return (
    <Section
      title={texts.title}
      link={
        inForce === undefined ? (
          <Button variant="default" onClick={() => setDialog('suppress')}>
            {texts.stop}
          </Button>
        ) : (
          <Button variant="default" onClick={() => setDialog('lift')}>
            {texts.allow}
          </Button>
        )
      }
    >
      {inForce === undefined ? (
        <StatusBadge tone={textingTones[state]}>{words.contacts.table.texting[state]}</StatusBadge>
      ) : (
        <>
          <div className="contact-line">
            <StatusBadge tone={textingTones[state]}>
              {words.contacts.table.texting[state]}
            </StatusBadge>
          </div>
          <SuppressionFacts suppression={inForce} />
        </>
      )}
      {isLandline && <p className="contact-quiet">{texts.landline}</p>}
      {earlier.length > 0 && <Earlier suppressions={earlier} />}
      <SuppressDialog
        whom={{ kind: 'number', phone }}
        opened={dialog === 'suppress'}
        onClose={close}
      />
      <Modal
        opened={dialog === 'lift'}
        onClose={close}
        title={words.doNotText.optIn.titleOf(phoneText(phone))}
      >
        <LiftForm phone={phone} onDone={close} />
      </Modal>
    </Section>
  );
}

function Earlier({ suppressions }: { readonly suppressions: readonly Suppression[] }) {
  return (
    <details className="contact-earlier">
      <summary>{texts.earlier}</summary>
      {suppressions.map((suppression) => (
        <SuppressionFacts key={suppression.id} suppression={suppression} />
      ))}
    </details>
  );
}
