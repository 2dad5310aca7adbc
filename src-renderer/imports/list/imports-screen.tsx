import { Button, Stack } from '@mantine/core';
import { IconFileImport, IconHistory } from '@tabler/icons-react';
import type { ImportSummary } from '../../../src-shared/import/import.ts';
import { useImports } from '../../api/imports/imports.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { ContactsSections } from '../../contacts/contacts-sections.tsx';
import { ImportCard } from './import-card.tsx';
import { useUndo } from './use-undo.tsx';
import './imports.css';

/** All imports: their results, their rows to fix, and the button to undo each. */
export function ImportsScreen() {
  const query = useImports();
  return (
    <Page
      title="Imports"
      actions={
        <ButtonLink
          to="/contacts/import"
          leftSection={<IconFileImport size={14} aria-hidden="true" />}
        >
          Import…
        </ButtonLink>
      }
    >
      <ContactsSections />
      <Loaded query={query} failure="The imports could not be read" lines={6}>
        {({ pages }) => (
          <Stack gap="md" maw={880}>
            <Cards imports={pages.flatMap(({ rows }) => rows)} />
            {query.hasNextPage && (
              <Button
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                Show earlier imports
              </Button>
            )}
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function Cards({ imports }: { readonly imports: readonly ImportSummary[] }) {
  const { askAndUndo, isBusy } = useUndo();
  if (imports.length === 0) {
    return (
      <EmptyState
        icon={<IconHistory size={40} stroke={1.3} />}
        title="No imports yet"
        action={<ButtonLink to="/contacts/import">Import contacts…</ButtonLink>}
      >
        Each file that you import is listed here with its result. You can fix its rejected rows, or
        undo the whole import.
      </EmptyState>
    );
  }
  return (
    <ul className="imports-list" aria-label="Imports">
      {imports.map((summary) => (
        <ImportCard
          key={summary.id}
          summary={summary}
          isBusy={isBusy}
          onUndo={() => void askAndUndo({ ...summary, importId: summary.id })}
        />
      ))}
    </ul>
  );
}
