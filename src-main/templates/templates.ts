import type { SavedTemplate, TemplateText } from '../../src-shared/template/saved-template.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import type { WriteLock } from '../database/write-lock.ts';
import type { Clock } from '../engine/ports.ts';
import {
  createTemplate,
  deleteTemplate,
  getTemplate,
  hasDeletedTemplates,
  listTemplates,
  noteTemplateUse,
  purgeTemplates,
  restoreTemplate,
  saveTemplate,
} from './template-rows.ts';

/** What can be done with templates. Refused as template-rows.ts says. */
export interface Templates {
  /** Every template; those last used, or made, come first. */
  list(): readonly SavedTemplate[];
  get(id: number): SavedTemplate;
  create(template: TemplateText): Promise<SavedTemplate>;
  /** Saves upon the version that was changed at `updatedAt`; refused (`conflict`) where it was changed since. */
  save(id: number, updatedAt: number, template: TemplateText): Promise<SavedTemplate>;
  /** Deletes a template; it can be restored for 30 days. */
  remove(id: number): Promise<void>;
  /** Undoes `remove`. */
  undoRemove(id: number): Promise<SavedTemplate>;
  /** Notes that a draft was written with a template. */
  use(id: number): Promise<SavedTemplate>;
  /** Removes for good what was deleted so long ago that nobody can restore it any more. */
  purge(): Promise<void>;
}

const daysThatDeletedIsKept = 30;
const dayMs = 86_400_000;

export function createTemplates(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly onChange: () => void;
}): Templates {
  const { db, clock, writeLock, onChange } = context;

  async function change<T>(act: (writable: WritableDatabase) => T): Promise<T> {
    const value = await writeLock.write(act);
    onChange();
    return value;
  }

  return {
    list: () => listTemplates(db),
    get: (id) => getTemplate(db, id),
    create: (template) => change((writable) => createTemplate(writable, template, clock.now())),
    save: (id, updatedAt, template) =>
      change((writable) => saveTemplate(writable, id, updatedAt, template, clock.now())),
    remove: (id) => change((writable) => deleteTemplate(writable, id, clock.now())),
    undoRemove: (id) => change((writable) => restoreTemplate(writable, id)),
    use: (id) => change((writable) => noteTemplateUse(writable, id, clock.now())),
    async purge() {
      const before = clock.now() - daysThatDeletedIsKept * dayMs;
      if (!hasDeletedTemplates(db, before)) return;
      try {
        await writeLock.write((writable) => purgeTemplates(writable, before), Infinity);
      } catch (error) {
        if (db.sqlite.open) throw error;
      }
    },
  };
}
