import { versionMs } from '../../../src-shared/campaign/version.ts';

/** Which saves of a draft are one version: those of this process, one upon the other, within a minute. */
export interface TypingPace {
  /** Whether a save upon this revision goes on with its version. */
  readonly goesOn: (id: number, revision: number, now: number) => boolean;
  /** Notes the revision that was saved; `isNew`: it begins a version. */
  readonly note: (id: number, revision: number, isNew: boolean, now: number) => void;
}

export function createTypingPace(): TypingPace {
  const versions = new Map<number, { readonly revision: number; readonly since: number }>();
  return {
    goesOn(id, revision, now) {
      const version = versions.get(id);
      // A clock that was put back begins a version: one too many harms nobody.
      const age = version === undefined ? Infinity : now - version.since;
      return version?.revision === revision && age >= 0 && age < versionMs;
    },
    note(id, revision, isNew, now) {
      const since = isNew ? now : (versions.get(id)?.since ?? now);
      versions.set(id, { revision, since });
    },
  };
}
