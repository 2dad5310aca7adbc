import { Table, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { CampaignFigures, RepairReport } from '../../src-shared/maintenance/report.ts';
import { ScrollRegion } from '../ui/page/scroll-region.tsx';
import { formatCount, formatStoredPercent } from '../ui/text/numbers.ts';
import { words } from '../words.ts';
import { describeStatus, figuresRows, type FiguresRow } from './figures-table.ts';

/** How many campaigns are shown; the saved report has all. */
const campaignsShown = 500;

const { table } = words.repair;

type Tell = (figures: CampaignFigures) => string;

interface Figure {
  readonly name: string;
  readonly tell: Tell;
  /** Whether it is shown only where the window is wide enough. */
  readonly isWide?: boolean;
}

const numbers: readonly Figure[] = [
  { name: table.progress, tell: ({ progress }) => formatStoredPercent(progress) },
  { name: table.sent, tell: ({ sentCount }) => formatCount(sentCount) },
  { name: table.failed, tell: ({ failedCount }) => formatCount(failedCount) },
  { name: table.skipped, tell: ({ skippedCount }) => formatCount(skippedCount), isWide: true },
  { name: table.contacts, tell: ({ contactCount }) => formatCount(contactCount) },
];

interface BeforeAndAfterProps {
  readonly report: Pick<RepairReport, 'before' | 'after'>;
}

/** The figures of each repaired campaign, before and after. */
export function BeforeAndAfter({ report }: BeforeAndAfterProps) {
  const rows = figuresRows(report);
  if (rows.length === 0) return null;
  return (
    <section aria-label={table.title}>
      <Title order={3} mb={4}>
        {table.title}
      </Title>
      <ScrollRegion label={table.label} className="repair-scroll repair-figures">
        <Table miw={440} stickyHeader horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="26%">
                {table.campaign}
              </Table.Th>
              <Table.Th scope="col">{table.status}</Table.Th>
              {numbers.map(({ name, isWide }) => (
                <Table.Th key={name} scope="col" ta="end" data-wide={isWide}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, campaignsShown).map((row) => (
              <Campaign key={row.id} row={row} />
            ))}
          </Table.Tbody>
        </Table>
        {rows.length > campaignsShown && (
          <Text size="xs" c="dimmed" p="xs">
            {table.more(rows.length - campaignsShown)}
          </Text>
        )}
      </ScrollRegion>
      {rows.some(({ after }) => after?.isEstimated === true) && (
        <Text size="xs" c="dimmed" mt={4}>
          {table.estimatedNote}
        </Text>
      )}
    </section>
  );
}

function Campaign({ row }: { readonly row: FiguresRow }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" className="ui-wrap repair-name">
        {row.name}
        {row.after?.isEstimated === true && (
          <Text size="xs" c="dimmed" fw={400}>
            {table.estimated}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        <Change row={row} tell={describeStatus} />
      </Table.Td>
      {numbers.map(({ name, tell, isWide }) => (
        <Table.Td key={name} ta="end" data-wide={isWide}>
          <Change row={row} tell={tell} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

interface ChangeProps {
  readonly row: FiguresRow;
  readonly tell: Tell;
}

/** The old value and the new one; one value where they are the same. */
function Change({ row: { before, after }, tell }: ChangeProps) {
  const was = before === null ? table.missing : tell(before);
  const is = after === null ? table.missing : tell(after);
  if (was === is) return is;
  return (
    <span className="repair-change">
      <span className="ui-hidden">{table.was}</span>
      <span className="repair-was">{was}</span>
      <IconArrowRight size={12} aria-hidden="true" />
      <span className="ui-hidden">{table.is}</span>
      <span className="repair-is">{is}</span>
    </span>
  );
}
