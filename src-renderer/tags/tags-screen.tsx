import { Table } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import type { TagCount } from '../../src-shared/contact/contact.ts';
import { useContactCount } from '../api/contacts/contacts.ts';
import { useTags } from '../api/contacts/tags.ts';
import { ContactsSections } from '../contacts/contacts-sections.tsx';
import { FoundTable } from '../ui/data/found-table.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
import { TagRow } from './tag-row.tsx';
import './tags.css';

/** All tags: rename, merge, delete. */
export function TagsScreen() {
  const tags = useTags();
  const count = tags.data?.length ?? 0;
  const { empty } = words.tags;
  return (
    <Page
      title={words.tags.title}
      layout="fill"
      facts={count > 0 ? words.tags.facts(count) : undefined}
    >
      <ContactsSections />
      <Loaded query={tags} failure={words.tags.notRead} lines={6}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              icon={<IconTags />}
              title={empty.title}
              action={
                <>
                  <ButtonLink to="/contacts">{empty.contacts}</ButtonLink>
                  <ButtonLink to="/contacts/import" variant="default">
                    {empty.import}
                  </ButtonLink>
                </>
              }
            >
              {empty.text}
            </EmptyState>
          ) : (
            <TagTable tags={all} />
          )
        }
      </Loaded>
    </Page>
  );
}

function TagTable({ tags }: { readonly tags: readonly TagCount[] }) {
  const everybody = useContactCount().data;
  const { columns } = words.tags;
  return (
    <FoundTable
      texts={words.tags}
      rows={tags}
      minWidth={440}
      head={
        <>
          <Table.Th scope="col">{columns.name}</Table.Th>
          <Table.Th scope="col" ta="end" w={120}>
            {columns.contacts}
          </Table.Th>
          <Table.Th scope="col" w={280} ta="end">
            {columns.share}
          </Table.Th>
        </>
      }
    >
      {(tag) => (
        <TagRow
          key={tag.name}
          tag={tag}
          others={tags.map(({ name }) => name).filter((name) => name !== tag.name)}
          everybody={everybody}
        />
      )}
    </FoundTable>
  );
}
