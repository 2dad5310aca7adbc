import { Menu, Table } from '@mantine/core';
import { IconCopy, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedTemplate } from '../../src-shared/template/saved-template.ts';
import { useSaveTemplate } from '../api/templates.ts';
import { TextWithPills } from '../message-editor/text-with-pills.tsx';
import { RowLink } from '../ui/data/table-card.tsx';
import { NameDialog } from '../ui/name-dialog.tsx';
import { MoreActions } from '../ui/page/page-header.tsx';
import { formatDay } from '../ui/text/times.ts';
import { words } from '../words.ts';
import { templateLink } from './template-link.ts';
import { useTemplateActions } from './use-template-actions.ts';

const text = words.templates;

/** One template: a click opens the editor; the rest is behind ⋯. */
export function TemplateRow({ template }: { readonly template: SavedTemplate }) {
  const { name, body, usedAt, updatedAt } = template;
  const navigate = useNavigate();
  const actions = useTemplateActions();
  const save = useSaveTemplate();
  const [isRenaming, setIsRenaming] = useState(false);
  return (
    <Table.Tr>
      <Table.Td>
        <RowLink onClick={() => void navigate(templateLink(template.id))}>{name}</RowLink>
      </Table.Td>
      <Table.Td c="dimmed" className="template-text">
        <span>{body.trim() === '' ? text.noText : <TextWithPills>{body}</TextWithPills>}</span>
      </Table.Td>
      <Table.Td c="dimmed" className="template-used">
        {usedAt === null ? text.never : formatDay(usedAt)}
      </Table.Td>
      <Table.Td c="dimmed" className="template-changed">
        {formatDay(updatedAt)}
      </Table.Td>
      <Table.Td>
        <div className="ui-row-actions">
          <MoreActions label={text.moreFor(name)}>
            <Menu.Item
              leftSection={<IconSend size={14} aria-hidden="true" />}
              onClick={() => void actions.write(template)}
            >
              {text.write}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPencil size={14} aria-hidden="true" />}
              onClick={() => setIsRenaming(true)}
            >
              {text.rename}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconCopy size={14} aria-hidden="true" />}
              onClick={() => void actions.duplicate(template)}
            >
              {text.duplicate}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              color="var(--ovo-failed)"
              leftSection={<IconTrash size={14} aria-hidden="true" />}
              onClick={() => void actions.remove(template)}
            >
              {text.delete}
            </Menu.Item>
          </MoreActions>
        </div>
        <NameDialog
          opened={isRenaming}
          title={text.renameTitle}
          label={text.name}
          initial={name}
          confirm={text.renameNow}
          onClose={() => setIsRenaming(false)}
          onConfirm={async (next) => {
            await save(template, { name: next, body });
          }}
        />
      </Table.Td>
    </Table.Tr>
  );
}
