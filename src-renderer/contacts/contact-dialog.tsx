import { Modal } from '@mantine/core';
import type { Contact, ContactList } from '../../src-shared/contact/contact.ts';
import { ContactForm } from './contact-form.tsx';
import { contactName } from './contact-name.ts';

export type ContactDialogSubject = 'new' | Contact;

interface ContactDialogProps {
  /** Undefined while it was never opened. */
  readonly subject: ContactDialogSubject | undefined;
  readonly opened: boolean;
  readonly lists: readonly ContactList[];
  /** The list that a new contact is put on unless another is chosen. */
  readonly listId: number | null;
  readonly onClose: () => void;
}

/** Adds a contact, or changes one. */
export function ContactDialog(props: ContactDialogProps) {
  const { subject, opened, lists, listId, onClose } = props;
  const known = subject === 'new' || subject === undefined ? null : subject;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={known === null ? 'Add contact' : contactName(known)}
    >
      <ContactForm known={known} lists={lists} listId={listId} onDone={onClose} />
    </Modal>
  );
}
