import { Button, Group, Stack, Table, VisuallyHidden } from '@mantine/core';
import { IconFileImport, IconHistory } from '@tabler/icons-react';
import type { ImportSummary } from '../../../src-shared/import/import.ts';
import { useImports } from '../../api/imports/imports.ts';
import { ContactsSections } from '../../contacts/contacts-sections.tsx';
import { words } from '../../words.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { ImportRow } from './import-row.tsx';
import { useUndo } from './use-undo.tsx';
import './imports-list.css';

const { history } = words.imports;

/** All imports: their results, their rows to fix, and the button to undo each. */
export function ImportsScreen() {
  const query = useImports();
  return (
    <Page
      title={history.title}
      actions={
        <ButtonLink
          to="/contacts/import"
          leftSection={<IconFileImport size={16} aria-hidden="true" />}
        >
          {history.import}
        </ButtonLink>
      }
    >
      <ContactsSections />
      <Loaded query={query} failure={history.unread} lines={6}>
        {({ pages }) => (
          <Stack gap="md">
            <ImportsTable imports={pages.flatMap(({ rows }) => rows)} />
            {query.hasNextPage && (
              <Group>
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {history.earlier}
                </Button>
              </Group>
            )}
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function ImportsTable({ imports }: { readonly imports: readonly ImportSummary[] }) {
  const { askAndUndo, isBusy } = useUndo();
  if (imports.length === 0) {
    return (
      <EmptyState
        icon={<IconHistory size={40} stroke={1.3} />}
        title={history.none}
        action={<ButtonLink to="/contacts/import">{history.importContacts}</ButtonLink>}
      >
        {history.noneAbout}
      </EmptyState>
    );
  }
  return (
    <div className="imports-list">
      <Table aria-label={history.title} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{history.file}</Table.Th>
            <Table.Th scope="col" data-wide>
              {history.rows}
            </Table.Th>
            <Table.Th scope="col">{history.added}</Table.Th>
            <Table.Th scope="col">{history.updated}</Table.Th>
            <Table.Th scope="col">{history.fixed}</Table.Th>
            <Table.Th scope="col" data-wide>
              {history.skipped}
            </Table.Th>
            <Table.Th scope="col" data-text>
              {history.toFix}
            </Table.Th>
            <Table.Th scope="col" data-text>
              <VisuallyHidden>{history.actions}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.map((summary) => (
            <ImportRow
              key={summary.id}
              summary={summary}
              isBusy={isBusy}
              onUndo={() => void askAndUndo({ ...summary, importId: summary.id })}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
