import { png } from '../../../support/pictures.ts';
import { effectsOf } from './effects.ts';
import { nothing, page, type CasesOf } from './request-cases.ts';
import type { World } from './world.ts';

/** Requests about campaigns and pictures. */
export function campaignCases(world: World): CasesOf<'campaigns' | 'pictures'> {
  const { lists, campaigns } = world;
  const is = effectsOf(world);
  const draft = {
    name: 'Written',
    body: 'Hello',
    sender: '',
    audience: { listIds: [lists.everybody] },
  };
  return {
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
  };
}
