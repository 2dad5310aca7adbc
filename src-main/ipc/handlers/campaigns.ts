import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function campaignsHandlers({
  campaigns,
  messages,
  sending,
  testTexts,
}: Application): HandlersOf<'campaigns'> {
  return {
    'campaigns.list': () => campaigns.list(),
    'campaigns.get': ({ id }) => campaigns.get(id),
    'campaigns.create': (draft) => campaigns.create(draft),
    'campaigns.save': ({ id, revision, draft }) => campaigns.save(id, revision, draft),
    'campaigns.remove': ({ id }) => campaigns.remove(id),
    'campaigns.duplicate': ({ id }) => campaigns.duplicate(id),
    'campaigns.unreached': async ({ id }) => ({ count: await campaigns.countUnreached(id) }),
    'campaigns.duplicateForUnreached': ({ id }) => campaigns.duplicateForUnreached(id),
    'campaigns.preview': (draft) => campaigns.preview(draft),
    'campaigns.audience': ({ audience }) => campaigns.audience(audience),
    'campaigns.leftOut': (request) => campaigns.leftOut(request),
    'campaigns.start': ({ id }) => campaigns.start(id),
    'campaigns.backToDraft': ({ id }) => campaigns.backToDraft(id),
    'campaigns.pause': ({ id }) => campaigns.pause(id),
    'campaigns.resume': ({ id }) => campaigns.resume(id),
    'campaigns.changeSender': ({ id, sender }) => campaigns.changeSender(id, sender),
    'campaigns.cancel': ({ id }) => campaigns.cancel(id),
    'campaigns.test': (test) => testTexts.sendAsContact(test),
    'campaigns.schedule': ({ id }) => campaigns.schedule(id),
    'campaigns.unschedule': ({ id }) => campaigns.unschedule(id),
    'campaigns.planState': ({ id }) => campaigns.planState(id),
    'campaigns.changeBudget': ({ id, segments }) => campaigns.changeBudget(id, segments),
    'campaigns.sendToRest': ({ id }) => campaigns.sendToRest(id),
    'campaigns.practice': () => campaigns.countPractice(),
    'campaigns.discardPractice': () => campaigns.discardPractice(),
    'campaigns.live': ({ id }) => sending.latest(id),
    'campaigns.failures': ({ id }) => messages.failures(id),
    'campaigns.messages': (request) => messages.page(request),
    'campaigns.reconcileUnconfirmed': ({ id }) => campaigns.reconcileUnconfirmed(id),
    'campaigns.unconfirmed': ({ id }) => campaigns.unconfirmed(id),
    'campaigns.decideUnconfirmed': ({ id, selection, decision, seen }) =>
      campaigns.decideUnconfirmed(id, selection, decision, { seen }),
  };
}
