import { Button, Textarea } from '@mantine/core';
import { IconNote, IconPhoto } from '@tabler/icons-react';
import {
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { isPressed } from '../../../src-shared/actions/shortcuts.ts';
import { conversationLimits, type Conversation } from '../../../src-shared/inbox/conversation.ts';
import { useEmojiPanel } from '../../api/app-info.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { fillText } from '../../api/inbox/conversations.ts';
import { useEditorFields } from '../../campaigns/editor/text-tools.ts';
import { PictureField } from '../../campaigns/picture/picture-field.tsx';
import { MessageEditor } from '../../message-editor/message-editor.tsx';
import { TemplatePicker } from '../../templates/template-picker.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { FilterTabs } from '../../ui/data/filter-tabs.tsx';
import { isMac } from '../../ui/keys/keys.tsx';
import { SaveIndicator } from '../../ui/saving/save-indicator.tsx';
import { words } from '../../words.ts';
import { KeyHint } from '../key-hint.tsx';
import { ReadsAs } from './reads-as.tsx';
import { hasFields, saysItself, sendProblem } from './send-block.ts';
import { SendLater } from './send-later.tsx';
import { useAnswer } from './use-answer.ts';

const text = words.inbox.composer;
const noNames: readonly string[] = [];

/** What is written: a text to the person, or a note that only the user sees. */
export type ComposerMode = 'message' | 'note';

/** What keys from outside do with the field. */
export interface ComposerHandle {
  readonly write: (mode: ComposerMode) => void;
}

interface ComposerProps {
  readonly conversation: Conversation;
  readonly phone: string;
  readonly name: string;
  /** Why no text can be sent, and what to do; null where one can. Notes can be written in any case. */
  readonly block: React.ReactNode;
  /** Esc: the focus goes back to the conversation. */
  readonly onLeave: () => void;
  readonly ref: Ref<ComposerHandle>;
}

/** The field for an answer or a note. */
export function Composer(props: ComposerProps) {
  const { conversation, phone, name, block, onLeave, ref } = props;
  const [mode, setMode] = useState<ComposerMode>('message');
  const answer = useAnswer({
    phone,
    isPractice: conversation.row.isPractice,
    name,
    draft: conversation.row.draft,
    isHeld: conversation.holds.length > 0,
    isShown: mode === 'message' && block === null,
  });
  const frame = useRef<HTMLElement>(null);
  const [focusWanted, setFocusWanted] = useState(0);
  const focus = () => setFocusWanted((before) => before + 1);
  // Once the field of that mode is drawn.
  useEffect(() => {
    if (focusWanted === 0) return;
    frame.current?.querySelector<HTMLElement>('[role=textbox], textarea')?.focus();
  }, [focusWanted]);
  useImperativeHandle(ref, () => ({
    write(next) {
      setMode(next);
      focus();
    },
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const isField = event.target instanceof Element && isTextField(event.target);
    if (event.key === 'Escape' && isField) onLeave();
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc counts in its fields; each control in it has keys of its own
    <section
      ref={frame}
      className="inbox-composer"
      data-mode={mode}
      aria-label={mode === 'note' ? text.noteLabel(name) : text.labelTo(name)}
      onKeyDown={onKeyDown}
    >
      <FilterTabs
        label={text.modes}
        value={mode}
        onChange={(next) => {
          setMode(next);
          focus();
        }}
        tabs={[
          { value: 'message', label: text.label },
          { value: 'note', label: text.note },
        ]}
      />
      {mode === 'note' ? (
        <NoteField answer={answer} name={name} />
      ) : (
        (block ?? (
          <AnswerField
            answer={answer}
            conversation={conversation}
            phone={phone}
            name={name}
            onFocus={focus}
          />
        ))
      )}
    </section>
  );
}

function isTextField(element: Element): boolean {
  return element.closest('[role=textbox], textarea') !== null;
}

function isSendKey(event: KeyboardEvent): boolean {
  return isPressed('inbox-send', event, isMac);
}

type Answer = ReturnType<typeof useAnswer>;

function NoteField({ answer, name }: { readonly answer: Answer; readonly name: string }) {
  return (
    <form
      className="inbox-note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void answer.keepNote();
      }}
    >
      <Textarea
        aria-label={text.noteLabel(name)}
        placeholder={text.noteHint}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={conversationLimits.noteLength}
        value={answer.note}
        onChange={(event) => answer.writeNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!isSendKey(event)) return;
          event.preventDefault();
          void answer.keepNote();
        }}
      />
      <div className="inbox-note-actions">
        <span className="inbox-quiet">{text.noteHint}</span>
        <Button
          type="submit"
          variant="default"
          leftSection={<IconNote size={16} aria-hidden="true" />}
          rightSection={<KeyHint of="inbox-send" />}
          disabled={answer.note.trim() === ''}
        >
          {text.addNote}
        </Button>
      </div>
    </form>
  );
}

