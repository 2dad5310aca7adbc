// What is marked stays outside the field where one types: this is a combo box with its list box, which no
// HTML element can be.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Button, Group, Modal, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDeviceMobileMessage, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import { findContacts, useContactsFound } from '../../api/contacts/find-contacts.ts';
import { phoneOf } from '../../api/inbox/conversations.ts';
import { contactName } from '../../contacts/contact-name.ts';
import { createKeptState, useKeptState } from '../../ui/kept-state.ts';
import { Chip } from '../../ui/data/status-badge.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { writeToLink } from '../conversation-link.ts';
import { words } from '../../words.ts';
import { markedPlace, recipientOptions, type RecipientOption } from './recipients.ts';
import './new-message.css';

const text = words.inbox.composer;

const isAsked = createKeptState(false);

/** Asks whom to write to; the conversation opens with the field for the text. */
export function openNewMessage(): void {
  isAsked.set(true);
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
  const client = useQueryClient();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isOpening, setIsOpening] = useState(false);
  /** What stands in the field; null once the dialog is closed: an answer for something else opens nothing. */
  const standing = useRef<string | null>('');
  useEffect(() => {
    standing.current ??= '';
    return () => {
      standing.current = null;
    };
  }, []);
  const wanted = typed.trim();
  const [search] = useDebouncedValue(wanted, pauseMs);
  const { data, isPlaceholderData } = useContactsFound(search, contactsShown);
  const areCurrent = search === wanted && data !== undefined && !isPlaceholderData;
  const options = recipientOptions(
    typed,
    wanted === '' ? [] : (data ?? []).slice(0, contactsShown),
  );
  const marked = markedPlace(options, chosen, areCurrent);

  const open = async (phone: string) => {
    onClose();
    await navigate(writeToLink(phone));
  };
  const openNumber = async () => {
    const phone = await phoneOf(wanted);
    if (standing.current?.trim() === wanted) await open(phone);
  };
  /** The first contact that the text in the field finds, also where the list still shows those of an earlier one. */
  const openFirst = async () => {
    const [first] = await findContacts(client, wanted, contactsShown);
    if (standing.current?.trim() !== wanted) return;
    if (first === undefined) setProblem(text.noMatch);
    else await open(first.phone);
  };
  const work = async (act: () => Promise<void>) => {
    setIsOpening(true);
    try {
      await act();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setIsOpening(false);
    }
  };
  const take = (option: RecipientOption) =>
    void work(() => (option.kind === 'number' ? openNumber() : open(option.contact.phone)));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isOpening) return;
    const option = options[marked];
    if (wanted === '') setProblem(text.toMissing);
    else if (option !== undefined) take(option);
    else void work(openFirst);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.nativeEvent.isComposing || options.length === 0) return;
    event.preventDefault();
    const place = Math.min(options.length - 1, Math.max(0, marked + step));
    setChosen(options[place]?.key ?? null);
  };
  const isNothingFound = areCurrent && wanted !== '' && options.length === 0;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={text.to}
          description={text.toHint}
          placeholder={text.toPlaceholder}
          data-autofocus
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={id}
          aria-activedescendant={marked === -1 ? undefined : `${id}${marked}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={contactLimits.phoneLength}
          value={typed}
          error={problem}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            const next = event.currentTarget.value;
            standing.current = next;
            setProblem(null);
            setChosen(null);
            setTyped(next);
          }}
        />
        <div>
          <StatusText size="sm" c="dimmed" className={isNothingFound ? '' : 'ui-hidden'}>
            {isNothingFound && problem === null
              ? text.noMatch
              : areCurrent && wanted !== ''
                ? text.recipients(options.length)
                : ''}
          </StatusText>
          <div
            id={id}
            role="listbox"
            aria-label={text.recipientsLabel}
            className="inbox-recipients"
          >
            {options.map((option, place) => (
              <UnstyledButton
                key={option.key}
                id={`${id}${place}`}
                role="option"
                aria-selected={place === marked}
                tabIndex={-1}
                className="inbox-recipient"
                data-active={place === marked || undefined}
                // The cursor stays in the field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(option)}
              >
                <RecipientText option={option} />
              </UnstyledButton>
            ))}
          </div>
        </div>
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

function RecipientText({ option }: { readonly option: RecipientOption }) {
  const phoneText = usePhoneText();
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  if (option.kind === 'number') {
    return (
      <>
        <IconDeviceMobileMessage {...icon} />
        <span className="inbox-recipient-name">{text.toNumber(option.number)}</span>
      </>
    );
  }
  const { contact } = option;
  const number = phoneText(contact.phone);
  const name = contactName(contact);
  return (
    <>
      <IconUser {...icon} />
      <span className="inbox-recipient-name">{name === contact.phone ? number : name}</span>
      {name !== contact.phone && <span className="inbox-recipient-number">{number}</span>}
      {contact.suppressedReason !== null && <Chip>{text.doNotTextMark}</Chip>}
    </>
  );
}
