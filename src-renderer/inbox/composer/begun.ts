import type { DraftPicture } from '../../../src-shared/picture/picture.ts';

/** What was begun beside the text, by number: until the window closes. */
export interface Begun {
  readonly picture: DraftPicture | null;
  readonly note: string;
}

const nothing: Begun = { picture: null, note: '' };
const begun = new Map<string, Begun>();

export function begunFor(phone: string): Begun {
  return begun.get(phone) ?? nothing;
}

export function begin(phone: string, part: Partial<Begun>): Begun {
  const next = { ...begunFor(phone), ...part };
  begun.set(phone, next);
  return next;
}
