import { withOptOut } from '../message/required-parts.ts';
import { words } from '../words/words.ts';

/** The texts that Ovo comes with, in the order in which they are offered. */
export const starterKinds = ['appointment', 'offer', 'reminder', 'pick-up', 'thanks'] as const;
export type StarterKind = (typeof starterKinds)[number];

/** A text to start from. */
export interface Starter {
  readonly kind: StarterKind;
  readonly name: string;
  /** What it is for, in a few words. */
  readonly about: string;
  readonly body: string;
}

/** Those that advertise, and so have to say how to opt out. */
const advertising: ReadonlySet<StarterKind> = new Set(['offer', 'thanks']);

/** The starters as a business sends them: its name in front, its opt-out sentence where that belongs. */
export function startersFor(business: {
  readonly businessName: string;
  readonly optOutText: string;
}): readonly Starter[] {
  const { businessName, optOutText } = business;
  return starterKinds.map((kind) => {
    const { name, about, body } = words.starters[kind];
    const named = businessName === '' ? body : words.starters.from(businessName, body);
    const isComplete = optOutText === '' || !advertising.has(kind);
    return { kind, name, about, body: isComplete ? named : withOptOut(named, optOutText) };
  });
}
