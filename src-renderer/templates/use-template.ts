import { useEffect, useEffectEvent, useRef, useState } from 'react';
import {
  freeTemplateName,
  isSameTemplateName,
  type SavedTemplate,
  type TemplateText,
} from '../../src-shared/template/saved-template.ts';
import { RequestError } from '../api/request.ts';
import { useReadTemplate, useSaveTemplate, useTemplates } from '../api/templates.ts';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { FieldProblem } from '../ui/saving/autosave.ts';
import { useAutosave } from '../ui/saving/use-autosave.ts';
import { words } from '../words.ts';

const text = words.templates;

interface TemplateOptions {
  /** The template as the cache has it; null for a new one. */
  readonly template: SavedTemplate | null;
  /** What a new one begins with. */
  readonly first: TemplateText;
  /** The new template has been saved for the first time. */
  readonly onCreated: (id: number) => Promise<void>;
}

/** What is kept where a template was changed in two places. */
export type Kept = 'mine' | 'theirs' | 'both';

/** A template that is being written: saved as one types; what was saved elsewhere is never overwritten unasked. */
export function useTemplateWriting({ template, first, onCreated }: TemplateOptions) {
  const [written, setWritten] = useState<TemplateText>(() =>
    template === null ? first : textOf(template),
  );
  const [known, setKnown] = useState(template);
  /** As it was when the editor opened, or took another version. */
  const [before, setBefore] = useState(written);
  // The base of the next save; the state above lags behind a save that has just ended.
  const base = useRef(template);
  const newest = useRef(written);
  const all = useTemplates().data;
  const save = useSaveTemplate();
  const read = useReadTemplate();

  const others = (all ?? []).filter(({ id }) => id !== known?.id).map(({ name }) => name);
  const problemOf = (name: string): string | null => {
    if (name.trim() === '') return text.nameMissing;
    const holder = others.find((other) => isSameTemplateName(other, name));
    return holder === undefined ? null : text.nameTaken(holder);
  };
  /** With the saved name where the written one is none: the text is saved all the same. */
  const savable = (next: TemplateText): TemplateText => {
    const name = problemOf(next.name) === null ? next.name : (base.current?.name ?? first.name);
    return { ...next, name };
  };

  const remember = (saved: SavedTemplate) => {
    base.current = saved;
    setKnown(saved);
  };
  const show = (next: TemplateText) => {
    newest.current = next;
    setWritten(next);
  };

  const autosave = useAutosave({
    mayHelp: (error) => error instanceof RequestError && mayPass.has(error.code),
    async onLeftUnsaved(failure) {
      // Nobody is left to ask: both versions are kept.
      if (elsewhereOf(failure) !== null) await keepMineAsNew();
    },
  });

  const saveNow = async (next: TemplateText) => {
    const isNew = base.current === null;
    try {
      remember(await save(base.current, savable(next)));
    } catch (error) {
      // The newer version is shown beside the own one.
      const id = base.current?.id;
      if (id !== undefined && elsewhereOf(error) === 'changed') await read(id);
      throw error;
    }
    if (isNew && base.current !== null) await onCreated(base.current.id);
    const problem = problemOf(next.name);
    if (problem !== null) throw new FieldProblem(problem);
  };

  const change = (part: Partial<TemplateText>) => {
    const next = { ...newest.current, ...part };
    show(next);
    autosave.change(() => saveNow(next));
  };

  const take = (saved: SavedTemplate) => {
    autosave.discard();
    remember(saved);
    setBefore(textOf(saved));
    show(textOf(saved));
  };

  async function keepMineAsNew(): Promise<void> {
    const { name, body } = savable(newest.current);
    const taken = (all ?? []).map((one) => one.name);
    const kept = await doOrTell(text.conflict.notKept, () =>
      save(null, { name: freeTemplateName(text.yours(name), taken), body }),
    );
    if (kept === null) return;
    autosave.discard();
    notifyDone(text.conflict.kept(kept.value.name));
  }

  const resolve = async (keep: Kept) => {
    const id = base.current?.id;
    if (id === undefined) return;
    await doOrTell(text.oneNotRead, async () => {
      const theirs = await read(id);
      if (keep === 'both') await keepMineAsNew();
      if (keep !== 'mine') {
        if (keep === 'theirs' || !autosave.isPending()) take(theirs);
        return;
      }
      remember(theirs);
      const mine = newest.current;
      autosave.change(() => saveNow(mine));
      await autosave.flush();
    });
  };

  const takeNewer = useEffectEvent((newer: SavedTemplate) => {
    if (base.current === null || newer.updatedAt <= base.current.updatedAt) return;
    if (newer.id !== base.current.id || autosave.isPending()) return;
    take(newer);
    notifyDone(text.conflict.updated);
  });
  useEffect(() => {
    if (template !== null) takeNewer(template);
  }, [template]);

  return {
    written,
    /** As it was last saved; null before that. */
    known,
    state: autosave.state,
    nameProblem: problemOf(written.name),
    change,
    flush: autosave.flush,
    /** As it was last saved, also within one turn; null before that. */
    lastSaved: () => base.current,
    // Also while the same is tried again: what asks must not go away under somebody's pointer.
    elsewhere: elsewhereOf(autosave.failure()),
    resolve,
    async keepAsNew() {
      await keepMineAsNew();
      return !autosave.isPending();
    },
    /** Whether anything was changed since the editor opened. */
    isChanged: written.name !== before.name || written.body !== before.body,
    undoChanges: () => change(before),
  };
}

/** Refusals that pass by themselves. */
const mayPass: ReadonlySet<string> = new Set(['busy', 'internal']);

function elsewhereOf(error: unknown): 'changed' | 'gone' | null {
  if (!(error instanceof RequestError)) return null;
  if (error.code === 'conflict') return 'changed';
  return error.code === 'not-found' ? 'gone' : null;
}

function textOf({ name, body }: TemplateText): TemplateText {
  return { name, body };
}
