import path from 'node:path';
import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';
import type { FileDialogs } from './imports.ts';

export function contactsHandlers(
  { contacts, history, search }: Application,
  dialogs: Pick<FileDialogs, 'chooseCsvToWrite'>,
): HandlersOf<'contacts'> {
  return {
    'contacts.page': (query) => search.page(query),
    'contacts.ids': async (query) => ({ ids: await search.ids(query) }),
    'contacts.count': async ({ filter }) => ({ total: await search.count(filter) }),
    'contacts.get': ({ id }) => contacts.get(id),
    'contacts.messages': (page) => history.messages(page),
    'contacts.campaigns': (page) => history.campaigns(page),
    'contacts.create': (input) => contacts.create(input),
    'contacts.update': ({ id, contact }) => contacts.update(id, contact),
    'contacts.recordConsent': (consent) => contacts.recordConsent(consent),
    'contacts.remove': ({ selection }) => contacts.remove(selection),
    'contacts.tag': ({ selection, add, remove }) => contacts.tag(selection, { add, remove }),
    'contacts.putOnList': ({ selection, listId, isOn }) =>
      contacts.putOnList(selection, listId, isOn),
    'contacts.listToText': ({ selection, name }) => contacts.listToText(selection, name),
    'contacts.suppress': ({ selection, ...why }) => contacts.suppress(selection, why),
    'contacts.undo': ({ actionId }) => contacts.undo(actionId),
    'contacts.customFields': () => contacts.customFields(),
    async 'contacts.export'({ selection }, caller) {
      const file = await dialogs.chooseCsvToWrite(caller.windowId, 'Contacts.csv');
      if (file === null) return null;
      return { fileName: path.basename(file), ...(await contacts.export(file, selection)) };
    },
    'contacts.cancelExport': () => contacts.cancelExport(),
  };
}
