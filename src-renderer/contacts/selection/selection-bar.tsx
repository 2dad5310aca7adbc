import { Button, Menu, Modal } from '@mantine/core';
import {
  IconBan,
  IconFileExport,
  IconListCheck,
  IconListDetails,
  IconSend,
  IconTag,
  IconTagOff,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useIsChangingContacts } from '../../api/contacts/contact-actions.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { useTags } from '../../api/contacts/tags.ts';
import { SuppressDialog } from '../../do-not-text/suppress-dialog.tsx';
import { SelectionToolbar } from '../../ui/data/selection-toolbar.tsx';
import { MoreActions } from '../../ui/page/page-header.tsx';
import { words } from '../../words.ts';
import { NameForm } from '../name-form.tsx';
import { NamePopover } from '../name-popover.tsx';
import { tagProblem } from '../tag-name.ts';
import type { BulkActions } from './use-bulk-actions.ts';
import type { ContactsSelected } from './use-contact-selection.ts';

interface SelectionBarProps {
  readonly selected: ContactsSelected;
  readonly actions: BulkActions;
  readonly onTextThese: () => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

const { actions: texts } = words.contacts;
const iconSize = 14;

/** What is asked for in a dialog. */
type Asked = 'untag' | 'take-off-list' | 'suppress';

/** The actions on the selected contacts. They cover the heads of the columns, so that no row moves. */
export function SelectionBar(props: SelectionBarProps) {
  const { selected, actions, onTextThese, onRemove, onClear } = props;
  const { selection, count } = selected;
  const lists = (useLists().data ?? []).filter((list) => list.filter === null);
  const tags = (useTags().data ?? []).map(({ name }) => name);
  const [asked, setAsked] = useState<Asked | null>(null);
  const isBusy = useIsChangingContacts();
  if (selection === undefined) return null;
  const listNames = lists.map(({ name }) => name);
  const listOf = (name: string) => lists.find((list) => list.name === name);
  const close = () => setAsked(null);

  return (
    <div className="contacts-selection">
      <SelectionToolbar things={words.contacts.table.things} count={count} onClear={onClear}>
        <Button
          variant="default"
          leftSection={<IconSend size={iconSize} aria-hidden="true" />}
          disabled={isBusy}
          onClick={onTextThese}
        >
          {texts.textThese}
        </Button>
        <NamePopover
          button={texts.tag}
          icon={<IconTag size={iconSize} aria-hidden="true" />}
          label={texts.names.tagOrNew}
          names={tags}
          allowsNew
          problemOf={tagProblem}
          confirm={() => texts.names.addTag}
          disabled={isBusy}
          onChoose={(name) => actions.tag(selection, name)}
        />
        <NamePopover
          button={texts.addToList}
          icon={<IconListCheck size={iconSize} aria-hidden="true" />}
          label={texts.names.listOrNew}
          names={listNames}
          allowsNew
          confirm={(name, isNew) =>
            isNew && name !== '' ? texts.names.createAndAdd(name) : texts.names.add
          }
          disabled={isBusy}
          onChoose={(name) => {
            const list = listOf(name);
            return list === undefined
              ? actions.addToNewList(selection, name)
              : actions.addToList(selection, list);
          }}
        />
        <MoreActions>
          <Menu.Item
            leftSection={<IconTagOff size={iconSize} aria-hidden="true" />}
            disabled={isBusy}
            onClick={() => setAsked('untag')}
          >
            {texts.removeTag}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconListDetails size={iconSize} aria-hidden="true" />}
            disabled={isBusy}
            onClick={() => setAsked('take-off-list')}
          >
            {texts.removeFromList}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconBan size={iconSize} aria-hidden="true" />}
            disabled={isBusy}
            onClick={() => setAsked('suppress')}
          >
            {texts.doNotText}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileExport size={iconSize} aria-hidden="true" />}
            disabled={actions.isExporting}
            onClick={() => void actions.export(selection)}
          >
            {texts.export}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red.9"
            leftSection={<IconTrash size={iconSize} aria-hidden="true" />}
            disabled={isBusy}
            onClick={onRemove}
          >
            {texts.delete}
          </Menu.Item>
        </MoreActions>
      </SelectionToolbar>
      <Modal opened={asked === 'untag'} onClose={close} title={texts.names.removeTagTitle}>
        <NameForm
          label={texts.names.tag}
          names={tags}
          allowsNew={false}
          confirm={() => texts.names.remove}
          onChoose={(name) => actions.untag(selection, name)}
          onDone={close}
        />
      </Modal>
      <Modal
        opened={asked === 'take-off-list'}
        onClose={close}
        title={texts.names.removeFromListTitle}
      >
        <NameForm
          label={texts.names.list}
          names={listNames}
          allowsNew={false}
          confirm={() => texts.names.remove}
          onChoose={async (name) => {
            const list = listOf(name);
            return list !== undefined && (await actions.takeOffList(selection, list));
          }}
          onDone={close}
        />
      </Modal>
      <SuppressDialog
        whom={{ kind: 'contacts', selection, count }}
        opened={asked === 'suppress'}
        onClose={close}
      />
    </div>
  );
}
