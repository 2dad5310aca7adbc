import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function conversationsHandlers({ conversations }: Application): HandlersOf<'conversations'> {
  return {
    'conversations.list': (request) => conversations.list(request),
    'conversations.counts': () => conversations.counts(),
    'conversations.get': ({ phone }) => conversations.get(phone),
    'conversations.messages': (request) => conversations.messages(request),
    'conversations.mark': ({ phones, isRead }) => conversations.mark(phones, isRead),
    'conversations.setState': ({ phones, state }) => conversations.setState(phones, state),
    'conversations.snooze': ({ phones, until }) => conversations.snooze(phones, until),
    'conversations.saveDraft': ({ phone, text }) => conversations.saveDraft(phone, text),
    'conversations.addNote': ({ phone, text }) => conversations.addNote(phone, text),
    'conversations.removeNote': ({ id }) => conversations.removeNote(id),
    'conversations.restoreNote': ({ id }) => conversations.restoreNote(id),
    'conversations.search': (request) => conversations.search(request),
    'conversations.campaigns': () => conversations.campaigns(),
    'conversations.fill': ({ phone, text }) => conversations.fill(phone, text),
    'conversations.phoneOf': ({ number }) => conversations.phoneOf(number),
  };
}

export function repliesHandlers({ replies }: Application): HandlersOf<'replies'> {
  return {
    'replies.status': () => replies.status(),
    'replies.sync': () => replies.sync(),
    'replies.decide': ({ phone, decision }) => replies.decide(phone, decision),
    'replies.takeBackDecision': ({ phone }) => replies.takeBackDecision(phone),
    'replies.fetchPicture': ({ id }) => replies.fetchPicture(id),
    'replies.keepPicture': ({ id, base64 }) =>
      replies.keepPicture(id, Buffer.from(base64, 'base64')),
    'replies.refusePicture': ({ id }) => replies.refusePicture(id),
  };
}

export function singleMessagesHandlers({
  singleMessages,
}: Application): HandlersOf<'singleMessages'> {
  return {
    'singleMessages.send': (order) => singleMessages.send({ ...order, origin: 'window' }),
    'singleMessages.undo': ({ messageId }) => singleMessages.undo(messageId),
    'singleMessages.reschedule': ({ messageId, goesAt }) =>
      singleMessages.reschedule(messageId, goesAt),
    'singleMessages.retry': ({ messageId }) => singleMessages.retry(messageId),
    'singleMessages.decide': ({ messageId, decision }) =>
      singleMessages.decide(messageId, decision),
  };
}
