import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import {
  freeTemplateName,
  isSameTemplateName,
  templateLimits,
  type SavedTemplate,
  type TemplateText,
} from '../../src-shared/template/saved-template.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { prepared, queriesFor, type Given } from '../database/queries.ts';
import { templates } from '../database/schema.ts';

const columns = {
  id: templates.id,
  name: templates.name,
  body: templates.body,
  createdAt: templates.createdAt,
  updatedAt: templates.updatedAt,
  usedAt: templates.usedAt,
};

const queries = queriesFor((orm) => ({
  all: prepared(() =>
    orm
      .select(columns)
      .from(templates)
      .where(isNull(templates.deletedAt))
      .orderBy(
        desc(sql`coalesce(${templates.usedAt}, ${templates.createdAt})`),
        desc(templates.id),
      ),
  ),
  find: prepared((given: Given<{ id: number }>) =>
    orm
      .select(columns)
      .from(templates)
      .where(and(eq(templates.id, given('id')), isNull(templates.deletedAt))),
  ),
  deleted: prepared((given: Given<{ id: number }>) =>
    orm
      .select(columns)
      .from(templates)
      .where(and(eq(templates.id, given('id')), isNotNull(templates.deletedAt))),
  ),
  deletedBefore: prepared((given: Given<{ before: number }>) =>
    orm
      .select({ id: templates.id })
      .from(templates)
      .where(lt(templates.deletedAt, given('before')))
      .limit(1),
  ),
}));

/** Every template; those last used, or made, come first. */
export function listTemplates(db: OvoDatabase): readonly SavedTemplate[] {
  return queries(db).all.all();
}

/** Refused (`not-found`) where there is none, or a deleted one. */
export function getTemplate(db: OvoDatabase, id: number): SavedTemplate {
  const row = queries(db).find.get({ id });
  if (row === undefined) throw new UserError('not-found', words.savedTemplates.gone);
  return row;
}

/** Refused (`invalid`) where another one has the name, or there are too many. */
export function createTemplate(
  db: WritableDatabase,
  template: TemplateText,
  now: number,
): SavedTemplate {
  return db.sqlite.transaction(() => {
    const all = listTemplates(db);
    refuseTaken(all, template.name, null);
    refuseOneMore(all);
    const { id } = db.orm
      .insert(templates)
      .values({ ...template, createdAt: now, updatedAt: now })
      .returning({ id: templates.id })
      .get();
    return getTemplate(db, id);
  })();
}

/**
 * Saves a name and a text upon the version that was changed at `updatedAt`. Refused (`conflict`) where the
 * template was changed since, and (`invalid`) where another one has the name; nothing is changed then.
 */
export function saveTemplate(
  db: WritableDatabase,
  id: number,
  updatedAt: number,
  template: TemplateText,
  now: number,
): SavedTemplate {
  return db.sqlite.transaction(() => {
    const known = getTemplate(db, id);
    if (known.updatedAt !== updatedAt) {
      throw new UserError('conflict', words.savedTemplates.savedElsewhere(known.name));
    }
    refuseTaken(listTemplates(db), template.name, id);
    if (known.name === template.name && known.body === template.body) return known;
    db.orm
      .update(templates)
      // Two versions never have the same time, whatever the clock says.
      .set({ ...template, updatedAt: Math.max(now, updatedAt + 1) })
      .where(eq(templates.id, id))
      .run();
    return getTemplate(db, id);
  })();
}

/** Notes that a draft was written with a template. */
export function noteTemplateUse(db: WritableDatabase, id: number, now: number): SavedTemplate {
  return db.sqlite.transaction(() => {
    getTemplate(db, id);
    db.orm.update(templates).set({ usedAt: now }).where(eq(templates.id, id)).run();
    return getTemplate(db, id);
  })();
}

/** Deletes a template; `restoreTemplate` undoes that. */
export function deleteTemplate(db: WritableDatabase, id: number, now: number): void {
  db.sqlite.transaction(() => {
    getTemplate(db, id);
    db.orm.update(templates).set({ deletedAt: now }).where(eq(templates.id, id)).run();
  })();
}

/**
 * Undoes the deletion of a template, under another name where one made since has its name. Refused
 * (`not-found`) where it is gone for good, or was not deleted, and (`invalid`) where there are too many.
 */
export function restoreTemplate(db: WritableDatabase, id: number): SavedTemplate {
  return db.sqlite.transaction(() => {
    const row = queries(db).deleted.get({ id });
    if (row === undefined) {
      throw new UserError('not-found', words.savedTemplates.notDeleted(id));
    }
    const all = listTemplates(db);
    refuseOneMore(all);
    const name = freeTemplateName(
      row.name,
      all.map((one) => one.name),
    );
    db.orm.update(templates).set({ name, deletedAt: null }).where(eq(templates.id, id)).run();
    return getTemplate(db, id);
  })();
}

/** Whether any template was deleted before that time. */
export function hasDeletedTemplates(db: OvoDatabase, before: number): boolean {
  return queries(db).deletedBefore.get({ before }) !== undefined;
}

/** Removes what was deleted before that time, for good. */
export function purgeTemplates(db: WritableDatabase, before: number): void {
  db.orm.delete(templates).where(lt(templates.deletedAt, before)).run();
}

function refuseTaken(all: readonly SavedTemplate[], name: string, ownId: number | null): void {
  const holder = all.find((one) => one.id !== ownId && isSameTemplateName(one.name, name));
  if (holder !== undefined) {
    throw new UserError('invalid', words.savedTemplates.nameTaken(holder.name));
  }
}

function refuseOneMore(all: readonly SavedTemplate[]): void {
  const { count } = templateLimits;
  if (all.length >= count) throw new UserError('invalid', words.savedTemplates.tooMany(count));
}
