import { IconRepeat, IconX } from '@tabler/icons-react';
import { useCampaign } from '../../api/campaigns.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { TextLink } from '../../ui/links.tsx';
import { words } from '../../words.ts';
import { campaignLink } from '../campaign-link.ts';

interface UnreachedNoteProps {
  /** The finished campaign. */
  readonly campaignId: number;
  readonly onRemove: () => void;
}

/** Says that a draft goes to the people another campaign did not reach. */
export function UnreachedNote({ campaignId, onRemove }: UnreachedNoteProps) {
  const text = words.campaigns.editor.unreached;
  const name = useCampaign(campaignId).data?.snapshot.name ?? text.earlier;
  return (
    <List>
      <ListRow
        icon={IconRepeat}
        title={
          <TextLink {...campaignLink(campaignId)} inherit>
            {text.title(name)}
          </TextLink>
        }
        text={text.text}
        action={<IconButton label={text.remove(name)} icon={IconX} size={24} onClick={onRemove} />}
      />
    </List>
  );
}
