import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { words } from '../words.ts';
import { isTyping } from './keys/keyboard.ts';
import { keysText } from './keys/keys.tsx';
import { doOrTell, notifyDone } from './notices.tsx';

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
  /** What was done. */
  readonly message: string;
  /** Undoes it, and returns the text to announce. */
  readonly undo: () => Promise<string>;
  /** The title of the failure where the undo fails. */
  readonly failure: string;
}

/** Announces an action and offers to undo it: by a button, or by Ctrl+Z (⌘Z) while it is shown. */
export function notifyUndoable({ message, undo, failure }: UndoNotice): void {
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
          {message}
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
    autoClose: offeredForMs,
    withBorder: true,
    onClose: () => forget(id),
  });
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
  void offered.at(-1)?.undo();
}
