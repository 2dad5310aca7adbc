import type { Templates } from './template.ts';

/** What was done to a data folder. */
export interface Damage {
  readonly what: string;
  /** Pages of the main file whose bytes are no longer somewhere in it. */
  readonly lostPages: ReadonlySet<number>;
  /** Pages whose bytes are all there, in another place. */
  readonly movedPages?: ReadonlySet<number>;
  /** Whether the damage is none that a start puts right by itself: a start or a check has to tell of it. */
  readonly mustBeSeen?: boolean;
  /** Tables that are gone, with what is nothing without them: what comes back of them is a gain. */
  readonly lostTables?: ReadonlySet<string>;
}

/** A way to damage a data folder, and which of the sound ones it is done to. */
export interface DamageKind {
  readonly name: string;
  readonly to: 'closed' | 'interrupted' | 'later' | 'young';
  /**
   * Which state of the database is left to be brought back: with what the -wal had, or without; what was
   * written later; or nothing.
   */
  readonly leaves: 'all' | 'without-wal' | 'later' | 'nothing';
  inflict(file: string, random: () => number, templates: Templates): Damage;
}
