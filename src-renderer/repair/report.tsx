import { List, Stack, Table, Text, Title } from '@mantine/core';
import type {
  CampaignFigures,
  CheckReport,
  RepairReport,
  Violation,
} from '../../src-shared/maintenance/report.ts';
import { ScrollRegion } from '../ui/page/scroll-region.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { formatCount, plural } from '../ui/text/numbers.ts';
import { describeCounts, describeState, describeWork, figuresRows } from './figures-table.ts';
import { groupFindings } from './findings.ts';

/** How many campaigns are shown; the saved report has all. */
const campaignsShown = 500;

interface FindingsProps {
  readonly check: CheckReport;
  readonly plan: RepairReport;
}

/** What a check found, before anything is repaired. */
export function Findings({ check, plan }: FindingsProps) {
  return (
    <Stack gap="md">
      <StatusText size="sm" fw={600}>
        {`${plural(plan.violations.length, 'finding')}. Nothing is changed yet.`}
      </StatusText>
      {check.integrity !== 'ok' && plan.violations.length === 0 && (
        <Text size="sm" className="ui-wrap">{`SQLite says of the file: ${check.integrity}`}</Text>
      )}
      <FindingList title="Found" violations={plan.violations} report={plan} />
      <Work report={plan} title="What a repair would do" />
      <FiguresTable report={plan} />
    </Stack>
  );
}

/** The report of a repair: what it found, did and left. */
export function Report({ report }: { readonly report: RepairReport }) {
  return (
    <Stack gap="md">
      <FindingList title="Left, with what to do" violations={report.left} report={report} />
      <Work report={report} title="What was done" />
      <FiguresTable report={report} />
      <FindingList title="What was found" violations={report.violations} report={report} />
      {report.backup !== null && (
        <Text size="sm" className="ui-wrap">
          {'The database as it was before is kept in '}
          <code>{report.backup}</code>
        </Text>
      )}
    </Stack>
  );
}

interface FindingListProps {
  readonly title: string;
  readonly violations: readonly Violation[];
  readonly report: RepairReport;
}

function FindingList({ title, violations, report }: FindingListProps) {
  if (violations.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={3} mb={4}>
        {title}
      </Title>
      <ScrollRegion label={`${title}, one by one`} className="repair-scroll">
        <Stack gap="sm">
          {groupFindings(violations, report).map(({ title: kind, total, findings }) => (
            <div key={kind}>
              <Text size="sm" fw={600}>
                {`${kind}: ${formatCount(total)}`}
              </Text>
              <List size="sm" spacing={2}>
                {findings.map(({ key, subject, detail }) => (
                  <List.Item key={key} className="ui-wrap">
                    {`${subject}: ${detail}`}
                  </List.Item>
                ))}
              </List>
              {total > findings.length && (
                <Text size="xs" c="dimmed">
                  {`and ${formatCount(total - findings.length)} more`}
                </Text>
              )}
            </div>
          ))}
        </Stack>
      </ScrollRegion>
    </section>
  );
}

function Work({ report, title }: { readonly report: RepairReport; readonly title: string }) {
  const work = describeWork(report);
  const otherwise =
    report.violations.length === 0
      ? 'Nothing had to be repaired.'
      : `What was found ${report.dryRun ? 'would be' : 'was'} put right.`;
  return (
    <section aria-label={title}>
      <Title order={3} mb={4}>
        {title}
      </Title>
      <List size="sm" spacing={2}>
        {(work.length === 0 ? [otherwise] : work).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </section>
  );
}

function FiguresTable({ report }: { readonly report: RepairReport }) {
  const rows = figuresRows(report);
  if (rows.length === 0) return null;
  return (
    <section aria-label="Campaigns before and after">
      <Title order={3} mb={4}>
        Campaigns before and after
      </Title>
      <ScrollRegion label="Figures" className="repair-scroll repair-figures">
        <Table fz="sm" verticalSpacing={4} miw={520}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Campaign</Table.Th>
              <Table.Th>Before</Table.Th>
              <Table.Th>After</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, campaignsShown).map((row) => (
              <Table.Tr key={row.id}>
                <Table.Th scope="row" className="ui-wrap">
                  {row.name}
                </Table.Th>
                <FiguresCell figures={row.before} />
                <FiguresCell figures={row.after} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {rows.length > campaignsShown && (
          <Text size="xs" c="dimmed">
            {`and ${plural(rows.length - campaignsShown, 'more campaign')}: the saved report has all`}
          </Text>
        )}
      </ScrollRegion>
    </section>
  );
}

function FiguresCell({ figures }: { readonly figures: CampaignFigures | null }) {
  if (figures === null) return <Table.Td>–</Table.Td>;
  return (
    <Table.Td>
      <div className="repair-state">{describeState(figures)}</div>
      <Text size="xs" c="dimmed">
        {describeCounts(figures)}
      </Text>
    </Table.Td>
  );
}
