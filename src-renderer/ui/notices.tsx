import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { keepFailure } from './failures.ts';

/** Announces a success that the screen itself does not show. */
export function notifyDone(message: string): void {
  notifications.show({ message, autoClose: 5000, withBorder: true });
}

/** How long a failure is shown, in milliseconds: long enough to read it twice. A pointer on it keeps it. */
const failureForMs = 15_000;

/** Announces a failure and its reason; both can be read under Recent problems later. */
function notifyFailure(title: string, message: string): void {
  keepFailure({ title, message, at: Date.now() });
  notifications.show({
    title,
    message,
    color: 'red',
    autoClose: failureForMs,
    withBorder: true,
    role: 'alert',
  });
}

interface Question {
  readonly title: string;
  readonly body: ReactNode;
  /** The label of the confirming button: the action. */
  readonly confirm: string;
  /** The label of the other button; `Cancel` unless that could be misread. */
  readonly decline?: string;
  readonly danger?: boolean;
}

/** Asks before an action that cannot be undone; resolves to whether the user agreed. */
export function ask({ title, body, confirm, decline = 'Cancel', danger }: Question) {
  return new Promise<boolean>((resolve) => {
    modals.openConfirmModal({
      title,
      children: typeof body === 'string' ? <Text size="sm">{body}</Text> : body,
      labels: { confirm, cancel: decline },
      confirmProps: danger === true ? { color: 'red.9' } : {},
      cancelProps: { variant: 'default' },
      onConfirm: () => resolve(true),
      // Also called after a confirmation; a promise keeps its first answer.
      onClose: () => resolve(false),
    });
  });
}

/** Runs an action. Where it fails, announces the failure and returns null. */
export async function doOrTell<T>(failure: string, action: () => Promise<T>) {
  try {
    return { value: await action() };
  } catch (error) {
    notifyFailure(failure, error instanceof Error ? error.message : String(error));
    return null;
  }
}
