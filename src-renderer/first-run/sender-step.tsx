import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { senderAdvice } from '../../src-shared/campaign/sender.ts';
import type { Settings } from '../../src-shared/settings/settings.ts';
import type { SetupSender, SetupSenders } from '../../src-shared/settings/setup/sender-report.ts';
import { useCredentials, useSaveSettings } from '../api/settings.ts';
import { useSetupSenders } from '../api/setup.ts';
import { Checklist } from '../ui/data/checklist.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { usePhoneText } from '../ui/text/phones.ts';
import { nameOfSender } from '../senders/sender-text.ts';
import { words } from '../words.ts';
import { canBeSaved, canBeTyped, chosenSender } from './chosen-sender.ts';
import { describeSender } from './describe-sender.ts';
import { Step, type StepWays } from './step.tsx';
import { unreadChecks } from './unread-parts.ts';

const { sender: texts, wizard } = words.firstRun;

interface SenderStepProps {
  readonly settings: Settings;
  readonly ways: StepWays;
}

/** The number or Messaging Service that campaigns go from. */
export function SenderStep({ settings, ways }: SenderStepProps) {
  const hasAccount = useCredentials().data?.source !== 'none';
  const senders = useSetupSenders();
  const save = useSaveSettings();
  const [chosen, setChosen] = useState(settings.defaultSender);
  const sender = chosenSender(chosen, senders.data);

  const use = async () => {
    const saved = await doOrTell(wizard.notSaved, () =>
      save.mutateAsync({ defaultSender: sender }),
    );
    if (saved !== null) ways.complete();
  };
  if (!hasAccount) {
    return (
      <Step title={texts.title} about={texts.about} onSkip={ways.skip} actions={null}>
        <EmptyState
          icon={<IconPhone size={20} />}
          title={texts.noAccountTitle}
          action={<Button onClick={() => ways.goTo('account')}>{texts.toAccount}</Button>}
        >
          {texts.noAccountText}
        </EmptyState>
      </Step>
    );
  }
  return (
    <Step
      title={texts.title}
      about={texts.about}
      onSkip={ways.skip}
      actions={
        <>
          <Button
            variant="default"
            loading={senders.isFetching}
            onClick={() => void senders.refetch()}
          >
            {wizard.again}
          </Button>
          <Button
            disabled={senders.isFetching || !canBeSaved(sender)}
            loading={save.isPending}
            onClick={() => void use()}
          >
            {texts.use}
          </Button>
        </>
      }
    >
      <Loaded query={senders} failure={texts.failure}>
        {(known) => <Choices known={known} sender={sender} onChoose={setChosen} />}
      </Loaded>
    </Step>
  );
}

interface ChoicesProps {
  readonly known: SetupSenders;
  readonly sender: string;
  readonly onChoose: (sender: string) => void;
}

function Choices({ known, sender, onChoose }: ChoicesProps) {
  const { senders, unread } = known;
  const isListed = senders.some((one) => one.sender === sender);
  const [typed, setTyped] = useState(isListed ? '' : sender);
  return (
    <Stack gap="md">
      {senders.length > 0 && (
        <Radio.Group
          aria-label={texts.label}
          value={sender}
          onChange={(value) => {
            setTyped('');
            onChoose(value);
          }}
        >
          <div className="wizard-choices">
            {senders.map((one) => (
              <SenderChoice key={one.sender} choice={one} />
            ))}
          </div>
        </Radio.Group>
      )}
      {senders.length === 0 && unread.length === 0 && (
        <EmptyState icon={<IconPhone size={20} />} title={texts.emptyTitle}>
          {texts.emptyText}
        </EmptyState>
      )}
      {canBeTyped(known) && (
        <>
          <Checklist label={texts.failure} checks={unreadChecks(unread)} />
          <TextInput
            label={texts.typed}
            value={typed}
            error={typed.trim() === '' || canBeSaved(typed) ? null : senderAdvice}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              onChoose(event.currentTarget.value);
            }}
          />
        </>
      )}
    </Stack>
  );
}

function SenderChoice({ choice }: { readonly choice: SetupSender }) {
  const phoneText = usePhoneText();
  return (
    <Radio
      className="wizard-choice"
      value={choice.sender}
      disabled={!choice.can.sms}
      label={nameOfSender(choice, phoneText)}
      description={describeSender(choice, phoneText)}
    />
  );
}
