import { Button } from '@mantine/core';
import type { TestText } from '../../src-shared/settings/setup/test-text.ts';
import { explainError } from '../../src-shared/message/error-codes.ts';
import { useCheckTest } from '../api/setup.ts';
import { Checklist, type Check, type CheckState } from '../ui/data/checklist.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { usePhoneText, type PhoneText } from '../ui/text/phones.ts';
import { words } from '../words.ts';

const { test: texts } = words.firstRunDelivery;

const states: Readonly<Record<TestText['state'], CheckState>> = {
  sending: 'running',
  accepted: 'running',
  delivered: 'fine',
  undelivered: 'wrong',
  rejected: 'wrong',
  'not-sent': 'wrong',
  unknown: 'decide',
};

/** What became of the last test text. */
export function TestOutcome({ text }: { readonly text: TestText }) {
  const check = useCheckTest();
  const phoneText = usePhoneText();
  const look = () => void doOrTell(texts.checkFailure, () => check.mutateAsync());
  const isOpen = text.state === 'unknown' || text.state === 'accepted';
  const known: Check = {
    id: 'test',
    state: states[text.state],
    title: texts.states[text.state],
    text: consequenceOf(text, phoneText),
    action: isOpen ? (
      <Button variant="default" loading={check.isPending} onClick={look}>
        {texts.lookAgain}
      </Button>
    ) : undefined,
  };
  return <Checklist label={texts.title} checks={[known]} />;
}

function consequenceOf({ state, to, errorCode, detail }: TestText, phoneText: PhoneText): string {
  switch (state) {
    case 'sending':
      return texts.texts.sending;
    case 'accepted':
    case 'delivered':
      return texts.texts[state](phoneText(to));
    case 'unknown':
      return texts.texts.unknown;
    case 'not-sent':
      return texts.texts.notSent;
    case 'rejected':
    case 'undelivered':
      return explainError(errorCode, detail);
  }
}
