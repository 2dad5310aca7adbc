import { Button, Group, Menu, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconArrowUpRight,
  IconBan,
  IconCircleCheck,
  IconCopy,
  IconMessage,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Contact } from '../../../src-shared/contact/contact.ts';
import { useIsChangingContacts } from '../../api/contacts/contact-actions.ts';
import { useContact } from '../../api/contacts/contacts.ts';
import { LiftForm } from '../../do-not-text/lift-form.tsx';
import { SuppressDialog } from '../../do-not-text/suppress-dialog.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { MoreActions } from '../../ui/page/page-header.tsx';
import { SidePanel } from '../../ui/page/side-panel.tsx';
import { phoneText } from '../../ui/text/phones.ts';
import { copyNumber } from '../copy-number.ts';
import { words } from '../../words.ts';
import { WhereAndWhen } from '../contact/where-and-when.tsx';
import { contactName } from '../contact-name.ts';
import { PanelFacts } from './panel-facts.tsx';
import { RecentMessages } from './recent-messages.tsx';
import './panel.css';

const { panel: texts } = words.contacts.table;

/** While a key is held down, the details of the rows that pass by are not read. */
const settledAfterMs = 120;

interface ContactPanelProps {
  /** As the table knows the contact. */
  readonly contact: Contact;
  readonly onText: (contact: Contact) => void;
  readonly onDelete: (contact: Contact) => void;
  readonly onClose: () => void;
}

/** What one needs to know of a contact, beside the table. */
export function ContactPanel({ contact, onText, onDelete, onClose }: ContactPanelProps) {
  const [settledId] = useDebouncedValue(contact.id, settledAfterMs);
  const query = useContact(settledId);
  const isBusy = useIsChangingContacts();
  const detail = query.data?.contact.id === contact.id ? query.data : null;
  const shown = detail?.contact ?? contact;
  const name = contactName(shown);
  const [dialog, setDialog] = useState<'suppress' | 'lift' | null>(null);
  const isSuppressed = shown.suppressedReason !== null;
  const close = () => setDialog(null);

  return (
    <SidePanel
      title={name}
      takesFocus={false}
      onClose={onClose}
      facts={<WhereAndWhen phone={shown.phone} timeZone={detail?.timeZone ?? null} />}
    >
      <Group gap="xs" wrap="nowrap" className="contact-panel-actions">
        <Button
          variant="default"
          leftSection={<IconMessage size={16} aria-hidden="true" />}
          disabled={isSuppressed || isBusy}
          title={texts.messageTitle}
          onClick={() => onText(shown)}
        >
          {texts.message}
        </Button>
        <ButtonLink
          variant="default"
          to="/contacts/$contactId"
          params={{ contactId: String(shown.id) }}
          leftSection={<IconArrowUpRight size={16} aria-hidden="true" />}
          title={texts.openTitle}
        >
          {texts.open}
        </ButtonLink>
        <MoreActions label={texts.more(name)}>
          <Menu.Item
            leftSection={<IconCopy size={14} aria-hidden="true" />}
            onClick={() => copyNumber(shown.phone)}
          >
            {texts.copyNumber}
          </Menu.Item>
          {isSuppressed ? (
            <Menu.Item
              leftSection={<IconCircleCheck size={14} aria-hidden="true" />}
              onClick={() => setDialog('lift')}
            >
              {texts.optIn}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconBan size={14} aria-hidden="true" />}
              onClick={() => setDialog('suppress')}
            >
              {texts.doNotText}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            color="red.9"
            leftSection={<IconTrash size={14} aria-hidden="true" />}
            disabled={isBusy}
            onClick={() => onDelete(shown)}
          >
            {texts.delete}
          </Menu.Item>
        </MoreActions>
      </Group>
      <PanelFacts contact={shown} detail={detail} />
      <RecentMessages contactId={shown.id} isSettled={settledId === contact.id} />
      <SuppressDialog
        whom={{ kind: 'number', phone: shown.phone }}
        opened={dialog === 'suppress'}
        onClose={close}
      />
      <Modal
        opened={dialog === 'lift'}
        onClose={close}
        title={words.doNotText.optIn.titleOf(phoneText(shown.phone))}
      >
        <LiftForm phone={shown.phone} onDone={close} />
      </Modal>
    </SidePanel>
  );
}
