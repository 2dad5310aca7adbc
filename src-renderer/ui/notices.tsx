import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Tells that something worked, where the screen itself does not show it. */
export function notifyDone(message: string): void {
  notifications.show({ message, autoClose: 5000, withBorder: true });
}

/** Tells what could not be done and why. It stays until the person closes it. */
function notifyFailure(title: string, message: string): void {
  notifications.show({
    title,
    message,
    color: 'red',
    autoClose: false,
    withBorder: true,
    role: 'alert',
  });
}

interface Question {
  readonly title: string;
  readonly body: ReactNode;
  /** The button that does it, named by what it does. */
  readonly confirm: string;
  /** The button that does not; `Cancel` unless that could be misread. */
  readonly decline?: string;
  readonly danger?: boolean;
}

/** Asks before something that cannot be undone; resolves to whether the person agreed. */
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

/** Does something, and tells what was not done where it fails. Gives null then. */
export async function doOrTell<T>(failure: string, action: () => Promise<T>) {
  try {
    return { value: await action() };
  } catch (error) {
    notifyFailure(failure, error instanceof Error ? error.message : String(error));
    return null;
  }
}
