import { copyText } from '../api/clipboard.ts';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { words } from '../words.ts';

/** Copies a number in E.164 and says so. */
export function copyNumber(phone: string): void {
  const { copied, notCopied } = words.contacts.table.panel;
  void doOrTell(notCopied, async () => {
    await copyText(phone);
    notifyDone(copied);
  });
}
