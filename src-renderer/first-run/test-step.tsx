import { Group, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { billedSegments } from '../../src-shared/message/segments.ts';
import type { Settings } from '../../src-shared/settings/settings.ts';
import type { TestText } from '../../src-shared/settings/setup/test-text.ts';
import { useSaveSettings } from '../api/settings.ts';
import { useSendTest, useTestText } from '../api/setup.ts';
import { Phone } from '../ui/data/bubble.tsx';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { Section } from '../ui/page/section.tsx';
import { Loaded } from '../ui/states.tsx';
import { usePhoneText } from '../ui/text/phones.ts';
import { WorkButton } from '../ui/controls/work-button.tsx';
import { formatMoney } from '../ui/text/money.ts';
import { useSenderText } from '../senders/sender-text.ts';
import { words } from '../words.ts';
import { TestOutcome } from './test-outcome.tsx';
import { FormStep, Step, type StepWays } from './step.tsx';

const { test: texts } = words.firstRunDelivery;

interface TestStepProps {
  readonly settings: Settings;
  readonly ways: StepWays;
}

/** A text to oneself, and how Ovo sends from now on. */
export function TestStep({ settings, ways }: TestStepProps) {
  const last = useTestText();
  return (
    <Stack gap="md">
      {last.data === undefined ? (
        <Step title={texts.title} about={texts.about(priceOf(settings))} actions={null}>
          <Loaded query={last} failure={texts.failure}>
            {() => null}
          </Loaded>
        </Step>
      ) : (
        <TestForm last={last.data} settings={settings} />
      )}
      <Finish settings={settings} ways={ways} />
    </Stack>
  );
}

function bodyOf({ businessName, optOutText }: Settings): string {
  return texts.body(businessName, optOutText);
}

/** What the text costs by the user's price of a segment; empty where there is none. */
function priceOf(settings: Settings): string {
  const { segmentPrice, priceCurrency } = settings;
  if (segmentPrice === 0) return '';
  return formatMoney(segmentPrice * billedSegments(bodyOf(settings), false), priceCurrency, 4);
}

interface TestFormProps {
  readonly last: TestText | null;
  readonly settings: Settings;
}

function TestForm({ last, settings }: TestFormProps) {
  const send = useSendTest();
  const phoneText = usePhoneText();
  const senderText = useSenderText(settings.defaultSender);
  const [to, setTo] = useState(last === null ? '' : phoneText(last.to));
  const [request, setRequest] = useState({ order: '', id: '' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const body = bodyOf(settings);
  // An id stands for one text: pressed twice, or pressed again after a failure, the text is sent once.
  // Another number, text or sender is another one.
  const order = JSON.stringify([to, body, settings.defaultSender]);
  const newRequest = () => setRequest({ order, id: crypto.randomUUID() });
  if (request.order !== order) newRequest();

  const run = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const done = await doOrTell(texts.failure, () =>
      send.mutateAsync({ requestId: request.id, to, body }),
    );
    if (done?.value.kind === 'refused') setRefusal(texts.refusals[done.value.reason]);
    if (done?.value.kind === 'sent') newRequest();
  };
  return (
    <FormStep
      title={texts.title}
      about={texts.about(priceOf(settings))}
      onSubmit={(event) => void run(event)}
      save={last === null ? texts.send : texts.another}
      isSaving={send.isPending}
      button={{ variant: last === null ? 'filled' : 'default', disabled: to.trim() === '' }}
    >
      <div className="wizard-pair">
        <Stack gap="sm">
          <TextInput
            label={texts.number}
            placeholder={texts.numberExample}
            type="tel"
            value={to}
            error={refusal}
            onChange={(event) => {
              setTo(event.currentTarget.value);
              setRefusal(null);
            }}
          />
        </Stack>
        <Phone from={senderText(settings.defaultSender)} note={texts.preview}>
          {body}
        </Phone>
      </div>
      <div aria-live="polite" className="wizard-outcome">
        {last !== null && <TestOutcome text={last} />}
      </div>
    </FormStep>
  );
}

/** The last decision: real texts, or practice. */
function Finish({ settings, ways }: TestStepProps) {
  const { finish } = texts;
  const save = useSaveSettings();
  const navigate = useNavigate();
  const isReal = settings.gateway === 'twilio';

  const end = async (gateway: Settings['gateway']) => {
    const saved = await doOrTell(finish.failure, () => save.mutateAsync({ gateway }));
    if (saved === null) return;
    ways.complete();
    notifyDone(gateway === 'twilio' ? finish.told : finish.stays);
    await navigate({ to: '/' });
  };
  return (
    <Section
      title={isReal ? finish.doneTitle : finish.title}
      about={isReal ? finish.doneText : finish.text}
    >
      <Group gap="xs" justify="flex-end">
        {!isReal && (
          <WorkButton variant="default" disabled={save.isPending} onWork={() => end('simulator')}>
            {finish.practice}
          </WorkButton>
        )}
        <WorkButton disabled={save.isPending} onWork={() => end('twilio')}>
          {isReal ? finish.done : finish.real}
        </WorkButton>
      </Group>
    </Section>
  );
}
