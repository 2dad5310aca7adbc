import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import {
  renamed,
  type Campaign,
  type CampaignDraft,
} from '../../../src-shared/campaign/campaign.ts';
import { useReadCampaign, useSaveDraft } from '../../api/campaigns/drafts.ts';
import { RequestError } from '../../api/request.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { FieldProblem } from '../../ui/saving/autosave.ts';
import { useAutosave } from '../../ui/saving/use-autosave.ts';
import { words } from '../../words.ts';
import { draftProblem, nameProblem, newDraft, senderProblem } from './draft.ts';

const { conflict: text, notRead } = words.campaigns.editor;

interface DraftOptions {
  /** The draft as the cache has it; null for a new one. */
  readonly campaign: Campaign | null;
  /** Whom a new one goes to at first; null for nobody. */
  readonly audience: Audience | null;
  /** The new draft has been saved for the first time. */
  readonly onCreated: (id: number) => Promise<void>;
}

/** What became of a draft elsewhere, while something typed here waits to be saved. */
export type Elsewhere = { readonly kind: 'changed' } | { readonly kind: 'gone' };

/** What is kept where a draft was changed in two places. */
export type Kept = 'mine' | 'theirs' | 'both';

/** A draft that is being written: saved as one types; what somebody else saved is never overwritten unasked. */
export function useDraft({ campaign, audience, onCreated }: DraftOptions) {
  const [draft, setDraft] = useState<CampaignDraft>(
    () => campaign?.draft ?? newDraft(audience, new Date()),
  );
  const [known, setKnown] = useState(campaign);
  // The base of the next save; the state above lags behind a save that has just ended.
  const base = useRef(campaign);
  const newest = useRef(draft);
  const saveDraft = useSaveDraft();
  const readCampaign = useReadCampaign();

  const remember = (saved: Campaign) => {
    base.current = saved;
    setKnown(saved);
  };
  const show = (next: CampaignDraft) => {
    newest.current = next;
    setDraft(next);
  };

  const autosave = useAutosave({
    mayHelp: (error) => error instanceof RequestError && mayPass.has(error.code),
    async onLeftUnsaved(failure) {
      // Nobody is left to ask: both versions are kept.
      if (elsewhereOf(failure) !== null) await keepMineAsNew();
    },
  });

  const saveNow = async (next: CampaignDraft, isOwnVersion = false) => {
    const isNew = base.current === null;
    try {
      remember(await saveDraft(base.current, savable(next, base.current, audience), isOwnVersion));
    } catch (error) {
      // The newer version is shown beside the own one.
      const id = base.current?.snapshot.id;
      if (id !== undefined && elsewhereOf(error)?.kind === 'changed') await readCampaign(id);
      throw error;
    }
    if (isNew && base.current !== null) await onCreated(base.current.snapshot.id);
    const problem = draftProblem(next);
    if (problem !== null) throw new FieldProblem(problem);
  };

  const change = (part: Partial<CampaignDraft>) => {
    const next = { ...newest.current, ...part };
    show(next);
    autosave.change(() => saveNow(next));
  };

  /** Takes what was saved elsewhere, or restored, for the draft. */
  const take = (saved: Campaign) => {
    autosave.discard();
    remember(saved);
    show(saved.draft);
  };

  async function keepMineAsNew(): Promise<void> {
    const mine = savable(newest.current, base.current, audience);
    const kept = await doOrTell(text.notKept, () =>
      saveDraft(null, { ...mine, name: renamed(mine.name, words.campaigns.shared.yours) }),
    );
    if (kept === null) return;
    autosave.discard();
    notifyDone(text.kept(kept.value.draft.name));
  }

  const resolve = async (keep: Kept) => {
    const id = base.current?.snapshot.id;
    if (id === undefined) return;
    await doOrTell(notRead, async () => {
      const theirs = await readCampaign(id);
      const mine = newest.current;
      if (keep === 'both') {
        await keepMineAsNew();
        if (!autosave.isPending()) take(theirs);
        return;
      }
      remember(theirs);
      // Each is a version of its own, so that the other one can be restored.
      autosave.change(() => saveNow(mine, true));
      if (!(await autosave.flush()) || keep === 'mine') return;
      show(theirs.draft);
      autosave.change(() => saveNow(theirs.draft, true));
      await autosave.flush();
    });
  };

  const takeNewer = useEffectEvent((newer: Campaign) => {
    if (base.current === null || newer.revision <= base.current.revision) return;
    if (newer.snapshot.id !== base.current.snapshot.id || autosave.isPending()) return;
    take(newer);
    notifyDone(text.updated);
  });
  useEffect(() => {
    if (campaign !== null) takeNewer(campaign);
  }, [campaign]);

  return {
    draft,
    /** As it was last saved; null before that. */
    known,
    state: autosave.state,
    change,
    take,
    flush: autosave.flush,
    /** As it was last saved, also within one turn; null before that. */
    lastSaved: () => base.current,
    /** Saves at once, also an empty new one; the saved draft, or null where it could not be saved. */
    async saved(): Promise<Campaign | null> {
      if (base.current === null) change({});
      return (await autosave.flush()) ? base.current : null;
    },
    // Also while the same is tried again: what asks must not go away under somebody's pointer.
    elsewhere: elsewhereOf(autosave.failure()),
    resolve,
    async keepAsNew() {
      await keepMineAsNew();
      return !autosave.isPending();
    },
  };
}

/** Refusals that pass by themselves. */
const mayPass: ReadonlySet<string> = new Set(['busy', 'internal']);

function elsewhereOf(error: unknown): Elsewhere | null {
  if (!(error instanceof RequestError)) return null;
  if (error.code === 'conflict') return { kind: 'changed' };
  return error.code === 'not-found' ? { kind: 'gone' } : null;
}

/** A draft with the saved name or sender where the written one is none: its text is saved all the same. */
function savable(
  draft: CampaignDraft,
  saved: Campaign | null,
  audience: Audience | null,
): CampaignDraft {
  const before = saved?.draft ?? newDraft(audience, new Date());
  return {
    ...draft,
    ...(nameProblem(draft) === null ? {} : { name: before.name }),
    ...(senderProblem(draft) === null ? {} : { sender: before.sender }),
  };
}
