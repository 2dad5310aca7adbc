import { CloseButton, Group, Text } from '@mantine/core';
import { useCampaign } from '../../api/campaigns.ts';
import { TextLink } from '../../ui/links.tsx';
import { campaignLink } from '../campaign-link.ts';

interface UnreachedNoteProps {
  /** The finished campaign. */
  readonly campaignId: number;
  readonly onRemove: () => void;
}

/** Says that a draft goes to the people another campaign did not reach. */
export function UnreachedNote({ campaignId, onRemove }: UnreachedNoteProps) {
  const name = useCampaign(campaignId).data?.snapshot.name ?? 'an earlier campaign';
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" className="editor-unreached">
      <Text size="sm" flex={1}>
        To those whom{' '}
        <TextLink {...campaignLink(campaignId)} size="sm" underline="always">
          {name}
        </TextLink>{' '}
        did not reach and for whom another try makes sense. Whoever has the text, or may have it, is
        not among them.
      </Text>
      <CloseButton
        size="sm"
        aria-label={`Do not send to those whom ${name} did not reach`}
        onClick={onRemove}
      />
    </Group>
  );
}
