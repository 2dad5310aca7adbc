import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { businessLimits, type Settings } from '../../src-shared/settings/settings.ts';
import { useSaveSettings } from '../api/settings.ts';
import { Phone } from '../ui/data/bubble.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { useSenderText } from '../senders/sender-text.ts';
import { words } from '../words.ts';
import { FormStep, type StepWays } from './step.tsx';

const { business: texts } = words.firstRunDelivery;
const { wizard } = words.firstRun;

interface BusinessStepProps {
  readonly settings: Settings;
  readonly ways: StepWays;
}

/** The name of the business and the sentence about opting out, with a text as a customer reads it. */
export function BusinessStep({ settings, ways }: BusinessStepProps) {
  const { businessName, optOutText, defaultSender } = settings;
  const save = useSaveSettings();
  const form = useForm({
    initialValues: { businessName, optOutText },
    validate: ({ businessName: name, optOutText: sentence }) => ({
      businessName: name.trim() === '' ? texts.nameMissing : null,
      optOutText: problemOfSentence(sentence),
    }),
  });
  const { values } = form;
  const senderText = useSenderText(defaultSender);
  const submit = form.onSubmit(async (changes) => {
    const saved = await doOrTell(wizard.notSaved, () => save.mutateAsync(changes));
    if (saved !== null) ways.complete();
  });
  const name = values.businessName.trim() || texts.nameExample;
  return (
    <FormStep
      title={texts.title}
      about={texts.about}
      onSkip={ways.skip}
      onSubmit={submit}
      save={texts.save}
      isSaving={save.isPending}
    >
      <div className="wizard-pair">
        <Stack gap="sm">
          <TextInput
            label={texts.name}
            description={texts.nameHint}
            placeholder={texts.nameExample}
            maxLength={businessLimits.nameLength}
            autoComplete="organization"
            {...form.getInputProps('businessName')}
          />
          <TextInput
            label={texts.optOut}
            description={texts.optOutHint}
            placeholder={texts.optOutExample}
            maxLength={businessLimits.optOutLength}
            spellCheck
            {...form.getInputProps('optOutText')}
          />
        </Stack>
        <Phone from={defaultSender === '' ? name : senderText(defaultSender)} note={texts.preview}>
          {texts.sample(name, values.optOutText.trim())}
        </Phone>
      </div>
    </FormStep>
  );
}

/** Twilio opts out whoever answers with STOP, whatever else the sentence says. */
function problemOfSentence(sentence: string): string | null {
  if (sentence.trim() === '') return texts.optOutMissing;
  return /\bstop\b/i.test(sentence) ? null : texts.noStop;
}
