import { Button, Table } from '@mantine/core';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { SavedTemplate } from '../../src-shared/template/saved-template.ts';
import { useStarters, useTemplates } from '../api/templates.ts';
import { TextWithPills } from '../message-editor/text-with-pills.tsx';
import { FoundTable } from '../ui/data/found-table.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { BackLink } from '../ui/page/back-link.tsx';
import { Page } from '../ui/page/page.tsx';
import { Columns, Section } from '../ui/page/section.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
import { templatesFound } from './find-templates.ts';
import { newTemplateLink } from './template-link.ts';
import { TemplateRow } from './template-row.tsx';
import './templates.css';

const text = words.templates;

/** All templates, and texts to start from. */
export function TemplatesScreen() {
  const templates = useTemplates();
  const count = templates.data?.length ?? 0;
  const add = (
    <ButtonLink {...newTemplateLink()} leftSection={<IconPlus size={16} aria-hidden="true" />}>
      {text.new}
    </ButtonLink>
  );
  return (
    <Page
      title={text.title}
      before={<BackLink to="/campaigns">{words.app.campaigns}</BackLink>}
      {...(count > 0 ? { facts: text.facts(count), actions: add } : {})}
    >
      <Loaded query={templates} failure={text.notRead} lines={6}>
        {(all) => (
          <div className="templates">
            {all.length === 0 ? (
              <EmptyState
                icon={<IconTemplate size={28} stroke={1.5} />}
                title={text.empty.title}
                action={add}
              >
                {text.empty.text}
              </EmptyState>
            ) : (
              <TemplateTable templates={all} />
            )}
            <Starters />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function TemplateTable({ templates }: { readonly templates: readonly SavedTemplate[] }) {
  const { columns } = text;
  return (
    <FoundTable
      texts={text}
      rows={templates}
      foundIn={templatesFound}
      isAlwaysSearched
      minWidth={360}
      head={
        <>
          <Table.Th scope="col" w="28%">
            {columns.name}
          </Table.Th>
          <Table.Th scope="col">{columns.text}</Table.Th>
          <Table.Th scope="col" w={120} className="template-used">
            {columns.used}
          </Table.Th>
          <Table.Th scope="col" w={120} className="template-changed">
            {columns.changed}
          </Table.Th>
        </>
      }
    >
      {(template) => <TemplateRow key={template.id} template={template} />}
    </FoundTable>
  );
}

function Starters() {
  const navigate = useNavigate();
  return (
    <Section title={text.starters.title} about={text.starters.about}>
      <Columns least={176}>
        {useStarters().map(({ kind, name, about, body }) => (
          <Button
            key={kind}
            variant="default"
            className="template-starter"
            onClick={() => void navigate(newTemplateLink(kind))}
          >
            <span className="template-starter-name">{name}</span>
            <span className="template-starter-about">{about}</span>
            <span className="template-starter-text">
              <TextWithPills>{body}</TextWithPills>
            </span>
          </Button>
        ))}
      </Columns>
    </Section>
  );
}
