import { Accordion, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { campaignLimits, type CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { useSettings } from '../../api/settings.ts';
import { Section } from '../../ui/page/section.tsx';
import { TemplatePicker } from '../../templates/template-picker.tsx';
import { useSenderText } from '../../senders/sender-text.ts';
import { words } from '../../words.ts';
import { SenderField } from '../../senders/sender-field.tsx';
import { nameProblem, senderProblem } from './draft.ts';
import { MessageField } from './message-field.tsx';
import { PictureField } from '../picture/picture-field.tsx';

const text = words.campaigns.editor;

interface DraftFormProps {
  readonly draft: CampaignDraft;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
  /** The person left a field. */
  readonly onLeave: () => void;
}

/** The fields of a draft. */
export function DraftForm({ draft, onChange, onLeave }: DraftFormProps) {
  return (
    <Section
      title={text.message}
      link={<TemplatePicker body={draft.body} onChange={(body) => onChange({ body })} />}
    >
      <Stack gap="md" onBlur={onLeave}>
        <TextInput
          label={text.name}
          description={text.nameHint}
          maxLength={campaignLimits.nameLength}
          value={draft.name}
          error={nameProblem(draft)}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <div data-place="text">
          <MessageField draft={draft} onChange={(body) => onChange({ body })} />
        </div>
        <PictureField draft={draft} onChange={(picture) => onChange({ picture })} />
        <Advanced draft={draft} onChange={onChange} />
      </Stack>
    </Section>
  );
}

function Advanced({ draft, onChange }: Pick<DraftFormProps, 'draft' | 'onChange'>) {
  const settings = useSettings().data;
  const fallback = settings?.defaultSender;
  const senderText = useSenderText(fallback ?? '');
  const [isOpen, setIsOpen] = useState(draft.sender !== '');
  return (
    <Accordion
      data-place="sender"
      variant="contained"
      value={isOpen || senderProblem(draft) !== null ? 'sender' : null}
      onChange={(opened) => setIsOpen(opened !== null)}
    >
      <Accordion.Item value="sender">
        <Accordion.Control>{text.advanced}</Accordion.Control>
        <Accordion.Panel>
          <SenderField
            label={text.sender}
            description={fallback ? text.senderHintDefault(senderText(fallback)) : text.senderHint}
            value={draft.sender}
            error={senderProblem(draft)}
            onChange={(sender) => onChange({ sender })}
          />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
