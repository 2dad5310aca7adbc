import { Button, Group, Stack, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import {
  freeTemplateName,
  isSameTemplateName,
  templateLimits,
  type TemplateText,
} from '../../src-shared/template/saved-template.ts';
import { useRemoveTemplate, useSaveTemplate, useTemplates } from '../api/templates.ts';
import { TextWithPills } from '../message-editor/text-with-pills.tsx';
import { WorkButton } from '../ui/controls/work-button.tsx';
import { Bubble } from '../ui/data/bubble.tsx';
import { doOrTell, notifyNeed } from '../ui/notices.tsx';
import { Loaded } from '../ui/states.tsx';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';
import './templates.css';

const text = words.templates;
const modalId = 'save-as-template';

/** Asks for a name, and keeps a text as a template under that. */
export function openSaveAsTemplate(campaign: TemplateText): void {
  if (campaign.body.trim() === '') {
    notifyNeed(text.saveAs.noText);
    return;
  }
  modals.open({
    modalId,
    title: text.saveAs.title,
    children: <SaveAsTemplate campaign={campaign} onClose={() => modals.close(modalId)} />,
  });
}

interface SaveAsTemplateProps {
  readonly campaign: TemplateText;
  readonly onClose: () => void;
}

function SaveAsTemplate({ campaign, onClose }: SaveAsTemplateProps) {
  const templates = useTemplates();
  return (
    <Loaded query={templates} failure={text.notRead} lines={4}>
      {(all) => (
        <SaveForm campaign={campaign} taken={all.map(({ name }) => name)} onClose={onClose} />
      )}
    </Loaded>
  );
}

function SaveForm(props: SaveAsTemplateProps & { readonly taken: readonly string[] }) {
  const { campaign, taken, onClose } = props;
  const [name, setName] = useState(() => freeTemplateName(campaign.name, taken));
  const save = useSaveTemplate();
  const remove = useRemoveTemplate();
  const holder = taken.find((other) => isSameTemplateName(other, name));
  const isReady = name.trim() !== '' && holder === undefined;

  const onSave = async () => {
    if (!isReady) return;
    const saved = await doOrTell(text.saveAs.notSaved, () =>
      save(null, { name, body: campaign.body }),
    );
    if (saved === null) return;
    onClose();
    const { value: template } = saved;
    notifyUndoable({
      message: text.saveAs.saved(template.name),
      failure: text.saveAs.notUndone,
      async undo() {
        await remove(template.id);
        return text.saveAs.undone(template.name);
      },
    });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={text.name}
          maxLength={templateLimits.nameLength}
          value={name}
          error={holder === undefined ? null : text.nameTaken(holder)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Bubble direction="in">
          <TextWithPills>{campaign.body}</TextWithPills>
        </Bubble>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.ui.cancel}
          </Button>
          <WorkButton disabled={!isReady} onWork={onSave}>
            {text.saveAs.save}
          </WorkButton>
        </Group>
      </Stack>
    </form>
  );
}
