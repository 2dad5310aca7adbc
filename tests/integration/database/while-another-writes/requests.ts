import type { Caller } from '../../../../src-main/ipc/handler.ts';
import type { FileTokens } from '../../../../src-main/ipc/file-tokens.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { settingsSchema } from '../../../../src-shared/settings/settings.ts';
import type { RequestName } from '../../../../src-shared/ipc/contract.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { png } from '../../../support/pictures.ts';
import { conversationCases, replyCases, singleMessageCases } from './inbox-requests.ts';
import { effectsOf } from './effects.ts';
import type { RequestCases } from './request-cases.ts';
import type { Place, World } from './world.ts';

/** The world in which a request is made. */
export function placeOfRequest(name: RequestName): Place {
  switch (name) {
    case 'maintenance.repair':
    case 'maintenance.cancelRepair':
      return 'repaired';
    case 'campaigns.discardPractice':
    // An import of its own: elsewhere its event would pass for that of another import.
    case 'setup.trySamples':
      return 'without practice';
    case 'backups.restore':
    case 'backups.undoRestore':
    case 'backups.cancel':
      return 'restored';
    default:
      return 'busy';
  }
}

const nothing = { input: undefined } as const;
const page = { offset: 0, limit: 10 } as const;
/** Every request of the contract: the type sees to it that none is left out. */
export function requestCases(world: World, tokens: FileTokens, caller: Caller): RequestCases {
  const { files, lists, campaigns, imports, templates } = world;
  const is = effectsOf(world);
  const ids = (...contacts: readonly number[]) => ({ kind: 'ids', ids: [...contacts] }) as const;
  const token = (file: string) => tokens.issue(caller, file);
  const draft = {
    name: 'Written',
    body: 'Hello',
    sender: '',
    audience: { listIds: [lists.everybody] },
  };
  const reading = { encoding: 'utf-8', delimiter: ',', sheet: null, hasHeader: true } as const;
  return {
    ...conversationCases(world),
    ...replyCases(world),
    ...singleMessageCases(world),
    'app.info': nothing,
    'app.openDataFolder': nothing,
    'app.showEmojiPanel': nothing,
    'app.readyToClose': nothing,
    'app.copyText': { input: { text: '+12125550100' } },
    'setup.trySamples': { input: undefined, effects: is.list('Sample contacts') },
    'setup.saveAccount': {
      input: { accountSid: `AC${'1'.repeat(32)}`, apiKey: '', secret: 'an invented secret' },
    },
    'setup.checkAccount': nothing,
    'setup.senders': nothing,
    'setup.inbound': nothing,
    'setup.senderReport': { input: { sender: '' } },
    'setup.sendTest': {
      input: {
        requestId: '3f0b6a52-6c6e-4a51-9a0e-0f2f1d6f6f11',
        to: fictionalPhone(71),
        body: 'Test',
      },
    },
    'setup.lastTest': nothing,
    'setup.checkTest': nothing,
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
    'imports.chooseFile': nothing,
    'imports.preview': {
      input: { token: token(files.contacts), country: 'US', reading },
      mayAnswer: ['canceled'],
    },
    'imports.forecast': {
      input: {
        token: token(files.contacts),
        country: 'US',
        reading,
        mapping: [
          { kind: 'field', field: 'firstName' },
          { kind: 'field', field: 'phone' },
        ],
      },
      mayAnswer: ['canceled'],
    },
    'imports.start': {
      input: {
        token: token(files.contacts),
        country: 'US',
        reading,
        mapping: [
          { kind: 'field', field: 'firstName' },
          { kind: 'field', field: 'phone' },
        ],
        listName: 'Imported',
        tags: ['imported'],
        consent: null,
        onDuplicate: 'update',
      },
      effects: is.imported,
      mayAnswer: ['canceled'],
    },
    'imports.cancel': nothing,
    'imports.page': { input: page },
    'imports.undoPreview': { input: { importId: imports.toDismiss } },
    'imports.undo': {
      input: { importId: imports.toUndo },
      effects: is.importUndone,
    },
    'rejectedRows.get': { input: { importId: imports.toAccept } },
    'rejectedRows.rows': { input: { importId: imports.toAccept, ...page, problem: null } },
    'rejectedRows.fix': {
      input: { rowId: imports.rowToFix, cells: ['Fix', fictionalPhone(72), '', '', ''] },
      effects: is.rowFixed(72),
    },
    'rejectedRows.acceptFixes': {
      input: { importId: imports.toAccept, problem: 'plus-lost' },
      effects: is.fixesAccepted,
    },
    'rejectedRows.dismiss': {
      input: { importId: imports.toDismiss, rows: { problem: 'plus-lost' } },
      effects: is.rowsDismissed,
    },
    'rejectedRows.restore': {
      input: { importId: imports.toRestore },
      effects: is.rowsRestored,
    },
    'rejectedRows.save': { input: { importId: imports.toAccept } },
    'campaigns.list': nothing,
    'campaigns.get': { input: { id: campaigns.toSave } },
    'campaigns.create': { input: draft, effects: is.campaign('Written') },
    'campaigns.save': {
      input: { id: campaigns.toSave, revision: 1, draft: { ...draft, name: 'Saved' } },
      effects: is.draftSaved(campaigns.toSave, 'Saved'),
    },
    'campaigns.remove': {
      input: { id: campaigns.toRemove },
      effects: is.campaignRemoved(campaigns.toRemove),
    },
    'campaigns.undoRemove': {
      input: { id: campaigns.removed },
      effects: is.campaignRestored(campaigns.removed),
    },
    'campaigns.archive': {
      input: { id: campaigns.toArchive, isArchived: true },
      effects: is.archived(campaigns.toArchive),
    },
    'campaigns.versions': { input: { id: campaigns.toRestore } },
    'campaigns.version': { input: { id: campaigns.toRestore, version: 1 } },
    'campaigns.restoreVersion': {
      input: { id: campaigns.toRestore, revision: 2, version: 1 },
      effects: is.versionRestored(campaigns.toRestore),
    },
    'campaigns.duplicate': {
      input: { id: campaigns.toDuplicate },
      effects: is.campaign('To duplicate (copy)'),
    },
    'campaigns.unreached': { input: { id: campaigns.unreached } },
    'campaigns.duplicateForUnreached': {
      input: { id: campaigns.unreached },
      effects: is.copiedForUnreached(campaigns.unreached),
    },
    'campaigns.audience': { input: { audience: { listIds: [lists.everybody] } } },
    'campaigns.leftOut': {
      input: {
        ...page,
        audience: { listIds: [lists.everybody], exclude: { contactIds: [1, 2] } },
        exclusion: { kind: 'contacts' },
      },
    },
    'campaigns.previewPeople': {
      input: {
        audience: { listIds: [lists.everybody] },
        body: 'Hello',
        order: 'longest',
        search: '',
        offset: 0,
        limit: 1,
      },
    },
    'campaigns.review': { input: { id: campaigns.toSave }, mayAnswer: ['canceled'] },
    'campaigns.cancelReview': nothing,
    'campaigns.rehearse': {
      input: { id: campaigns.toSave, revision: 1, faults: {} },
      mayAnswer: ['canceled', 'conflict', 'invalid'],
    },
    'campaigns.cancelRehearsal': nothing,
    'campaigns.reviewPeople': {
      input: { id: campaigns.toSave, people: { check: 'consent' }, ...page },
      mayAnswer: ['conflict'],
    },
    // No review of this one was asked for.
    'campaigns.reviewExclude': {
      input: { id: campaigns.toDuplicate, people: { check: 'consent' } },
      mayAnswer: ['conflict'],
    },
    'campaigns.reviewSamples': { input: { id: campaigns.toSave, search: '', limit: 5 } },
    'campaigns.preview': { input: { body: 'Hello', audience: { listIds: [lists.everybody] } } },
    'campaigns.start': {
      input: { id: campaigns.toStart },
      effects: is.started(campaigns.toStart),
    },
    'campaigns.send': {
      input: { id: campaigns.toSend, revision: 1 },
      effects: is.started(campaigns.toSend),
    },
    'campaigns.countdown': { input: { id: campaigns.toDuplicate } },
    'campaigns.backToDraft': { input: { id: campaigns.toDuplicate }, mayAnswer: ['conflict'] },
    'campaigns.pause': {
      input: { id: campaigns.toPause },
      effects: is.paused(campaigns.toPause),
    },
    'campaigns.resume': {
      input: { id: campaigns.toResume },
      effects: is.resumed(campaigns.toResume),
    },
    'campaigns.changeSender': {
      input: { id: campaigns.toChangeSender, sender: 'MyShop' },
      effects: is.sentFrom(campaigns.toChangeSender, 'MyShop'),
    },
    'campaigns.test': {
      input: {
        id: campaigns.toSave,
        requestId: '3f0b6a52-6c6e-4a51-9a0e-0f2f1d6f6f12',
        contactId: 1,
        to: 'no number',
      },
      mayAnswer: ['not-found'],
    },
    'campaigns.schedule': {
      input: { id: campaigns.toSchedule },
      effects: is.scheduled(campaigns.toSchedule),
    },
    'campaigns.reschedule': {
      input: { id: campaigns.toSave, at: '2099-12-01T09:00' },
      mayAnswer: ['conflict'],
    },
    'campaigns.unschedule': {
      input: { id: campaigns.toUnschedule },
      effects: is.draftAgain(campaigns.toUnschedule),
    },
    'campaigns.planState': { input: { id: campaigns.held } },
    'campaigns.changeBudget': {
      input: { id: campaigns.toChangeSender, segments: 77 },
      effects: is.budgeted(campaigns.toChangeSender, 77),
    },
    'campaigns.retryable': { input: { id: campaigns.toRetry } },
    'campaigns.retry': {
      input: { id: campaigns.toRetry },
      effects: is.retried(campaigns.toRetry),
    },
    'campaigns.sendToRest': {
      input: { id: campaigns.held },
      effects: is.released(campaigns.held),
    },
    // Practice stays on this computer.
    'campaigns.handOver': { input: { id: campaigns.toPause }, mayAnswer: ['conflict'] },
    'campaigns.takeBack': {
      input: { id: campaigns.handedOver },
      effects: is.takenBack(campaigns.handedOver),
    },
    'campaigns.handOverState': { input: { id: campaigns.handedOver } },
    'campaigns.cancel': {
      input: { id: campaigns.toCancel },
      effects: is.canceled(campaigns.toCancel),
    },
    'campaigns.live': { input: { id: campaigns.toPause } },
    'pictures.add': {
      input: { base64: png(2, 2).toString('base64') },
      effects: is.pictureAdded(2),
    },
    // Nothing is at this address, and nothing is there to be put on Twilio.
    'pictures.addFrom': { input: { url: 'http://shop.example.com' }, mayAnswer: ['invalid'] },
    'pictures.get': { input: { hash: '0'.repeat(64) }, mayAnswer: ['not-found'] },
    'pictures.host': { input: { hash: '0'.repeat(64) }, mayAnswer: ['not-found'] },
    'pictures.sender': { input: { sender: '' } },
    'campaigns.practice': nothing,
    'campaigns.discardPractice': { input: undefined, effects: is.practiceDiscarded },
    'campaigns.failures': { input: { id: campaigns.unreached } },
    'campaigns.messages': { input: { id: campaigns.toPause, ...page, filter: 'all' } },
    'campaigns.timeline': { input: { id: campaigns.toPause } },
    'campaigns.export': {
      input: { id: campaigns.unreached, filter: 'all' },
      mayAnswer: ['canceled'],
    },
    'campaigns.cancelExport': nothing,
    'campaigns.reconcileUnconfirmed': {
      input: { id: campaigns.toReconcile },
      effects: is.reconciled(campaigns.toReconcile),
    },
    'campaigns.unconfirmed': { input: { id: campaigns.toDecide } },
    'campaigns.decideUnconfirmed': {
      input: {
        id: campaigns.toDecide,
        selection: { kind: 'all', except: [] },
        decision: 'skip',
        seen: campaigns.seenToDecide,
      },
      effects: is.decided(campaigns.toDecide),
    },
    'templates.list': nothing,
    'templates.get': { input: { id: templates.toKeep.id } },
    'templates.create': {
      input: { name: 'Created', body: 'Hello' },
      effects: is.template('Created'),
    },
    'templates.save': {
      input: {
        id: templates.toSave.id,
        updatedAt: templates.toSave.updatedAt,
        template: { name: 'Saved', body: 'Hello again' },
      },
      effects: is.template('Saved'),
    },
    'templates.remove': {
      input: { id: templates.toRemove.id },
      effects: is.templateRemoved(templates.toRemove.id),
    },
    'templates.undoRemove': {
      input: { id: templates.removed.id },
      effects: is.template('Removed'),
    },
    'templates.use': {
      input: { id: templates.toUse.id },
      effects: is.templateUsed(templates.toUse.id),
    },
    'settings.get': nothing,
    'settings.save': {
      input: {
        ...settingsSchema.parse({}),
        segmentsPerSecond: 0,
        quietHours: { ...defaultQuietHours, enabled: false },
        appearance: 'dark',
      },
      effects: is.darkAppearance,
    },
    'credentials.status': nothing,
    'credentials.clear': nothing,
    'credentials.test': nothing,
    'credentials.senders': nothing,
    'alerts.list': nothing,
    'backups.state': nothing,
    'backups.create': nothing,
    'backups.saveAs': { input: { passphrase: null } },
    'backups.cancel': nothing,
    'backups.choose': nothing,
    'backups.restore': { input: { name: world.backup }, mayAnswer: ['canceled'] },
    'backups.undoRestore': { ...nothing, mayAnswer: ['not-found'] },
    'backups.lastRestore': nothing,
    'maintenance.check': nothing,
    'maintenance.repair': {
      input: { dryRun: false },
      effects: is.repaired,
      mayAnswer: ['canceled'],
    },
    'maintenance.cancelRepair': nothing,
    'maintenance.saveReport': { ...nothing, mayAnswer: ['not-found'] },
    'legacy.chooseFile': { input: { holds: 'campaigns' } },
    'legacy.import': {
      input: { campaigns: token(world.legacy.campaigns), messages: token(world.legacy.messages) },
      effects: is.legacyImported,
    },
  };
}
