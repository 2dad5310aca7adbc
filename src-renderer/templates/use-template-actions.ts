import { useNavigate } from '@tanstack/react-router';
import { campaignLimits } from '../../src-shared/campaign/campaign.ts';
import { cutText } from '../../src-shared/lib/clean-text.ts';
import { freeTemplateName, type SavedTemplate } from '../../src-shared/template/saved-template.ts';
import { useSaveDraft } from '../api/campaigns/drafts.ts';
import {
  useNoteTemplateUse,
  useRemoveTemplate,
  useSaveTemplate,
  useTemplates,
  useUndoRemoveTemplate,
} from '../api/templates.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { doOrTell } from '../ui/notices.tsx';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';
import { templateLink } from './template-link.ts';

const text = words.templates;

/** What can be done with a template from its row and from its editor. */
export function useTemplateActions() {
  const navigate = useNavigate();
  const saveDraft = useSaveDraft();
  const saveTemplate = useSaveTemplate();
  const noteUse = useNoteTemplateUse();
  const removeTemplate = useRemoveTemplate();
  const undoRemove = useUndoRemoveTemplate();
  const names = (useTemplates().data ?? []).map(({ name }) => name);

  return {
    /** Makes a draft with the text, and opens that. */
    async write({ id, name, body }: SavedTemplate): Promise<void> {
      const made = await doOrTell(text.notWritten, async () => {
        const draft = { name: cutText(name, campaignLimits.nameLength), body, sender: '' };
        const campaign = await saveDraft(null, { ...draft, audience: { listIds: [] } });
        // The draft is there, whether or not the use is noted.
        await noteUse(id).catch(() => undefined);
        return campaign;
      });
      if (made !== null) await navigate(campaignLink(made.value.snapshot.id));
    },
    /** Copies a template, and opens the copy. */
    async duplicate({ name, body }: SavedTemplate): Promise<void> {
      const copied = await doOrTell(text.notDuplicated, () =>
        saveTemplate(null, { name: freeTemplateName(text.copy(name), names), body }),
      );
      if (copied !== null) await navigate(templateLink(copied.value.id));
    },
    /** Deletes a template, and offers to undo that; resolves to whether it was deleted. */
    async remove({ id, name }: SavedTemplate): Promise<boolean> {
      const removed = await doOrTell(text.notDeleted(name), () => removeTemplate(id));
      if (removed === null) return false;
      notifyUndoable({
        message: text.deleted(name),
        failure: text.notRestored,
        undo: async () => text.restored((await undoRemove(id)).name),
      });
      return true;
    },
  };
}
