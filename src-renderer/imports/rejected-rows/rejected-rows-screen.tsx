import { Button, Text } from '@mantine/core';
import { IconCircleCheck, IconTool } from '@tabler/icons-react';
import type { Bench } from '../../../src-shared/import/import.ts';
import { useBench } from '../../api/imports/rejected-rows.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { useShowContacts } from '../../contacts/contacts-view.ts';
import { useMending, type Mending } from './use-row-fixes.tsx';
import { Workplace } from './rejected-rows-editor.tsx';
import './rejected-rows.css';

/** The rejected rows of an import: why each was rejected, and all the ways to mend it. */
export function BenchScreen({ importId }: { readonly importId: number }) {
  const query = useBench(importId);
  const mending = useMending(importId);
  return (
    <Page
      title="Rows to mend"
      layout="fill"
      before={<BackLink to="/imports">Imports</BackLink>}
      beside={query.data !== undefined && <Counts bench={query.data} />}
      actions={query.data !== undefined && <Actions bench={query.data} mending={mending} />}
    >
      <Loaded query={query} failure="The rows to mend could not be read" lines={8}>
        {(bench) =>
          bench.left > 0 && !bench.isUndone ? (
            <Workplace key={importId} bench={bench} mending={mending} />
          ) : (
            <NothingLeft bench={bench} mending={mending} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Counts({ bench }: { readonly bench: Bench }) {
  const { fileName, left, mended, setAside } = bench;
  return (
    <Text size="sm" c="dimmed" truncate className="bench-counts" title={fileName}>
      {[
        fileName,
        `${formatCount(left)} left`,
        `${formatCount(mended)} mended`,
        ...(setAside === 0 ? [] : [`${formatCount(setAside)} set aside`]),
      ].join(' · ')}
    </Text>
  );
}

interface BenchPartProps {
  readonly bench: Bench;
  readonly mending: Mending;
}

function Actions({ bench, mending }: BenchPartProps) {
  if (bench.isUndone) return null;
  return (
    <>
      {bench.setAside > 0 && bench.left > 0 && <BringBack bench={bench} mending={mending} />}
      {bench.left > 0 && (
        <Button
          variant="default"
          loading={mending.isSaving}
          onClick={() => void mending.saveLeft()}
        >
          Save what is left as CSV…
        </Button>
      )}
    </>
  );
}

function BringBack({ bench, mending }: BenchPartProps) {
  return (
    <Button
      variant="default"
      disabled={mending.isBusy}
      onClick={() => void mending.bringAllBack(bench.setAside)}
    >
      {`Bring ${plural(bench.setAside, 'row')} back`}
    </Button>
  );
}

function NothingLeft({ bench, mending }: BenchPartProps) {
  const showContacts = useShowContacts();
  if (bench.isUndone) {
    return (
      <EmptyState
        icon={<IconTool size={40} stroke={1.3} />}
        title="This import was undone"
        action={<ButtonLink to="/contacts/import">Import a file…</ButtonLink>}
      >
        {`So there is nothing to mend. Import ${bench.fileName} again, and its rejected rows wait here.`}
      </EmptyState>
    );
  }
  return (
    <>
      <output className="ui-hidden">{mending.feedback?.text}</output>
      <EmptyState
        icon={<IconCircleCheck size={40} stroke={1.3} />}
        title="Nothing left to mend"
        action={
          <div className="bench-done-actions">
            <Button onClick={() => void showContacts({ importId: bench.importId })}>
              See the contacts
            </Button>
            {bench.setAside > 0 && <BringBack bench={bench} mending={mending} />}
          </div>
        }
      >
        {doneText(bench)}
      </EmptyState>
    </>
  );
}

function doneText({ fileName, mended, setAside }: Bench): string {
  if (mended + setAside === 0) return `Every row of ${fileName} went in.`;
  const parts = [
    ...(mended === 0 ? [] : [`${plural(mended, 'row')} of ${fileName} mended`]),
    ...(setAside === 0 ? [] : [`${plural(setAside, 'row')} set aside`]),
  ];
  return `${parts.join(', ')}.`;
}
