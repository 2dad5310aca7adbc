import path from 'node:path';
import { words } from '../../../src-shared/words/words.ts';
import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';
import type { FileDialogs } from './imports.ts';

export function campaignsHandlers(
  { campaigns, messages, rehearsals, reviews, sending, testTexts }: Application,
  dialogs: Pick<FileDialogs, 'chooseCsvToWrite'>,
): HandlersOf<'campaigns'> {
  return {
    'campaigns.list': () => campaigns.list(),
    'campaigns.get': ({ id }) => campaigns.get(id),
    'campaigns.create': (draft) => campaigns.create(draft),
    'campaigns.save': ({ id, revision, draft, isOwnVersion }) =>
      campaigns.save(id, revision, draft, isOwnVersion),
    'campaigns.remove': ({ id }) => campaigns.remove(id),
    'campaigns.undoRemove': ({ id }) => campaigns.undoRemove(id),
    'campaigns.archive': ({ id, isArchived }) => campaigns.archive(id, isArchived),
    'campaigns.versions': ({ id }) => campaigns.versions(id),
    'campaigns.version': ({ id, version }) => campaigns.version(id, version),
    'campaigns.restoreVersion': ({ id, revision, version }) =>
      campaigns.restoreVersion(id, revision, version),
    'campaigns.duplicate': ({ id }) => campaigns.duplicate(id),
    'campaigns.unreached': async ({ id }) => ({ count: await campaigns.countUnreached(id) }),
    'campaigns.duplicateForUnreached': ({ id }) => campaigns.duplicateForUnreached(id),
    'campaigns.preview': (draft) => campaigns.preview(draft),
    'campaigns.previewPeople': (request) => campaigns.previewPeople(request),
    'campaigns.audience': ({ audience }) => campaigns.audience(audience),
    'campaigns.leftOut': (request) => campaigns.leftOut(request),
    'campaigns.review': ({ id }) => reviews.run(id),
    'campaigns.cancelReview': () => reviews.cancel(),
    'campaigns.reviewPeople': (request) => reviews.people(request),
    'campaigns.reviewExclude': ({ id, people }) => reviews.exclude(id, people),
    'campaigns.reviewSamples': (request) => reviews.samples(request),
    'campaigns.rehearse': (request) => rehearsals.run(request),
    'campaigns.cancelRehearsal': () => rehearsals.cancel(),
    'campaigns.start': ({ id }) => campaigns.start(id),
    'campaigns.send': ({ id, revision }) => campaigns.startWithUndo(id, revision),
    'campaigns.countdown': ({ id }) => campaigns.countdown(id),
    'campaigns.backToDraft': ({ id }) => campaigns.backToDraft(id),
    'campaigns.pause': ({ id }) => campaigns.pause(id),
    'campaigns.resume': ({ id }) => campaigns.resume(id),
    'campaigns.changeSender': ({ id, sender }) => campaigns.changeSender(id, sender),
    'campaigns.cancel': ({ id }) => campaigns.cancel(id),
    'campaigns.test': (test) => testTexts.sendAsContact(test),
    'campaigns.schedule': ({ id }) => campaigns.schedule(id),
    'campaigns.reschedule': ({ id, at }) => campaigns.reschedule(id, at),
    'campaigns.unschedule': ({ id }) => campaigns.unschedule(id),
    'campaigns.planState': ({ id }) => campaigns.planState(id),
    'campaigns.changeBudget': ({ id, segments }) => campaigns.changeBudget(id, segments),
    'campaigns.retryable': async ({ id }) => ({ count: await campaigns.countRetryable(id) }),
    'campaigns.retry': ({ id }) => campaigns.retry(id),
    'campaigns.sendToRest': ({ id }) => campaigns.sendToRest(id),
    'campaigns.handOver': ({ id, revision }) => campaigns.handOver(id, { revision }),
    'campaigns.takeBack': ({ id }) => campaigns.takeBack(id),
    'campaigns.handOverState': ({ id }) => campaigns.handOverState(id),
    'campaigns.practice': () => campaigns.countPractice(),
    'campaigns.discardPractice': () => campaigns.discardPractice(),
    'campaigns.live': ({ id }) => sending.latest(id),
    'campaigns.failures': ({ id }) => messages.failures(id),
    'campaigns.messages': (request) => messages.page(request),
    'campaigns.timeline': ({ id }) => messages.timeline(id),
    async 'campaigns.export'({ id, filter }, caller) {
      const { name } = (await campaigns.get(id)).draft;
      const file = await dialogs.chooseCsvToWrite(
        caller.windowId,
        words.writtenFiles.campaignPeople(name),
      );
      if (file === null) return null;
      return { fileName: path.basename(file), ...(await messages.export(file, { id, filter })) };
    },
    'campaigns.cancelExport': () => messages.cancelExport(),
    'campaigns.reconcileUnconfirmed': ({ id }) => campaigns.reconcileUnconfirmed(id),
    'campaigns.unconfirmed': ({ id }) => campaigns.unconfirmed(id),
    'campaigns.decideUnconfirmed': ({ id, selection, decision, seen }) =>
      campaigns.decideUnconfirmed(id, selection, decision, { seen }),
  };
}
