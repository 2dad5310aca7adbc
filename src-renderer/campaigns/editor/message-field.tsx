import { useDebouncedValue } from '@mantine/hooks';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { useEmojiPanel } from '../../api/app-info.ts';
import { useCampaignPreview } from '../../api/campaigns/preview.ts';
import { MessageEditor } from '../../message-editor/message-editor.tsx';
import { words } from '../../words.ts';
import { previewPauseMs } from './preview-pause.ts';
import { useEditorFields, useLackingParts } from './text-tools.ts';

interface MessageFieldProps {
  readonly draft: CampaignDraft;
  readonly onChange: (body: string) => void;
}

/** The text of a draft, with the contacts' own fields and what its audience would find missing. */
export function MessageField({ draft, onChange }: MessageFieldProps) {
  const fields = useEditorFields();
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
