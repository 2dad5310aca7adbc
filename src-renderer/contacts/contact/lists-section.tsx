import { Anchor, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { useIsChangingContacts } from '../../api/contacts/contact-actions.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { Section } from '../../ui/page/section.tsx';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { words } from '../../words.ts';
import { useShowContacts } from '../contacts-view.ts';
import { filterOfList } from '../list-filter.ts';
import { NamePopover } from '../name-popover.tsx';
import { useBulkActions } from '../selection/use-bulk-actions.ts';

const { contact, actions: actionTexts } = words.contacts;
const { lists: texts } = contact;

/** The lists that a contact is on, by hand or by a filter. */
export function ListsSection({ detail }: { readonly detail: ContactDetail }) {
  const lists = useLists().data ?? [];
  const actions = useBulkActions();
  const isBusy = useIsChangingContacts();
  const show = useShowContacts();
  const selection = { kind: 'ids', ids: [detail.contact.id] } as const;
  const isOn = new Set(detail.lists.map(({ id }) => id));
  const others = lists.filter(({ id, filter }) => filter === null && !isOn.has(id));

  return (
    <Section
      title={texts.title}
      link={
        <NamePopover
          button={texts.add}
          icon={<IconPlus size={14} aria-hidden="true" />}
          label={actionTexts.names.listOrNew}
          names={others.map(({ name }) => name)}
          allowsNew
          confirm={(name, isNew) =>
            isNew && name !== '' ? actionTexts.names.createAndAdd(name) : actionTexts.names.add
          }
          disabled={isBusy}
          onChoose={(name) => {
            const list = others.find((each) => each.name === name);
            return list === undefined
              ? actions.addToNewList(selection, name)
              : actions.addToList(selection, list);
          }}
        />
      }
    >
      {detail.lists.length === 0 ? (
        <p className="contact-quiet">{texts.none}</p>
      ) : (
        <ul className="contact-list">
          {detail.lists.map((list) => (
            <li key={list.id}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="start"
                onClick={() => {
                  const known = lists.find(({ id }) => id === list.id);
                  if (known !== undefined) void show(filterOfList(known), known.id);
                }}
              >
                {list.name}
              </Anchor>
              {list.isByFilter ? (
                <Text size="xs" c="dimmed">
                  {texts.byFilter}
                </Text>
              ) : (
                <WorkButton
                  variant="subtle"
                  disabled={isBusy}
                  aria-label={texts.removeFrom(list.name)}
                  onWork={() => actions.takeOffList(selection, list)}
                >
                  {texts.remove}
                </WorkButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
