import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import type { ImportResult } from '../../../src-shared/import/import.ts';
import { useRejectedRows } from '../../api/imports/rejected-rows.ts';
import { useDismissImport, useMarkResultSeen } from '../../api/imports/import-run.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { newCampaignToListLink } from '../../campaigns/campaign-link.ts';
import { Figures } from '../../ui/page/figures.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { formatDuration } from '../../ui/text/times.ts';
import { useShowContacts } from '../../contacts/contacts-view.ts';
import { rejectedRowsLink } from '../list/import-links.ts';
import { useUndo } from '../list/use-undo.tsx';
import { rejectedText, remarksOf } from './import-words.ts';

interface ResultStepProps {
  readonly result: ImportResult;
  readonly other: ReactNode;
}

/** The result of an import, and the next steps. */
export function ResultStep({ result, other }: ResultStepProps) {
  const { importId, fileName } = result;
  const list = useLists().data?.find(({ name }) => name === result.listName);
  const rejectedRows = useRejectedRows(importId).data;
  const left = rejectedRows?.left ?? result.invalid;
  const { askAndUndo, isBusy } = useUndo();
  const showContacts = useShowContacts();
  const dismiss = useDismissImport();
  const markSeen = useMarkResultSeen();
  useEffect(markSeen, [markSeen]);
  const remarks = remarksOf(result);

  const undo = async () => {
    if (await askAndUndo({ importId, fileName, listName: result.listName, left })) dismiss();
  };

  return (
    <Stack gap="lg" maw={760}>
      <div>
        <Title order={2}>
          <output>{`${fileName} is imported`}</output>
        </Title>
        <Text size="sm" c="dimmed">
          {`${plural(result.rows, 'row')} in ${formatDuration(result.seconds)}`}
          {result.listName !== null && `, on the list ${result.listName}`}
        </Text>
      </div>
      <Figures
        items={[
          { name: 'Added', value: formatCount(result.added) },
          { name: 'Updated', value: formatCount(result.updated) },
          { name: 'Skipped', value: formatCount(result.skipped) },
          { name: 'To fix', value: formatCount(left) },
        ]}
      />
      {remarks.length > 0 && (
        <ul className="import-remarks">
          {remarks.map((remark) => (
            <Text key={remark} component="li" size="sm">
              {remark}
            </Text>
          ))}
        </ul>
      )}
      {left > 0 && (
        <section aria-label="Rows to fix" className="import-to-fix">
          <div className="import-to-fix-text">
            <Text size="sm" fw={600}>
              {`${plural(left, 'row')} ${left === 1 ? 'wasn’t' : 'weren’t'} imported`}
            </Text>
            <Text size="sm" c="dimmed">
              {rejectedText(rejectedRows)}
            </Text>
          </div>
          <ButtonLink {...rejectedRowsLink(importId)} size="sm">
            {`Fix ${plural(left, 'row')}`}
          </ButtonLink>
        </section>
      )}
      <Group gap="xs">
        {list !== undefined && (
          <ButtonLink {...newCampaignToListLink(list.id)} variant={left > 0 ? 'default' : 'filled'}>
            Write a campaign to this list
          </ButtonLink>
        )}
        <Button variant="default" onClick={() => void showContacts({ importId })}>
          See the contacts
        </Button>
        {other}
        <Button variant="default" loading={isBusy} onClick={() => void undo()}>
          Undo…
        </Button>
      </Group>
    </Stack>
  );
}
