import type { SetupSender } from '../../src-shared/settings/setup/sender-report.ts';
import type { PhoneText } from '../ui/text/phones.ts';
import { words } from '../words.ts';

const { sender: texts } = words.firstRun;

/** What a sender is and can do, in a line. */
export function describeSender(
  { sender, name, kind, can }: SetupSender,
  phoneText: PhoneText,
): string {
  if (kind === 'service') return texts.serviceFacts;
  const number = name === '' ? texts.kinds[kind] : `${phoneText(sender)} · ${texts.kinds[kind]}`;
  if (!can.sms) return texts.facts(number, texts.voiceOnly);
  const abilities = [
    ...(can.sms ? [texts.sms] : []),
    ...(can.mms ? [texts.mms] : []),
    ...(can.voice ? [texts.voice] : []),
  ];
  return texts.facts(number, abilities.join(', '));
}
