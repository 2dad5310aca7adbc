import { Table } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import { useTags } from '../api/contacts/tags.ts';
import { Page } from '../ui/page/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { ContactsSections } from '../contacts/contacts-sections.tsx';
import { TagRow } from './tag-row.tsx';

/** All tags: rename, merge, remove. */
export function TagsScreen() {
  const tags = useTags();
  return (
    <Page title="Tags">
      <ContactsSections />
      <Loaded query={tags} failure="The tags could not be read" lines={6}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={<IconTags size={40} stroke={1.3} />} title="No tags yet">
              A tag is a word that you give to contacts, such as “regular”. Select people and press
              “Tag”, or bring tags in with an import.
            </EmptyState>
          ) : (
            <Table.ScrollContainer minWidth={360} maw={640} type="native">
              <Table verticalSpacing={6} fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">Tag</Table.Th>
                    <Table.Th scope="col" ta="end">
                      Contacts
                    </Table.Th>
                    <Table.Th w={44}>
                      <span className="ui-hidden">Actions</span>
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {all.map((tag) => (
                    <TagRow
                      key={tag.name}
                      tag={tag}
                      others={all.map(({ name }) => name).filter((name) => name !== tag.name)}
                    />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </Page>
  );
}
