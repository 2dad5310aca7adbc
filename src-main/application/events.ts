import type { EventName, EventPayload } from '../../src-shared/ipc/contract.ts';

/** News of what changed, under the names of the window's events. */
export type ApplicationEvent = {
  readonly [N in Exclude<EventName, EventOfShell>]: {
    readonly name: N;
    readonly payload: EventPayload<N>;
  };
}[Exclude<EventName, EventOfShell>];

/** What somebody chose outside the window. */
type EventOfShell = 'menu.chosen' | 'inbox.chosen';

/** What a person can look at, as far as it may have changed. */
export type ChangedTopic = EventPayload<'data.changed'>['topics'][number];

/** How the topics reach whoever follows the application. */
export interface ApplicationEvents {
  readonly emit: (event: ApplicationEvent) => void;
  /** Tells that topics changed, first to the application itself, then to those who listen. */
  readonly changed: (...topics: readonly ChangedTopic[]) => void;
  /** Calls back with every event until the returned function is called. */
  readonly subscribe: (listener: (event: ApplicationEvent) => void) => () => void;
}

/** `beforeChange` hears of a change first: whoever hears of it later asks again, and must not be told what was. */
export function createApplicationEvents(
  beforeChange: (topics: readonly ChangedTopic[]) => void,
): ApplicationEvents {
  const listeners = new Set<(event: ApplicationEvent) => void>();
  const emit = (event: ApplicationEvent) => {
    for (const listener of listeners) listener(event);
  };
  return {
    emit,
    changed(...changed) {
      beforeChange(changed);
      emit({ name: 'data.changed', payload: { topics: [...changed] } });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
