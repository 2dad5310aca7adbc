import { Menu, Stack, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconCopy, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import {
  templateLimits,
  type SavedTemplate,
  type TemplateText,
} from '../../src-shared/template/saved-template.ts';
import { useEmojiPanel } from '../api/app-info.ts';
import { ConflictNotice, GoneNotice } from '../campaigns/editor/conflict-notice.tsx';
import { useEditorFields, useLackingParts } from '../campaigns/editor/text-tools.ts';
import { MessageEditor } from '../message-editor/message-editor.tsx';
import { WorkButton } from '../ui/controls/work-button.tsx';
import { BackLink } from '../ui/page/back-link.tsx';
import { Page } from '../ui/page/page.tsx';
import { Columns, Section } from '../ui/page/section.tsx';
import { isFieldProblem } from '../ui/saving/autosave.ts';
import { SaveIndicator } from '../ui/saving/save-indicator.tsx';
import { words } from '../words.ts';
import { FilledText } from './filled-text.tsx';
import { templateLink } from './template-link.ts';
import { useTemplateWriting } from './use-template.ts';
import { useTemplateActions } from './use-template-actions.ts';
import '../campaigns/editor/editor.css';
import './templates.css';

const text = words.templates;

interface TemplateEditorProps {
  /** The template as it was when the screen opened; null for a new one. */
  readonly template: SavedTemplate | null;
  /** What a new one begins with. */
  readonly first: TemplateText;
  readonly onCreated: (id: number) => void;
}

/** Writes a template: saved as one types, with the text as people read it. */
export function TemplateEditor({ template, first, onCreated }: TemplateEditorProps) {
  const navigate = useNavigate();
  const actions = useTemplateActions();
  const onEmoji = useEmojiPanel();
  const fields = useEditorFields();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const writing = useTemplateWriting({
    template,
    first,
    async onCreated(id) {
      onCreated(id);
      // A user who has gone to another screen stays there.
      if (isOpen.current) await navigate({ ...templateLink(id), replace: true });
    },
  });
  const { written, known, state, change, elsewhere } = writing;
  const lackingParts = useLackingParts(written.body);
  const backToAll = () => void navigate({ to: '/templates' });
  const keepAsNew = async () => {
    if (await writing.keepAsNew()) backToAll();
  };
  const remove = async (saved: SavedTemplate) => {
    // Nothing that is typed is saved after that.
    await writing.flush();
    if (await actions.remove(saved)) backToAll();
  };
  const write = async () => {
    // A starter that nobody has changed is no template yet.
    if (known === null) change({});
    if (!(await writing.flush())) return;
    const saved = writing.lastSaved();
    if (saved !== null) await actions.write(saved);
  };

  return (
    <Page
      title={written.name.trim() === '' ? text.one : written.name}
      before={<BackLink to="/templates">{text.title}</BackLink>}
      {...(known !== null || state.state !== 'saved'
        ? {
            facts: (
              <SaveIndicator
                state={state}
                {...(elsewhere === null ? {} : { isExplained: true })}
                onRetry={
                  elsewhere === null && !isFieldProblem(state)
                    ? () => void writing.flush()
                    : undefined
                }
              />
            ),
          }
        : {})}
      actions={
        <WorkButton
          variant="default"
          leftSection={<IconSend size={16} aria-hidden="true" />}
          onWork={write}
        >
          {text.write}
        </WorkButton>
      }
      {...(known === null
        ? {}
        : {
            more: (
              <>
                <Menu.Item
                  leftSection={<IconArrowBackUp size={14} aria-hidden="true" />}
                  disabled={!writing.isChanged}
                  onClick={writing.undoChanges}
                >
                  {text.undoChanges}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconCopy size={14} aria-hidden="true" />}
                  onClick={() => void actions.duplicate({ ...known, ...written })}
                >
                  {text.duplicate}
                </Menu.Item>
                <Menu.Item
                  color="var(--mantine-color-error)"
                  leftSection={<IconTrash size={14} aria-hidden="true" />}
                  onClick={() => void remove(known)}
                >
                  {text.delete}
                </Menu.Item>
              </>
            ),
          })}
    >
      {elsewhere === 'changed' && template !== null && (
        <ConflictNotice
          text={text.conflict}
          mine={written.body}
          theirs={template.body}
          savedAt={template.updatedAt}
          onKeep={writing.resolve}
        />
      )}
      {elsewhere === 'gone' && <GoneNotice text={text.conflict} onKeep={() => void keepAsNew()} />}
      <Columns isUneven>
        <Section title={text.message}>
          <Stack gap="md" onBlur={() => void writing.flush()}>
            <TextInput
              label={text.name}
              description={text.nameHint}
              maxLength={templateLimits.nameLength}
              value={written.name}
              error={writing.nameProblem}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <MessageEditor
              label={text.text}
              value={written.body}
              onChange={(body) => change({ body })}
              fields={fields}
              lackingParts={lackingParts}
              onEmoji={onEmoji}
            />
          </Stack>
        </Section>
        <Section title={text.preview.title}>
          <FilledText body={written.body} ifEmpty={text.preview.empty} />
        </Section>
      </Columns>
    </Page>
  );
}
