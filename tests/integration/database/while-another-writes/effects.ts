import { fictionalPhone } from '../../../support/campaigns.ts';
import type { World } from './world.ts';

/** What holds in the database once something is done, and did not before: all of it, or none. In SQL. */
export type Effects = readonly string[];

const exists = (table: string, where: string) => `EXISTS (SELECT 1 FROM ${table} WHERE ${where})`;
const hasTag = (contact: number, tag: string) =>
  exists(
    'contact_tags JOIN tags ON tags.id = tag_id',
    `contact_id = ${contact} AND name = '${tag}'`,
  );
const isOnList = (contact: number, list: number) =>
  exists('list_contacts', `list_id = ${list} AND contact_id = ${contact}`);
const isSuppressed = (phone: number) =>
  exists('suppressions', `lifted_at IS NULL AND phone = '${fictionalPhone(phone)}'`);
const event = (kind: string) => exists('events', `kind = '${kind}'`);
const eventOf = (subject: string, kind: string) =>
  exists('events', `kind = '${kind}' AND subject = '${subject}'`);
const numberSubject = (phone: number) => `number:${fictionalPhone(phone)}`;

/** What requests and commands do to a world; a phone or a contact is named by its number in there. */
export function effectsOf({ lists, imports, actionToUndo }: World) {
  return {
    contactCreated: (phone: number, tag: string, list: number): Effects => [
      exists('contacts', `phone = '${fictionalPhone(phone)}' AND custom_fields <> '{}'`),
      exists('tags', `name = '${tag}'`),
      exists(
        'list_contacts JOIN contacts ON contacts.id = contact_id',
        `list_id = ${list} AND phone = '${fictionalPhone(phone)}'`,
      ),
    ],
    contactChanged: (id: number, firstName: string, tag: string): Effects => [
      exists('contacts', `id = ${id} AND first_name = '${firstName}'`),
      hasTag(id, tag),
    ],
    consentRecorded: (id: number): Effects => [
      exists('contacts', `id = ${id} AND consent_at IS NOT NULL`),
      eventOf(`contact:${id}`, 'consent-recorded'),
    ],
    contactRemoved: (id: number): Effects => [
      `NOT ${exists('contacts', `id = ${id}`)}`,
      exists('contact_actions', `kind = 'remove'`),
    ],
    tagged: (tag: string, ...contacts: readonly number[]): Effects =>
      contacts.map((id) => hasTag(id, tag)),
    putOnList: (...contacts: readonly number[]): Effects =>
      contacts.map((id) => isOnList(id, lists.toFill)),
    actionUndone: [
      `NOT ${hasTag(6, 'by mistake')}`,
      exists('contact_actions', `id = ${actionToUndo} AND undone_at IS NOT NULL`),
    ],
    pictureAdded: (width: number): Effects => [exists('pictures', `width = ${width}`)],
    singleWritten: (phone: number): Effects => [
      exists(
        'single_messages JOIN messages ON id = message_id',
        `to_address = '${fictionalPhone(phone)}'`,
      ),
    ],
    singleUndone: (id: number): Effects => [
      exists('single_messages', `message_id = ${id} AND is_undone = 1`),
      exists('messages', `id = ${id} AND status = 'canceled'`),
      eventOf(`message:${id}`, 'single-message-canceled'),
    ],
    singleMoved: (id: number, goesAt: number): Effects => [
      exists('single_messages', `message_id = ${id} AND goes_at = ${goesAt}`),
      exists('messages', `id = ${id} AND next_attempt_at = ${goesAt}`),
    ],
    singleRetried: (id: number): Effects => [
      exists('messages', `id = ${id} AND reason IS NULL`),
      eventOf(`message:${id}`, 'messages-retried'),
    ],
    singleDecided: (id: number): Effects => [
      exists('messages', `id = ${id} AND status = 'sent'`),
      eventOf(`message:${id}`, 'unconfirmed-decided'),
    ],
    list: (name: string): Effects => [exists('lists', `name = '${name}'`)],
    listRemoved: (id: number): Effects => [
      `NOT ${exists('lists', `id = ${id}`)}`,
      `NOT ${exists('list_contacts', `list_id = ${id}`)}`,
    ],
    tagRenamed: [hasTag(4, 'new name'), `NOT ${hasTag(4, 'old name')}`],
    tagRemoved: [`NOT ${hasTag(5, 'removed')}`, `NOT ${exists('tags', `name = 'removed'`)}`],
    suppressed: (phone: number): Effects => [
      isSuppressed(phone),
      eventOf(numberSubject(phone), 'suppression-added'),
    ],
    lifted: (phone: number): Effects => [
      `NOT ${isSuppressed(phone)}`,
      eventOf(numberSubject(phone), 'suppression-lifted'),
    ],
    suppressionsImported: (phone: number): Effects => [
      isSuppressed(phone),
      event('suppressions-imported'),
    ],
    imported: [
      exists('contacts', `phone = '${fictionalPhone(60)}'`),
      exists('imports', `file_name = 'contacts.csv'`),
      exists('lists', `name = 'Imported'`),
      event('contacts-imported'),
    ],
    importUndone: [
      `NOT ${exists('contacts', 'id = 12')}`,
      exists('imports', `id = ${imports.toUndo} AND undone_at IS NOT NULL`),
    ],
    rowFixed: (phone: number): Effects => [
      exists('contacts', `phone = '${fictionalPhone(phone)}'`),
      exists('import_rejects', `id = ${imports.rowToFix} AND outcome = 'added'`),
    ],
    fixesAccepted: [
      exists('contacts', `phone = '+447700900108'`),
      `NOT ${exists('import_rejects', `import_id = ${imports.toAccept} AND outcome IS NULL`)}`,
    ],
    rowsDismissed: [
      `NOT ${exists('import_rejects', `import_id = ${imports.toDismiss} AND outcome IS NULL`)}`,
    ],
    rowsRestored: [
      exists('import_rejects', `import_id = ${imports.toRestore} AND outcome IS NULL`),
    ],
    campaign: (name: string): Effects => [exists('campaigns', `name = '${name}'`)],
    draftSaved: (id: number, name: string): Effects => [
      exists('campaigns', `id = ${id} AND name = '${name}' AND revision = 2`),
      exists('campaign_revisions', `campaign_id = ${id} AND name = '${name}'`),
    ],
    campaignRemoved: (id: number): Effects => [
      exists('campaigns', `id = ${id} AND deleted_at IS NOT NULL`),
    ],
    campaignRestored: (id: number): Effects => [
      exists('campaigns', `id = ${id} AND deleted_at IS NULL`),
    ],
    archived: (id: number): Effects => [
      exists('campaigns', `id = ${id} AND archived_at IS NOT NULL`),
    ],
    versionRestored: (id: number): Effects => [
      exists('campaigns', `id = ${id} AND revision = 3 AND body = 'Hello'`),
      exists('campaign_revisions', `campaign_id = ${id} AND revision = 3`),
    ],
    copiedForUnreached: (id: number): Effects => [
      exists('campaigns', `audience ->> '$.unreachedOf' = ${id}`),
    ],
    started: (id: number): Effects => [
      exists('campaigns', `id = ${id} AND status <> 'draft' AND contact_count = 3`),
      exists('messages', `campaign_id = ${id}`),
    ],
    paused: (id: number): Effects => [exists('campaigns', `id = ${id} AND status = 'paused'`)],
    sentFrom: (id: number, sender: string): Effects => [
      exists('campaigns', `id = ${id} AND sender = '${sender}'`),
    ],
    scheduled: (id: number): Effects => [
      exists('campaigns', `id = ${id} AND status = 'scheduled'`),
    ],
    draftAgain: (id: number): Effects => [exists('campaigns', `id = ${id} AND status = 'draft'`)],
    budgeted: (id: number, segments: number): Effects => [
      exists('campaigns', `id = ${id} AND plan ->> 'budgetSegments' = ${segments}`),
    ],
    takenBack: (id: number): Effects => [exists('campaigns', `id = ${id} AND hand_over IS NULL`)],
    released: (id: number): Effects => [
      exists('campaigns', `id = ${id} AND plan ->> 'canaryReleased' IS NOT NULL`),
    ],
    retried: (id: number): Effects => [
      `NOT ${exists('messages', `campaign_id = ${id} AND status = 'failed'`)}`,
      eventOf(`campaign:${id}`, 'messages-retried'),
    ],
    resumed: (id: number): Effects => [exists('campaigns', `id = ${id} AND status <> 'paused'`)],
    canceled: (id: number): Effects => [
      exists('campaigns', `id = ${id} AND status = 'canceled'`),
      `NOT ${exists('messages', `campaign_id = ${id} AND status = 'queued'`)}`,
    ],
    practiceDiscarded: [
      `NOT ${exists('campaigns', 'is_practice = 1')}`,
      event('practice-discarded'),
    ],
    reconciled: (id: number): Effects => [
      exists('messages', `campaign_id = ${id} AND not_found_count = 0`),
    ],
    decided: (id: number): Effects => [
      `NOT ${exists('messages', `campaign_id = ${id} AND status = 'unconfirmed'`)}`,
      eventOf(`campaign:${id}`, 'unconfirmed-decided'),
    ],
    template: (name: string): Effects => [
      exists('templates', `name = '${name}' AND deleted_at IS NULL`),
    ],
    templateRemoved: (id: number): Effects => [
      exists('templates', `id = ${id} AND deleted_at IS NOT NULL`),
    ],
    templateUsed: (id: number): Effects => [
      exists('templates', `id = ${id} AND used_at IS NOT NULL`),
    ],
    /** A conversation of practice: that is what the settings of a world say. */
    conversation: (phone: string, where: string): Effects => [
      exists('conversations', `phone = '${phone}' AND is_practice = 1 AND ${where}`),
    ],
    noted: (text: string): Effects => [exists('conversation_notes', `body = '${text}'`)],
    noteRemoved: (id: number): Effects => [
      exists('conversation_notes', `id = ${id} AND deleted_at IS NOT NULL`),
    ],
    noteRestored: (id: number): Effects => [
      exists('conversation_notes', `id = ${id} AND deleted_at IS NULL`),
    ],
    darkAppearance: [exists('settings', `key = 'appearance' AND value = '"dark"'`)],
    repaired: [
      exists('campaigns', `name = 'Over 100 %' AND sent_count = 0`),
      event('database-repaired'),
    ],
    legacyImported: [
      exists('campaigns', 'origin_id IS NOT NULL'),
      exists('messages', 'origin_id IS NOT NULL'),
      event('legacy-imported'),
    ],
  };
}
