import { fictionalPhone } from '../../../support/campaigns.ts';
import { effectsOf } from './effects.ts';
import { nothing, page, type CasesOf } from './request-cases.ts';
import type { World } from './world.ts';

const ids = (...contacts: readonly number[]) => ({ kind: 'ids', ids: [...contacts] }) as const;

/** Requests about contacts, lists, tags and suppressions. */
export function contactCases(
  world: World,
): CasesOf<'contacts' | 'lists' | 'tags' | 'suppressions'> {
  const { lists } = world;
  const is = effectsOf(world);
  return {
    'contacts.page': { input: { ...page, filter: {}, sort: 'name', descending: false } },
    'contacts.ids': { input: { ...page, filter: {}, sort: 'name', descending: false } },
    'contacts.count': { input: { filter: { search: 'person' } } },
    'contacts.get': { input: { id: 1 } },
    'contacts.messages': { input: { id: 1, ...page } },
    'contacts.campaigns': { input: { id: 1, ...page } },
    'contacts.create': {
      input: {
        phone: fictionalPhone(70),
        firstName: 'New',
        tags: ['fresh'],
        customFields: { shoe_size: '42' },
        listId: lists.toFill,
      },
      effects: is.contactCreated(70, 'fresh', lists.toFill),
    },
    'contacts.update': {
      input: {
        id: 7,
        contact: { phone: fictionalPhone(7), firstName: 'Changed', tags: ['seven'] },
      },
      effects: is.contactChanged(7, 'Changed', 'seven'),
    },
    'contacts.recordConsent': {
      input: { id: 8, method: 'form', source: 'Sheet' },
      effects: is.consentRecorded(8),
    },
    'contacts.remove': {
      input: { selection: ids(9) },
      effects: is.contactRemoved(9),
    },
    'contacts.tag': {
      input: { selection: ids(10, 11), add: ['both'], remove: [] },
      effects: is.tagged('both', 10, 11),
    },
    'contacts.putOnList': {
      input: { selection: ids(13, 14), listId: lists.toFill, isOn: true },
      effects: is.putOnList(13, 14),
    },
    'contacts.undo': {
      input: { actionId: world.actionToUndo },
      effects: is.actionUndone,
    },
    'contacts.customFields': nothing,
    'contacts.export': { input: { selection: ids(1, 2) }, mayAnswer: ['canceled'] },
    'contacts.listToText': {
      input: { selection: { kind: 'filter', filter: {}, except: [] }, name: 'To text' },
      effects: is.list('To text'),
    },
    'contacts.suppress': {
      input: {
        selection: ids(15),
        reason: 'Called',
        evidence: '',
      },
      effects: is.suppressed(15),
    },
    'contacts.cancelExport': nothing,
    'lists.all': nothing,
    'lists.count': { input: { id: lists.everybody } },
    'lists.uses': nothing,
    'lists.create': {
      input: { name: 'Created', filter: null },
      effects: is.list('Created'),
    },
    'lists.update': {
      input: { id: lists.toRename, name: 'Renamed', filter: null },
      effects: is.list('Renamed'),
    },
    'lists.remove': {
      input: { id: lists.toRemove },
      effects: is.listRemoved(lists.toRemove),
    },
    'tags.all': nothing,
    'tags.rename': {
      input: { from: 'old name', to: 'new name' },
      effects: is.tagRenamed,
    },
    'tags.remove': {
      input: { name: 'removed' },
      effects: is.tagRemoved,
    },
    'suppressions.page': { input: { ...page, search: '', show: 'active' } },
    'suppressions.add': {
      input: { number: fictionalPhone(71), reason: 'Called', evidence: '' },
      effects: is.suppressed(71),
    },
    'suppressions.lift': {
      input: { phone: fictionalPhone(62), evidence: 'Wrote START' },
      effects: is.lifted(62),
    },
    'suppressions.importFile': {
      ...nothing,
      effects: is.suppressionsImported(61),
    },
    'suppressions.export': nothing,
  };
}
