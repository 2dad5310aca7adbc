import { Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconMessageReply,
  IconSend,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { CampaignPeople } from '../../src-shared/campaign/audience.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { isCampaignOver, isDraft } from '../../src-shared/campaign/status.ts';
import type { TemplateText } from '../../src-shared/template/saved-template.ts';
import {
  useArchiveCampaign,
  useDuplicateCampaign,
  useReadCampaign,
  useRemoveCampaign,
  useUndoRemoveCampaign,
} from '../api/campaigns/drafts.ts';
import { openSaveAsTemplate } from '../templates/save-as-template.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';
import { campaignLink, newCampaignToLink } from './campaign-link.ts';

const text = words.campaigns.shared;

interface CampaignMenuItemsProps {
  readonly campaign: CampaignSnapshot;
  /** What is typed, where the draft is being written. */
  readonly written?: TemplateText;
  /** Called before the draft is deleted, so that nothing typed is saved after that. */
  readonly beforeDelete?: () => Promise<unknown>;
  /** Called once the draft is deleted. */
  readonly onDeleted?: () => void;
}

/** What can be done with any campaign, behind ⋯. Only an open menu has them: a table has many menus. */
export function CampaignMenuItems(props: CampaignMenuItemsProps) {
  const { campaign, written, beforeDelete, onDeleted } = props;
  const { id, name, status, isArchived } = campaign;
  const duplicate = useDuplicate(id);
  const remove = useRemoveCampaign();
  const undoRemove = useUndoRemoveCampaign();
  const archive = useArchiveCampaign();
  const read = useReadCampaign();

  const onRemove = async () => {
    await beforeDelete?.();
    const removed = await doOrTell(text.notDeleted, () => remove.mutateAsync(id));
    if (!removed) return;
    notifyUndoable({
      message: text.deleted(name),
      failure: text.notRestored,
      async undo() {
        await undoRemove(id);
        return text.restored(name);
      },
    });
    onDeleted?.();
  };

  const onSaveAsTemplate = async () => {
    const kept = written ?? (await doOrTell(text.notRead, () => read(id)))?.value.draft;
    if (kept !== undefined) openSaveAsTemplate({ name: kept.name, body: kept.body });
  };

  const onArchive = async (isToBe: boolean) => {
    const failure = isToBe ? text.notArchived : text.notUnarchived;
    const done = await doOrTell(failure, () => archive(id, isToBe));
    if (!done) return;
    notifyUndoable({
      message: isToBe ? text.archived(name) : text.unarchived(name),
      failure: isToBe ? text.notUnarchived : text.notArchived,
      async undo() {
        await archive(id, !isToBe);
        return isToBe ? text.unarchived(name) : text.archived(name);
      },
    });
  };

  return (
    <>
      <Menu.Item
        leftSection={<IconCopy size={14} aria-hidden="true" />}
        onClick={() => void duplicate.run()}
      >
        {text.duplicate}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconTemplate size={14} aria-hidden="true" />}
        onClick={() => void onSaveAsTemplate()}
      >
        {words.templates.saveAs.item}
      </Menu.Item>
      {!isDraft(status) && <TextPeopleItems campaignId={campaign.id} />}
      {(isDraft(status) || isCampaignOver(status)) && (
        <Menu.Item
          leftSection={
            isArchived ? (
              <IconArchiveOff size={14} aria-hidden="true" />
            ) : (
              <IconArchive size={14} aria-hidden="true" />
            )
          }
          onClick={() => void onArchive(!isArchived)}
        >
          {isArchived ? text.unarchive : text.archive}
        </Menu.Item>
      )}
      {isDraft(status) && (
        <Menu.Item
          color="var(--mantine-color-error)"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          onClick={() => void onRemove()}
        >
          {text.deleteDraft}
        </Menu.Item>
      )}
    </>
  );
}

/** New drafts to people of a campaign that was started. */
function TextPeopleItems({ campaignId }: { readonly campaignId: number }) {
  const navigate = useNavigate();
  const write = (who: CampaignPeople['who']) =>
    void navigate(newCampaignToLink({ listIds: [], campaigns: [{ campaignId, who }] }));
  return (
    <>
      <Menu.Item
        leftSection={<IconSend size={14} aria-hidden="true" />}
        onClick={() => write('reached')}
      >
        {words.campaigns.audience.textThese.reached}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconMessageReply size={14} aria-hidden="true" />}
        onClick={() => write('replied')}
      >
        {words.campaigns.audience.textThese.replied}
      </Menu.Item>
    </>
  );
}

/** Copies a campaign to a new draft, and opens that. */
export function useDuplicate(id: number) {
  const duplicate = useDuplicateCampaign();
  const navigate = useNavigate();
  const run = async () => {
    const copy = await doOrTell(text.notDuplicated, () => duplicate.mutateAsync(id));
    if (copy) await navigate(campaignLink(copy.value.snapshot.id));
  };
  return { run, isPending: duplicate.isPending };
}
