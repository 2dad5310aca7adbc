import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { countSegments } from '../../src-shared/message/segments.ts';
import { compileTemplate, parseTemplate } from '../../src-shared/template/template.ts';
import { useCustomFields } from '../api/contacts/contacts.ts';
import { useFieldSamples } from '../api/contacts/field-samples.ts';
import { useSettings } from '../api/settings.ts';
import { Phone, SegmentedText } from '../ui/data/bubble.tsx';
import { useSenderText } from '../senders/sender-text.ts';
import { words } from '../words.ts';

const { templates: text, campaigns } = words;

/** What a person of the business fills in by hand, as the starters have it. */
const blank = /\[[^\][\n]+\]/;

interface FilledTextProps {
  readonly body: string;
  /** What is said where there is no text. */
  readonly ifEmpty: string;
}

/** A text as a phone shows it, its fields filled in with values of real contacts, and what it costs. */
export function FilledText({ body, ifEmpty }: FilledTextProps) {
  const samples = useFieldSamples().data;
  const customFields = useCustomFields().data;
  const { defaultSender: sender = '', businessName = '' } = useSettings().data ?? {};
  const senderText = useSenderText(sender);
  const filled = useMemo(() => {
    const hasBlanks = blank.test(body);
    // Brackets are a problem only until they are filled in: the fields beside them can be read.
    const readable = hasBlanks ? body.replaceAll(new RegExp(blank, 'g'), '') : body;
    if (!parseTemplate(readable, customFields ?? []).ok) return body;
    return compileTemplate(body)({ ...samples });
  }, [body, samples, customFields]);
  const number = sender === '' ? campaigns.editor.preview.defaultSender : senderText(sender);
  if (body.trim() === '') {
    return (
      <Text size="sm" c="dimmed">
        {ifEmpty}
      </Text>
    );
  }
  return (
    <div className="template-preview">
      <Phone
        from={businessName === '' ? number : campaigns.editor.preview.from(businessName, number)}
      >
        <SegmentedText text={filled} />
      </Phone>
      <Text size="xs" c="dimmed" ta="center">
        {text.picker.segments(countSegments(filled).segments)}
      </Text>
      {blank.test(body) && (
        <Text size="xs" ta="center" className="template-blanks">
          {text.preview.blanks}
        </Text>
      )}
    </div>
  );
}
