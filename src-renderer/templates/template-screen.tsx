import type { StarterKind } from '../../src-shared/template/starters.ts';
import { freeTemplateName } from '../../src-shared/template/saved-template.ts';
import { useStarters, useTemplate, useTemplates } from '../api/templates.ts';
import { useSettings } from '../api/settings.ts';
import { BackLink } from '../ui/page/back-link.tsx';
import { Page } from '../ui/page/page.tsx';
import { useEditorKey } from '../ui/saving/use-editor-key.ts';
import { Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
import { TemplateEditor } from './template-editor.tsx';

const text = words.templates;

interface TemplateScreenProps {
  /** A template's id, or `new`. */
  readonly templateId: string;
  /** What a new one begins with; null for nothing. */
  readonly starter: StarterKind | null;
}

/** One template: what it says, and how people read that. */
export function TemplateScreen({ templateId, starter }: TemplateScreenProps) {
  const editor = useEditorKey(templateId);
  const id = /^[1-9]\d{0,14}$/.test(templateId) ? Number(templateId) : null;
  const template = useTemplate(id);
  const all = useTemplates();
  const settings = useSettings();
  const starters = useStarters();
  const isNew = templateId === 'new';

  const isReady = isNew
    ? all.data !== undefined && settings.data !== undefined
    : template.data !== undefined;
  if (!isReady) {
    return (
      <Page title={text.one} before={<BackLink to="/templates">{text.title}</BackLink>}>
        {isNew ? (
          <Loaded query={all} failure={text.notRead} lines={8}>
            {() => null}
          </Loaded>
        ) : (
          <Loaded query={template} failure={text.oneNotRead} lines={8}>
            {() => null}
          </Loaded>
        )}
      </Page>
    );
  }
  const chosen = starters.find(({ kind }) => kind === starter);
  const names = (all.data ?? []).map(({ name }) => name);
  return (
    <TemplateEditor
      key={editor.key}
      template={isNew ? null : (template.data ?? null)}
      first={{
        name: freeTemplateName(chosen?.name ?? text.new, names),
        body: chosen?.body ?? '',
      }}
      onCreated={editor.onCreated}
    />
  );
}
