import { modals } from '@mantine/modals';
import { notifications, notificationsStore } from '@mantine/notifications';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { keepFailure } from './failures.ts';

/** How long a success is shown, in milliseconds. */
const doneForMs = 5000;

/** A notice this young belongs to the screen that is being gone to: many actions end there. */
const youngMs = 1000;

/** The notices that a change of screens closes, by their ids, with the time at which each came. */
const passingSince = new Map<string, number>();
let count = 0;

/** The id of a notice that closes once the user goes elsewhere. */
function passing(known?: string) {
  count += 1;
  const id = known ?? `passing-${count}`;
  passingSince.set(id, performance.now());
  return { id, onClose: () => passingSince.delete(id) };
}

/** Closes what was announced on the screen that the user has left; what can be undone stays. */
export function closePassingNotices(): void {
  for (const [id, since] of passingSince) {
    if (performance.now() - since >= youngMs) notifications.hide(id);
  }
}

/** Closes the newest notice; returns whether there was one. */
export function closeNewestNotice(): boolean {
  const newest = notificationsStore.getState().notifications.at(-1);
  if (newest?.id === undefined) return false;
  notifications.hide(newest.id);
  return true;
}

/** Announces a success that the screen itself does not show. */
export function notifyDone(message: string): void {
  notifications.show({ ...passing(), message, autoClose: doneForMs });
}

/** Says what is still missing for what was asked: neither a success nor a failure. */
export function notifyNeed(message: string): void {
  notifications.show({
    ...passing(),
    message,
    color: 'var(--ovo-attention)',
    'data-tone': 'attention',
    autoClose: failureForMs,
  });
}

/** How long a failure is shown, in milliseconds: long enough to read it twice. A pointer on it keeps it. */
const failureForMs = 15_000;

/** A failure of the same action replaces the one before; a success takes it away. */
function failureId(title: string): string {
  return `failure ${title}`;
}

/** Announces a failure and its reason; both can be read under Recent problems later. */
function notifyFailure(title: string, message: string): void {
  keepFailure({ title, message, at: Date.now() });
  const id = failureId(title);
  notifications.hide(id);
  notifications.show({
    ...passing(id),
    title,
    message,
    color: 'red',
    autoClose: failureForMs,
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
export function ask({ title, body, confirm, decline = words.ui.cancel, danger }: Question) {
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

/**
 * Runs an action. Where it fails, announces the failure and returns null; where it succeeds, the notice
 * of an earlier failure closes.
 */
export async function doOrTell<T>(failure: string, action: () => Promise<T>) {
  try {
    const value = await action();
    notifications.hide(failureId(failure));
    return { value };
  } catch (error) {
    notifyFailure(failure, error instanceof Error ? error.message : String(error));
    return null;
  }
}
