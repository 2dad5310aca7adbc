import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import type { Contact } from '../../../src-shared/contact/contact.ts';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import { useContactsFound } from '../../api/contacts/find-contacts.ts';
import { phoneOf } from '../../api/inbox/conversations.ts';
import { contactName } from '../../contacts/contact-name.ts';
import { createKeptState, useKeptState } from '../../ui/kept-state.ts';
import { Chip } from '../../ui/data/status-badge.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { writeToLink } from '../conversation-link.ts';
import { words } from '../../words.ts';
import './new-message.css';

const text = words.inbox.composer;

const isAsked = createKeptState(false);

/** Asks whom to write to; the conversation opens with the field for the text. */
export function openNewMessage(): void {
  isAsked.set(true);
}

/** A conversation that opens with the cursor in its field. */
declare module '@tanstack/react-router' {
  interface HistoryState {
    readonly writesMessage?: boolean;
  }
}

/** The dialog of `openNewMessage`. */
export function NewMessage() {
  const opened = useKeptState(isAsked);
  const close = () => isAsked.set(false);
  return (
    <Modal opened={opened} onClose={close} title={text.newTitle}>
      <Recipient onClose={close} />
    </Modal>
  );
}

const contactsShown = 6;
const pauseMs = 120;

function Recipient({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const phoneText = usePhoneText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [isOpening, setIsOpening] = useState(false);
  const [search] = useDebouncedValue(typed.trim(), pauseMs);
  const found = (useContactsFound(search, contactsShown).data ?? []).slice(0, contactsShown);
  const contacts = typed.trim() === '' ? [] : found;
  const isNumber = /\d{3}/.test(typed.replaceAll(/[\s().-]/g, ''));

  const open = async (phone: string) => {
    onClose();
    await navigate(writeToLink(phone));
  };
  const openTyped = async () => {
    if (typed.trim() === '') return setProblem(text.toMissing);
    setIsOpening(true);
    try {
      await open(await phoneOf(typed.trim()));
    } catch (error) {
      setProblem(
        isNumber ? (error instanceof Error ? error.message : String(error)) : text.noMatch,
      );
    } finally {
      setIsOpening(false);
    }
  };
  const chosen = contacts[Math.min(active, contacts.length - 1)];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (chosen === undefined || isNumber) void openTyped();
    else void open(chosen.phone);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || contacts.length === 0) return;
    event.preventDefault();
    setActive(Math.min(contacts.length - 1, Math.max(0, active + step)));
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={text.to}
          description={text.toHint}
          placeholder={text.toPlaceholder}
          data-autofocus
          maxLength={contactLimits.phoneLength}
          value={typed}
          error={problem}
          aria-controls={id}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setProblem(null);
            setActive(0);
            setTyped(event.currentTarget.value);
          }}
        />
        <ul id={id} className="inbox-recipients" aria-label={words.palette.contacts}>
          {contacts.map((contact, index) => (
            <li key={contact.id}>
              <button
                type="button"
                className="inbox-recipient"
                data-active={(!isNumber && index === active) || undefined}
                onClick={() => void open(contact.phone)}
              >
                <RecipientText contact={contact} number={phoneText(contact.phone)} />
              </button>
            </li>
          ))}
        </ul>
        {contacts.length === 0 && search !== '' && !isNumber && (
          <Text size="sm" c="dimmed">
            {text.noMatch}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={isOpening}>
            {text.open}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RecipientText({
  contact,
  number,
}: {
  readonly contact: Contact;
  readonly number: string;
}) {
  return (
    <>
      <span>{contactName(contact) === contact.phone ? number : contactName(contact)}</span>
      <span className="inbox-recipient-number">{number}</span>
      {contact.suppressedReason !== null && <Chip>{text.doNotTextMark}</Chip>}
    </>
  );
}
