import { expect, test } from 'vitest';
import { canBeSaved, chosenSender } from '../../../src-renderer/first-run/chosen-sender.ts';
import type { SetupSenders } from '../../../src-shared/settings/setup/sender-report.ts';

const texting = '+12125550100';
const other = '+12125550101';
const voiceOnly = '+12125550199';

function sendersOf(unread: SetupSenders['unread'] = []): SetupSenders {
  const senders = [voiceOnly, texting, other].map((sender) => ({
    sender,
    name: '',
    kind: 'local' as const,
    can: { sms: sender !== voiceOnly, mms: false, voice: true },
  }));
  return { senders, unread };
}

test('nothing can be saved while the senders are being read', () => {
  expect(chosenSender(texting, undefined)).toBe('');
  expect(canBeSaved(chosenSender(texting, undefined))).toBe(false);
});

test('the wish holds where it is shown, and the first that can text in place of none', () => {
  expect(chosenSender(other, sendersOf())).toBe(other);
  expect(chosenSender('', sendersOf())).toBe(texting);
});

test('a sender that is not shown, or cannot text, is not the one that would be saved', () => {
  expect(chosenSender('+12125550177', sendersOf())).toBe(texting);
  expect(chosenSender(voiceOnly, sendersOf())).toBe(texting);
  expect(chosenSender('+12125550177', { senders: [], unread: [] })).toBe('');
});

test('where some could not be read, another one can be typed, once it is a sender', () => {
  const partly = sendersOf([{ part: 'services', problem: 'forbidden' }]);
  expect(chosenSender('+12125550177', partly)).toBe('+12125550177');
  expect(canBeSaved('+12125550177')).toBe(true);
  expect(chosenSender('?', partly)).toBe('?');
  expect(canBeSaved('?')).toBe(false);
});
