import { List, Stack, Table, Text, Title } from '@mantine/core';
import type { CheckReport, RepairReport, Violation } from '../../src-shared/maintenance/report.ts';
import { ScrollRegion } from '../ui/scroll-region.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { formatCount, plural } from '../ui/text/numbers.ts';
import { describeFigures, describeWork, figuresRows } from './figures-table.ts';

/** Findings that are listed; the command line prints all of them. */
const listed = 200;

interface FindingsProps {
  readonly check: CheckReport;
  readonly plan: RepairReport;
}

/** What a check found, before anything is mended. */
export function Findings({ check, plan }: FindingsProps) {
  return (
    <Stack gap="md">
      <StatusText size="sm" fw={600}>
        {`${plural(plan.violations.length, 'finding')}. Nothing is changed yet.`}
      </StatusText>
      {check.integrity !== 'ok' && (
        <Text size="sm" className="ui-wrap">{`SQLite says of the file: ${check.integrity}`}</Text>
      )}
      <ViolationList title="Found" violations={plan.violations} />
      <ViolationList title="What to do" violations={plan.left} />
      <Work report={plan} title="What a repair would do" />
      <FiguresTable report={plan} />
    </Stack>
  );
}

/** What a repair found and did. */
export function Report({ report }: { readonly report: RepairReport }) {
  return (
    <Stack gap="md">
      <Work report={report} title="What was done" />
      <FiguresTable report={report} />
      {report.backup !== null && (
        <Text size="sm" className="ui-wrap">
          {'The database as it was before is kept in '}
          <code>{report.backup}</code>
        </Text>
      )}
      <ViolationList title="Left" violations={report.left} />
      <ViolationList title="Found" violations={report.violations} />
    </Stack>
  );
}

interface ViolationListProps {
  readonly title: string;
  readonly violations: readonly Violation[];
}

function ViolationList({ title, violations }: ViolationListProps) {
  if (violations.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={3} mb={4}>
        {title}
      </Title>
      <ScrollRegion label={`${title}, one by one`} className="repair-scroll">
        <List size="sm" spacing={2}>
          {violations.slice(0, listed).map((violation) => (
            <List.Item key={`${violation.rule} ${violation.subject} ${violation.detail}`}>
              {violation.detail}
              <Text span size="xs" c="dimmed">{` (${violation.subject})`}</Text>
            </List.Item>
          ))}
        </List>
        {violations.length > listed && (
          <Text size="xs" c="dimmed">
            {`and ${formatCount(violations.length - listed)} more`}
          </Text>
        )}
      </ScrollRegion>
    </section>
  );
}

function Work({ report, title }: { readonly report: RepairReport; readonly title: string }) {
  const work = describeWork(report);
  return (
    <section aria-label={title}>
      <Title order={3} mb={4}>
        {title}
      </Title>
      <List size="sm" spacing={2}>
        {(work.length === 0 ? ['Nothing had to be mended.'] : work).map((line) => (
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
      <ScrollRegion label="Figures" className="repair-scroll">
        <Table fz="xs" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Campaign</Table.Th>
              <Table.Th>Before</Table.Th>
              <Table.Th>After</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Th scope="row" className="ui-wrap">
                  {row.name}
                </Table.Th>
                <Table.Td>{describeFigures(row.before)}</Table.Td>
                <Table.Td>{describeFigures(row.after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </section>
  );
}
