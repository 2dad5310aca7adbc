import { Accordion, Group, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { campaignLimits, type CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import type { ContactList } from '../../../src-shared/contact/contact.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { useListCounts, useLists } from '../../api/contacts/lists.ts';
import { useSettings } from '../../api/settings.ts';
import { Section } from '../../ui/page/section.tsx';
import { formatCountOrPending } from '../../ui/text/numbers.ts';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { SenderField } from '../sender-field.tsx';
import { nameProblem, senderProblem } from './draft.ts';
import { FieldMenu } from './field-menu.tsx';
import { PictureField } from './picture-field.tsx';
import { UnreachedNote } from './unreached-note.tsx';
import { SegmentCounter } from './segment-counter.tsx';
import { TextHints } from './text-hints.tsx';

const text = words.campaigns.editor;

const noLists: readonly ContactList[] = [];

interface DraftFormProps {
  readonly draft: CampaignDraft;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
  /** The person left a field. */
  readonly onLeave: () => void;
}

/** The fields of a draft. */
export function DraftForm({ draft, onChange, onLeave }: DraftFormProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const lists = useLists().data ?? noLists;
  const [isChoosing, setIsChoosing] = useState(false);
  const counts = useListCounts(lists, isChoosing || draft.audience.listIds.length > 0);
  const { unreachedOf, ...others } = draft.audience;
  const { listIds } = others;
  const customFields = useCustomFields().data ?? [];

  const insert = (field: string) => {
    area.current?.focus();
    // The only way that keeps the field's undo history.
    document.execCommand('insertText', false, field);
  };

  const replaceAll = (body: string) => {
    area.current?.select();
    insert(body);
  };

  return (
    <Section title={text.message}>
      <Stack gap="md" onBlur={onLeave}>
        <TextInput
          label={text.name}
          description={text.nameHint}
          maxLength={campaignLimits.nameLength}
          value={draft.name}
          error={nameProblem(draft)}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        {unreachedOf !== undefined && (
          <UnreachedNote campaignId={unreachedOf} onRemove={() => onChange({ audience: others })} />
        )}
        <MultiSelect
          label={text.lists}
          description={text.listsHint}
          placeholder={listIds.length === 0 ? text.listsPlaceholder : ''}
          data={lists.map((list) => ({
            value: String(list.id),
            label: text.list(list.name, formatCountOrPending(counts.get(list.id) ?? null)),
          }))}
          value={listIds.map(String)}
          onChange={(values) =>
            onChange({ audience: { ...draft.audience, listIds: values.map(Number) } })
          }
          onDropdownOpen={() => setIsChoosing(true)}
          searchable
          clearable
          hidePickedOptions
          nothingFoundMessage={lists.length === 0 ? text.noLists : text.noSuchList}
        />
        <div>
          <Textarea
            ref={area}
            label={text.text}
            autosize
            minRows={6}
            maxRows={18}
            maxLength={campaignLimits.textLength}
            value={draft.body}
            onChange={(event) => onChange({ body: event.currentTarget.value })}
            aria-describedby="segment-counter"
          />
          <Group justify="space-between" align="flex-start" mt={6} gap="xs" wrap="nowrap">
            <SegmentCounter id="segment-counter" body={draft.body} />
            <FieldMenu customFields={customFields} onChoose={insert} />
          </Group>
          <TextHints body={draft.body} onReplace={replaceAll} />
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
  const phoneText = usePhoneText();
  const [isOpen, setIsOpen] = useState(draft.sender !== '');
  return (
    <Accordion
      variant="contained"
      value={isOpen || senderProblem(draft) !== null ? 'sender' : null}
      onChange={(opened) => setIsOpen(opened !== null)}
    >
      <Accordion.Item value="sender">
        <Accordion.Control>{text.advanced}</Accordion.Control>
        <Accordion.Panel>
          <SenderField
            label={text.sender}
            description={fallback ? text.senderHintDefault(phoneText(fallback)) : text.senderHint}
            value={draft.sender}
            error={senderProblem(draft)}
            onChange={(sender) => onChange({ sender })}
          />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