interface AnswerFieldProps extends Pick<ComposerProps, 'conversation' | 'phone' | 'name'> {
  readonly answer: Answer;
  readonly onFocus: () => void;
}

function AnswerField({ answer, conversation, phone, name, onFocus }: AnswerFieldProps) {
  const { written, write, picture, isSending } = answer;
  const fields = useEditorFields();
  const customFields = useCustomFields().data ?? noNames;
  const onEmoji = useEmojiPanel();
  const [isPictureOpen, setIsPictureOpen] = useState(picture !== null);
  const [shownPicture, setShownPicture] = useState(picture);
  // One that comes back is seen again.
  if (shownPicture !== picture) {
    setShownPicture(picture);
    if (picture !== null) setIsPictureOpen(true);
  }
  const problem = sendProblem(written, customFields);
  const isEmpty = written.trim() === '' && picture === null;
  const canSend = !isEmpty && problem === null && !isSending;

  const send = async (goesAt: number | null) => {
    if (!canSend) return;
    setIsPictureOpen(false);
    await answer.send(goesAt);
  };
  /** A template as this person reads it; with its fields where one of them is empty, so that it can be seen. */
  const prepare = async (body: string) => {
    if (!hasFields(body)) return body;
    const filled = await fillText(phone, body);
    return filled.missing.length === 0 ? filled.text : body;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog that was opened from here has keys of its own, though its events come by.
    const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.defaultPrevented || !isWithin || !isSendKey(event)) return;
    event.preventDefault();
    if (!event.repeat) void send(null);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- one key sends from anywhere in the field; each control in it has keys of its own
    <div className="inbox-answer" onKeyDown={onKeyDown}>
      {isPictureOpen && (
        <div className="inbox-answer-picture">
          <PictureField
            draft={
              picture === null
                ? { sender: conversation.sender }
                : { picture, sender: conversation.sender }
            }
            onChange={(next) => answer.setPicture(next ?? null)}
          />
        </div>
      )}
      <MessageEditor
        layout="compact"
        label={text.labelTo(name)}
        value={written}
        onChange={write}
        fields={fields}
        longest={conversationLimits.textLength}
        isMms={picture !== null}
        onEmoji={onEmoji}
        moreTools={
          <>
            <TemplatePicker
              isIcon
              body={written}
              onChange={write}
              prepare={prepare}
              onInserted={onFocus}
            />
            <IconButton
              label={isPictureOpen ? text.hidePicture : text.picture}
              icon={IconPhoto}
              aria-expanded={isPictureOpen}
              onClick={() => setIsPictureOpen(!isPictureOpen)}
            />
          </>
        }
        actions={
          <div className="inbox-send">
            <SendLater isInert={!canSend} onSend={(at) => void send(at)} />
            <Button
              loading={isSending}
              disabled={!canSend}
              title={text.sendKeys}
              rightSection={<KeyHint of="inbox-send" />}
              onClick={() => void send(null)}
            >
              {text.send}
            </Button>
          </div>
        }
      />
      <ReadsAs
        phone={phone}
        name={name}
        written={written}
        problem={problem}
        isProblemShown={!saysItself(written, customFields)}
      />
      {answer.saveState.state === 'failed' && <SaveIndicator state={answer.saveState} />}
    </div>
  );
}
