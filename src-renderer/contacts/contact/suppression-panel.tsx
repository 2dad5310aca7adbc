import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import type { ContactDetail, Suppression } from '../../../src-shared/contact/contact.ts';
import { LiftForm } from '../../do-not-text/lift-form.tsx';
import { SuppressDialog } from '../../do-not-text/suppress-dialog.tsx';
import { SuppressionFacts } from '../../do-not-text/suppression-facts.tsx';
import { Panel } from './panel.tsx';

/** Whether a contact may be texted, and the evidence of a suppression. */
export function SuppressionPanel({ detail }: { readonly detail: ContactDetail }) {
  const { phone, isLandline } = detail.contact;
  const inForce = detail.suppressions.find(({ liftedAt }) => liftedAt === null);
  const earlier = detail.suppressions.filter(({ liftedAt }) => liftedAt !== null);
  const [isSuppressing, setIsSuppressing] = useState(false);
  const [isLifting, setIsLifting] = useState(false);

  return (
    <Panel
      title="Texting"
      action={
        inForce === undefined ? (
          <Button variant="default" onClick={() => setIsSuppressing(true)}>
            Never text…
          </Button>
        ) : (
          <Button variant="default" onClick={() => setIsLifting(true)}>
            Opt back in…
          </Button>
        )
      }
    >
      {inForce === undefined ? (
        <Text size="sm">This number may be texted.</Text>
      ) : (
        <>
          <Text size="sm" fw={600} c="var(--mantine-color-error)" mb={6}>
            Suppressed: this number is not texted.
          </Text>
          <SuppressionFacts suppression={inForce} />
        </>
      )}
      {isLandline && (
        <Text size="sm" mt={6}>
          It is a landline: most texts do not reach it.
        </Text>
      )}
      {earlier.length > 0 && <Earlier suppressions={earlier} />}
      <SuppressDialog
        phone={phone}
        opened={isSuppressing}
        onClose={() => setIsSuppressing(false)}
      />
      <Modal
        opened={isLifting}
        onClose={() => setIsLifting(false)}
        title={`Let ${phone} be texted again`}
      >
        <LiftForm phone={phone} onDone={() => setIsLifting(false)} />
      </Modal>
    </Panel>
  );
}

function Earlier({ suppressions }: { readonly suppressions: readonly Suppression[] }) {
  return (
    <details className="contact-earlier">
      <summary>Suppressed before</summary>
      <ul className="contact-list">
        {suppressions.map((suppression) => (
          <li key={suppression.id}>
            <SuppressionFacts suppression={suppression} />
          </li>
        ))}
      </ul>
    </details>
  );
}
