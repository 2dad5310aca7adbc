import type { SetupSender } from '../../src-shared/settings/setup/sender-report.ts';
import { words } from '../words.ts';

const { sender: texts } = words.firstRun;

/** A sender as people write it: (212) 555-0100 for a number of North America. */
export function writtenSender(sender: string): string {
  return sender.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
}

/** A sender by its own name where it has one. */
export function nameOfSender({ sender, name }: Pick<SetupSender, 'sender' | 'name'>): string {
  return name === '' ? writtenSender(sender) : name;
}

/** What a sender is and can do, in a line. */
export function describeSender({ sender, name, kind, can }: SetupSender): string {
  if (kind === 'service') return texts.serviceFacts;
  const number =
    name === '' ? texts.kinds[kind] : `${writtenSender(sender)} · ${texts.kinds[kind]}`;
  if (!can.sms) return texts.facts(number, texts.voiceOnly);
  const abilities = [
    ...(can.sms ? [texts.sms] : []),
    ...(can.mms ? [texts.mms] : []),
    ...(can.voice ? [texts.voice] : []),
  ];
  return texts.facts(number, abilities.join(', '));
}
