/**
 * What an attempt to hand a message to a gateway came to.
 * - `accepted`: it has the message, under `sid`
 * - `rejected`: it refuses this message for good; `code` is the provider's error code
 * - `throttled`: it did not take the message; asks to wait (`retryAfterMs`, 0 or more, null if unsaid)
 * - `unreachable`: surely nothing left the machine; to be tried again
 * - `blocked`: it refuses every message of this account or sender until a person acts (bad
 *   credentials, no funds); the message itself was not taken
 * - `unknown`: it may have the message or not (time-out, reset, 5xx); never re-sent blindly
 */
export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly sid: string;
      readonly segments: number | null;
      /** Whether it keeps the message until its time. */
      readonly isScheduled?: boolean;
      /** How long it says that it worked on the message, in milliseconds; absent where it does not say. */
      readonly workedMs?: number;
    }
  | { readonly kind: 'rejected'; readonly code: number; readonly detail: string }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'blocked'; readonly code: number | null; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string };

/** How often a message is tried again after attempts that surely did not send it. */
export const maximumRetries = 3;
