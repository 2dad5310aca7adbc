import { useNavigate } from '@tanstack/react-router';
import { useCountPractice, useDiscardPractice } from '../api/campaigns/practice.ts';
import { useCredentials, useSaveSettings } from '../api/settings.ts';
import { ask, doOrTell, notifyDone, notifyNeed } from '../ui/notices.tsx';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';

const { practice: text } = words;

/**
 * Leaves practice mode, with an offer to undo. Where no Twilio account is connected, goes to
 * connecting one and says why.
 */
export function useLeavePractice(): () => Promise<void> {
  const navigate = useNavigate();
  const credentials = useCredentials();
  const { mutateAsync: save } = useSaveSettings();
  return async () => {
    const known = credentials.data ?? (await credentials.refetch()).data;
    if (known === undefined || known.source === 'none') {
      await navigate({ to: '/first-run' });
      notifyNeed(text.connectFirst);
      return;
    }
    const changed = await doOrTell(text.notLeft, () => save({ gateway: 'twilio' }));
    if (changed === null) return;
    notifyUndoable({
      message: text.left,
      undo: async () => {
        await save({ gateway: 'simulator' });
        return text.backIn;
      },
      failure: text.notLeft,
    });
  };
}

/** Discards everything that was practised, after a question that says how much: nothing brings it back. */
export function useDiscardPracticed(): () => Promise<void> {
  const count = useCountPractice();
  const { mutateAsync: discard } = useDiscardPractice();
  return async () => {
    const counted = await doOrTell(text.notDiscarded, count);
    if (counted === null) return;
    const { campaigns, messages } = counted.value;
    if (campaigns === 0 && messages === 0) {
      notifyDone(text.nothing);
      return;
    }
    const agreed = await ask({
      title: text.discardTitle,
      body: text.discardText(campaigns, messages),
      confirm: text.discardConfirm,
      decline: text.keep,
      danger: true,
    });
    if (!agreed) return;
    const discarded = await doOrTell(text.notDiscarded, () => discard());
    if (discarded) notifyDone(text.discarded(discarded.value.campaigns));
  };
}
