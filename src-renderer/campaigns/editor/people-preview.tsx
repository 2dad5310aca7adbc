import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import { previewOrders, type PreviewOrder } from '../../../src-shared/campaign/preview-people.ts';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import { longestText } from '../../../src-shared/message/reason.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { compileTemplate, parseTemplate } from '../../../src-shared/template/template.ts';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { previewPeopleAtOnce, usePreviewPeople } from '../../api/campaigns/preview.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { useSettings } from '../../api/settings.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { Phone, SegmentedText } from '../../ui/data/bubble.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { useSenderText } from '../../senders/sender-text.ts';
import { words } from '../../words.ts';
import { CampaignPicture } from '../picture/campaign-picture.tsx';

const text = words.campaigns.editor.preview;

/** The pause in typing after which people are searched for, in milliseconds. */
const searchPauseMs = 150;

interface PeoplePreviewProps {
  /** As it is typed: it is filled in here, so that no key waits for the main process. */
  readonly body: string;
  readonly audience: Audience;
  /** Told whose text is shown; null for nobody’s. */
  readonly onPerson?: (contactId: number | null) => void;
  /** Of the draft; empty for that of the settings. */
  readonly sender: string;
  /** Undefined for a text alone. */
  readonly picture: DraftPicture | undefined;
}

/** The text as people of the audience read it, one at a time: found by name, or the longest first. */
export function PeoplePreview(props: PeoplePreviewProps) {
  const { body, audience, picture, onPerson } = props;
  // The order goes by the text at the time of choosing: nobody moves while somebody types.
  const [order, setOrder] = useState<{ readonly by: PreviewOrder; readonly body: string }>({
    by: 'audience',
    body: '',
  });
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const [searched] = useDebouncedValue(search, searchPauseMs);
  const offset = Math.floor(index / previewPeopleAtOnce) * previewPeopleAtOnce;
  const people = usePreviewPeople({
    audience,
    search: searched,
    order: order.by,
    body: order.body,
    offset,
  }).data;
  const render = useRenderer(body);
  const phoneText = usePhoneText();
  const total = people?.total ?? 0;
  const place = Math.min(index, Math.max(0, total - 1));
  const person = people?.rows[place - offset] ?? people?.rows[0];
  const personId = person?.id ?? null;
  const tell = useEffectEvent((id: number | null) => onPerson?.(id));
  useEffect(() => tell(personId), [personId]);
  const filled = person === undefined ? '' : render(person.fields);
  const { segments } = countSegments(filled);
  const { defaultSender = '', businessName = '' } = useSettings().data ?? {};
  const sender = props.sender || defaultSender;
  const senderText = useSenderText(sender);
  const number = sender === '' ? text.defaultSender : senderText(sender);
  return (
    <div>
      <Group gap="xs" wrap="nowrap" mb="sm">
        <TextInput
          type="search"
          flex={1}
          miw={0}
          aria-label={text.search}
          placeholder={text.search}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          maxLength={contactLimits.searchLength}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            setIndex(0);
          }}
        />
        <NativeSelect
          aria-label={text.order}
          data={previewOrders.map((value) => ({ value, label: text.orders[value] }))}
          value={order.by}
          onChange={(event) => {
            const by = previewOrders.find((one) => one === event.currentTarget.value);
            setOrder({ by: by ?? 'audience', body: by === 'audience' ? '' : body });
            setIndex(0);
          }}
        />
      </Group>
      <Group justify="space-between" wrap="nowrap" mb={6} mih={30}>
        <StatusText size="xs" c="dimmed" className="ui-wrap">
          {person === undefined
            ? nobodyText(people?.total, searched)
            : toText(
                person.name || phoneText(person.phone),
                picture === undefined ? segments : null,
              )}
        </StatusText>
        {person !== undefined && (
          <Group gap={4} wrap="nowrap">
            <IconButton
              label={text.previous}
              icon={IconChevronLeft}
              size="sm"
              isInert={place === 0}
              onClick={() => setIndex(place - 1)}
            />
            <Text size="xs" c="dimmed" className="editor-nowrap">
              {text.place(place + 1, total)}
            </Text>
            <IconButton
              label={text.next}
              icon={IconChevronRight}
              size="sm"
              isInert={place >= total - 1}
              onClick={() => setIndex(place + 1)}
            />
          </Group>
        )}
      </Group>
      {person !== undefined && (
        <Phone
          from={businessName === '' ? number : text.from(businessName, number)}
          note={noteOn(filled, picture !== undefined)}
          picture={picture === undefined ? undefined : <CampaignPicture picture={picture} />}
        >
          {shownText(filled, picture !== undefined)}
        </Phone>
      )}
    </div>
  );
}

function noteOn(filled: string, isMms: boolean): string | undefined {
  if (filled.length > longestText) return text.tooLong(filled.length, longestText);
  return !isMms && countSegments(filled).encoding === 'ucs-2' ? text.unicodeNote : undefined;
}

/** Fills in the text where it can be read; else it stands as it was written. */
function useRenderer(body: string) {
  const customFields = useCustomFields().data;
  return useMemo(() => {
    const isReadable = parseTemplate(body, customFields ?? []).ok;
    return isReadable ? compileTemplate(body) : () => body;
  }, [body, customFields]);
}

/** Who reads the text, and what it is billed as; null for an MMS. */
function toText(who: string, segments: number | null): string {
  return segments === null ? text.toAsMms(who) : text.to(who, segments);
}

function shownText(filled: string, isMms: boolean) {
  if (filled === '') return '\u00a0';
  return isMms ? filled : <SegmentedText text={filled} />;
}

function nobodyText(total: number | undefined, search: string): string {
  if (total === undefined) return '';
  return search.trim() === '' ? text.nobody : text.notFound(search.trim());
}
