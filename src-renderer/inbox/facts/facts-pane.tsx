import { Button, Group, Modal, Title } from '@mantine/core';
import { IconBan, IconCircleCheck, IconPencil, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Conversation } from '../../../src-shared/inbox/conversation.ts';
import { useContact } from '../../api/contacts/contacts.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { useConversation } from '../../api/inbox/conversations.ts';
import { WhereAndWhen } from '../../contacts/contact/where-and-when.tsx';
import { NewContactDialog } from '../../contacts/new-contact-dialog.tsx';
import { PanelFacts } from '../../contacts/panel/panel-facts.tsx';
import { LiftForm } from '../../do-not-text/lift-form.tsx';
import { SuppressionFacts } from '../../do-not-text/suppression-facts.tsx';
import { useSenderText } from '../../senders/sender-text.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { FactList } from '../../ui/data/fact-list.tsx';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { ButtonLink, TextLink } from '../../ui/links.tsx';
import { SidePanel } from '../../ui/page/side-panel.tsx';
import { ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { phoneText as writePhone, usePhoneText } from '../../ui/text/phones.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { nameOf } from '../describe-row.ts';
import { deleteNote } from '../thread/note-item.tsx';

const { facts: text, thread: threadText } = words.inbox;

interface FactsProps {
  readonly phone: string;
  readonly onOptOut: () => void;
}

/** What is known of the person, beside their conversation. */
export function FactsPane(props: FactsProps) {
  const query = useConversation(props.phone);
  const phoneText = usePhoneText();
  if (query.data === undefined) return <div className="inbox-facts" />;
  const name = nameOf(query.data.row, phoneText);
  return (
    <aside className="inbox-facts" aria-label={text.about(name)}>
      <Title order={2} className="inbox-facts-title">
        {text.about(name)}
      </Title>
      <Facts {...props} conversation={query.data} />
    </aside>
  );
}

/** The same as a panel over the conversation, where there is no room beside. */
export function FactsPanel(props: FactsProps & { readonly onClose: () => void }) {
  const query = useConversation(props.phone);
  const phoneText = usePhoneText();
  if (query.data === undefined) return null;
  return (
    <SidePanel title={text.about(nameOf(query.data.row, phoneText))} onClose={props.onClose}>
      <Facts {...props} conversation={query.data} />
    </SidePanel>
  );
}

function Facts({
  conversation,
  phone,
  onOptOut,
}: FactsProps & { readonly conversation: Conversation }) {
  const { contact, suppression, holds, sender, row } = conversation;
  const senderText = useSenderText(sender);
  const [dialog, setDialog] = useState<'lift' | 'add' | null>(null);
  const lists = useLists().data ?? [];
  const close = () => setDialog(null);
  const icon = { size: 16, 'aria-hidden': true } as const;
  const hold = suppression === null && holds.length > 0 ? <OnHold holds={holds} /> : undefined;
  return (
    <div className="inbox-facts-body">
      {contact === null ? (
        <>
          <p className="inbox-quiet">{text.unknown}</p>
          {hold !== undefined && (
            <FactList
              layout="stacked"
              items={[{ name: words.contacts.table.panel.texting, value: hold }]}
            />
          )}
          <Button
            variant="default"
            fullWidth
            leftSection={<IconUserPlus {...icon} />}
            onClick={() => setDialog('add')}
          >
            {text.add}
          </Button>
        </>
      ) : (
        <ContactFacts contactId={contact.id} hold={hold} />
      )}
      {suppression !== null && <SuppressionFacts suppression={suppression} layout="stacked" />}
      {suppression === null ? (
        <Button variant="default" fullWidth leftSection={<IconBan {...icon} />} onClick={onOptOut}>
          {text.optOut}
        </Button>
      ) : (
        <Button
          variant="default"
          fullWidth
          leftSection={<IconCircleCheck {...icon} />}
          onClick={() => setDialog('lift')}
        >
          {text.optIn}
        </Button>
      )}
      <Notes conversation={conversation} />
      {row.isPractice && <p className="inbox-quiet">{text.practice}</p>}
      {sender !== '' && (
        <FactList layout="stacked" items={[{ name: text.from, value: senderText(sender) }]} />
      )}
      <Modal
        opened={dialog === 'lift'}
        onClose={close}
        title={words.doNotText.optIn.titleOf(writePhone(phone))}
      >
        <LiftForm phone={phone} onDone={close} />
      </Modal>
      <NewContactDialog
        opened={dialog === 'add'}
        lists={lists}
        listId={null}
        phone={phone}
        onClose={close}
      />
    </div>
  );
}

/** Why nothing goes to a number for now. */
function OnHold({ holds }: Pick<Conversation, 'holds'>) {
  return (
    <>
      {holds.map(({ reason }) => (
        <StatusBadge key={reason} tone="attention">
          {text.onHold[reason]}
        </StatusBadge>
      ))}
      <div className="inbox-quiet">{text.onHoldHint}</div>
    </>
  );
}

interface ContactFactsProps {
  readonly contactId: number;
  readonly hold: ReactNode;
}

function ContactFacts({ contactId, hold }: ContactFactsProps) {
  const query = useContact(contactId);
  const params = { contactId: String(contactId) };
  if (query.data === undefined) {
    return query.error === null ? (
      <LoadingLines />
    ) : (
      <ErrorPanel
        title={text.notRead}
        message={query.error.message}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const { contact, timeZone } = query.data;
  return (
    <>
      <div className="inbox-quiet">
        <WhereAndWhen phone={contact.phone} timeZone={timeZone} />
      </div>
      <PanelFacts layout="stacked" contact={contact} detail={query.data} hold={hold} />
      <Group gap="xs">
        <ButtonLink
          variant="default"
          to="/contacts/$contactId"
          params={params}
          leftSection={<IconPencil size={16} aria-hidden="true" />}
        >
          {text.edit}
        </ButtonLink>
        <TextLink to="/contacts/$contactId" params={params} size="sm">
          {text.history}
        </TextLink>
      </Group>
    </>
  );
}

function Notes({ conversation: { notes } }: { readonly conversation: Conversation }) {
  return (
    <section aria-label={text.notes} className="inbox-facts-notes">
      <Title order={3}>{text.notes}</Title>
      {notes.length === 0 && <p className="inbox-quiet">{text.noNotes}</p>}
      {notes.map((note) => (
        <div key={note.id} className="inbox-facts-note">
          <div>
            <div className="inbox-note-at">{formatMoment(note.at)}</div>
            {note.text}
          </div>
          <IconButton
            label={threadText.removeNote}
            icon={IconTrash}
            iconSize={14}
            size={24}
            onClick={() => void deleteNote(note.id)}
          />
        </div>
      ))}
    </section>
  );
}
