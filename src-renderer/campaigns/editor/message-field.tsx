import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import {
  hasBusinessName,
  hasOptOut,
  withOptOut,
} from '../../../src-shared/message/required-parts.ts';
import { useEmojiPanel } from '../../api/app-info.ts';
import { useCampaignPreview } from '../../api/campaigns.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { useFieldSamples } from '../../api/contacts/field-samples.ts';
import { useSettings } from '../../api/settings.ts';
import { editorFields } from '../../message-editor/editor-field.ts';
import { MessageEditor, type LackingPart } from '../../message-editor/message-editor.tsx';
import { words } from '../../words.ts';
import { previewPauseMs } from './preview-pause.ts';

const text = words.messageEditor;

const noNames: readonly string[] = [];
const noSamples: Readonly<Record<string, string>> = {};

interface MessageFieldProps {
  readonly draft: CampaignDraft;
  readonly onChange: (body: string) => void;
}

/** The text of a draft, with the contacts' own fields and what its audience would find missing. */
export function MessageField({ draft, onChange }: MessageFieldProps) {
  const customFields = useCustomFields().data ?? noNames;
  const samples = useFieldSamples().data ?? noSamples;
  const fields = useMemo(() => editorFields(customFields, samples), [customFields, samples]);
  // The same question as the preview's, which is asked once.
  const [{ body, audience, picture }] = useDebouncedValue(draft, previewPauseMs);
  const preview = useCampaignPreview(body, audience, picture).data;
  const onEmoji = useEmojiPanel();
  return (
    <MessageEditor
      label={words.campaigns.editor.text}
      value={draft.body}
      onChange={onChange}
      fields={fields}
      {...(preview === undefined ? {} : { emptyFields: preview.emptyFields })}
      isMms={draft.picture !== undefined}
      lackingParts={useLackingParts(draft.body)}
      onEmoji={onEmoji}
    />
  );
}

function useLackingParts(body: string): readonly LackingPart[] {
  const settings = useSettings().data;
  if (settings === undefined || body.trim() === '') return [];
  const { optOutText, businessName } = settings;
  const isWithoutOptOut = optOutText !== '' && !hasOptOut(body, optOutText);
  const isWithoutName = businessName !== '' && !hasBusinessName(body, businessName);
  return [
    ...(isWithoutName
      ? [
          {
            label: text.addBusinessName,
            addTo: (before: string) => text.business(businessName, before),
          },
        ]
      : []),
    ...(isWithoutOptOut
      ? [{ label: text.addOptOut, addTo: (before: string) => withOptOut(before, optOutText) }]
      : []),
  ];
}
