import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { words } from '../words.ts';
import { isTyping } from './keys/keyboard.ts';
import { keysText } from './keys/keys.tsx';
import { doOrTell, notifyDone } from './notices.tsx';
import { useNow } from './use-now.ts';

/** How long a notice offers to undo, in milliseconds. */
const offeredForMs = 15_000;

interface Undoable {
  readonly id: string;
  readonly undo: () => Promise<void>;
}

/** The visible notices, the newest last. */
let offered: readonly Undoable[] = [];
let count = 0;

interface UndoNotice {
  /** What was done; for something that goes on at a time, what it says so many seconds before. */
  readonly message: string | ((secondsLeft: number) => string);
  /** Until when there is something to undo, in milliseconds since 1970; a while where absent. */
  readonly until?: number;
  /** Undoes it, and returns the text to announce. */
  readonly undo: () => Promise<string>;
  /** The title of the failure where the undo fails. */
  readonly failure: string;
}

/** Announces an action and offers to undo it: by a button, or by Ctrl+Z (⌘Z) while it is shown. */
export function notifyUndoable({ message, undo, failure, until }: UndoNotice): void {
  count += 1;
  const id = `undoable-${count}`;
  const takeBack = async () => {
    forget(id);
    notifications.hide(id);
    const undone = await doOrTell(failure, undo);
    if (undone) notifyDone(undone.value);
  };
  offer({ id, undo: takeBack });
  notifications.show({
    id,
    message: (
      <Group gap={4} justify="space-between">
        <Text size="xs" className="ui-wrap">
          {typeof message === 'string' ? (
            message
          ) : (
            <CountedDown until={until ?? Date.now()} message={message} />
          )}
        </Text>
        <Button
          variant="subtle"
          flex="none"
          aria-keyshortcuts="Control+Z Meta+Z"
          title={keysText('undo')}
          onClick={() => void takeBack()}
        >
          {words.ui.undo}
        </Button>
      </Group>
    ),
    autoClose: until === undefined ? offeredForMs : Math.max(1, until - Date.now()),
    withBorder: true,
    onClose: () => forget(id),
  });
}

interface CountedDownProps {
  readonly until: number;
  readonly message: (secondsLeft: number) => string;
}

/** Drawn again each second, alone; not read out each time. */
function CountedDown({ until, message }: CountedDownProps) {
  const now = useNow(250);
  return message(Math.max(0, Math.ceil((until - now) / 1000)));
}

/** Undoes what was offered last; returns whether there was anything. */
export function undoNewest(): boolean {
  const newest = offered.at(-1);
  void newest?.undo();
  return newest !== undefined;
}

/** Lets Ctrl+Z (⌘Z) undo what the screen itself shows, until the returned function is called. */
export function offerUndo(undo: () => Promise<void>): () => void {
  count += 1;
  const id = `undoable-${count}`;
  offer({ id, undo });
  return () => forget(id);
}

function offer(undoable: Undoable): void {
  if (offered.length === 0) window.addEventListener('keydown', onKeyDown);
  offered = [...offered, undoable];
}

function forget(id: string): void {
  offered = offered.filter((each) => each.id !== id);
  if (offered.length === 0) window.removeEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  const isUndo =
    event.key.toLowerCase() === 'z' &&
    (event.ctrlKey || event.metaKey) &&
    !event.shiftKey &&
    !event.altKey;
  if (!isUndo || event.defaultPrevented || isTyping(event.target)) return;
  event.preventDefault();
  undoNewest();
}
