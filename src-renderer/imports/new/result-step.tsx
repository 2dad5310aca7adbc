import { Button, Stack } from '@mantine/core';
import { IconArrowBackUp, IconInfoCircle, IconSend, IconTool } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import type { ImportResult } from '../../../src-shared/import/import.ts';
import { useRejectedRows } from '../../api/imports/rejected-rows.ts';
import { useDismissImport, useMarkResultSeen } from '../../api/imports/import-run.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { newCampaignToListLink } from '../../campaigns/campaign-link.ts';
import { useShowContacts } from '../../contacts/contacts-view.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { words } from '../../words.ts';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { StatCard, StatCards } from '../../ui/data/stat-card.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Section } from '../../ui/page/section.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatDuration } from '../../ui/text/times.ts';
import { rejectedRowsLink } from '../list/import-links.ts';
import { useUndo } from '../list/use-undo.tsx';
import { ImportFrame } from './import-frame.tsx';
import { rejectedText, remarksOf } from './result-text.ts';

interface ResultStepProps {
  readonly result: ImportResult;
  readonly other: ReactNode;
}

const { run: said } = words.imports;

/** The result of an import, and the next steps. */
export function ResultStep({ result, other }: ResultStepProps) {
  const { importId, fileName, listName } = result;
  const list = useLists().data?.find(({ name }) => name === listName);
  const rejectedRows = useRejectedRows(importId).data;
  const left = rejectedRows?.left ?? result.invalid;
  const { askAndUndo, isBusy } = useUndo();
  const showContacts = useShowContacts();
  const dismiss = useDismissImport();
  const markSeen = useMarkResultSeen();
  useEffect(markSeen, [markSeen]);
  const remarks = remarksOf(result);
  const facts = said.doneIn(result.rows, formatDuration(result.seconds));
  const added = formatCount(result.added);
  const updated = formatCount(result.updated);
  const skipped = formatCount(result.skipped);
  const toFix = formatCount(left);

  const undo = async () => {
    if (await askAndUndo({ importId, fileName, listName, left })) dismiss();
  };

  return (
    <ImportFrame
      title={said.done(fileName)}
      facts={listName === null ? facts : `${facts} · ${said.onList(listName)}`}
      actions={
        <>
          {other}
          <WorkButton variant="default" onWork={() => showContacts({ importId })}>
            {said.seeContacts}
          </WorkButton>
        </>
      }
    >
      <output className="ui-hidden">{said.spoken(added, updated, skipped, toFix)}</output>
      <Stack gap="md">
        <StatCards label={said.results}>
          <StatCard label={said.added} value={added} hint={said.addedHint} />
          <StatCard label={said.updated} value={updated} hint={said.updatedHint} />
          <StatCard label={said.skipped} value={skipped} hint={said.skippedHint} />
          <StatCard
            label={said.toFix}
            value={toFix}
            hint={left > 0 ? said.toFixHint : said.noneToFix}
          />
        </StatCards>
        <Section title={said.next}>
          <List>
            {left > 0 && (
              <ListRow
                icon={IconTool}
                tone="attention"
                title={said.notImported(left)}
                text={rejectedText(left, rejectedRows)}
                action={
                  <ButtonLink {...rejectedRowsLink(importId)}>{said.fixRows(left)}</ButtonLink>
                }
              />
            )}
            {list !== undefined && (
              <ListRow
                icon={IconSend}
                tone="egg"
                title={said.textList(list.name)}
                text={said.textListAbout}
                action={
                  <ButtonLink
                    {...newCampaignToListLink(list.id)}
                    variant={left > 0 ? 'default' : 'filled'}
                  >
                    {said.textThem}
                  </ButtonLink>
                }
              />
            )}
            <ListRow
              icon={IconArrowBackUp}
              title={said.wrongFile}
              text={said.wrongFileAbout}
              action={
                <Button variant="default" loading={isBusy} onClick={() => void undo()}>
                  {said.undo}
                </Button>
              }
            />
          </List>
        </Section>
        {remarks.length > 0 && (
          <Section title={said.remarks}>
            <List>
              {remarks.map((remark) => (
                <ListRow key={remark} icon={IconInfoCircle} title={remark} />
              ))}
            </List>
          </Section>
        )}
      </Stack>
    </ImportFrame>
  );
}
