import { List, Stack, Text, Title } from '@mantine/core';
import type { CheckReport, RepairReport, Violation } from '../../src-shared/maintenance/report.ts';
import { StatCard, StatCards } from '../ui/data/stat-card.tsx';
import { ScrollRegion } from '../ui/page/scroll-region.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { formatCount } from '../ui/text/numbers.ts';
import { words } from '../words.ts';
import { BeforeAndAfter } from './before-and-after.tsx';
import { describeWork } from './figures-table.ts';
import { groupFindings } from './findings.ts';

interface FindingsProps {
  readonly check: CheckReport;
  readonly plan: RepairReport;
}

/** What a check found, before anything is repaired. */
export function Findings({ check, plan }: FindingsProps) {
  return (
    <Stack gap="md">
      <StatusText fw={600}>{words.repair.found(plan.violations.length)}</StatusText>
      <Figures report={plan} />
      {check.integrity !== 'ok' && plan.violations.length === 0 && (
        <Text size="sm" className="ui-wrap">
          {words.repair.integrity(check.integrity)}
        </Text>
      )}
      <BeforeAndAfter report={plan} />
      <Work report={plan} />
      <FindingList title={words.repair.problemsTitle} violations={plan.violations} report={plan} />
    </Stack>
  );
}

/** The report of a repair: what it did, what is left, what was kept. */
export function Report({ report }: { readonly report: RepairReport }) {
  return (
    <Stack gap="md">
      <StatusText fw={600}>
        {report.left.length === 0 ? words.repair.repaired : words.repair.notAll}
      </StatusText>
      <Figures report={report} />
      <FindingList title={words.repair.leftTitle} violations={report.left} report={report} />
      <BeforeAndAfter report={report} />
      <Work report={report} />
      <FindingList
        title={words.repair.problemsTitle}
        violations={report.violations}
        report={report}
      />
      {report.backup !== null && (
        <section aria-label={words.repair.kept}>
          <Title order={3} mb={4}>
            {words.repair.kept}
          </Title>
          <Text size="sm" c="dimmed" className="ui-wrap">
            {report.backup}
          </Text>
        </section>
      )}
    </Stack>
  );
}

function Figures({ report }: { readonly report: RepairReport }) {
  const { figures } = words.repair;
  const { dryRun, left, overHundred, campaignsExamined, fixed } = report;
  const stuck = report.messagesRequeued + report.messagesUnconfirmed;
  const checked = figures.ofChecked(campaignsExamined);
  return (
    <StatCards label={figures.label}>
      {!dryRun && <StatCard label={figures.stillThere} value={formatCount(left.length)} />}
      <StatCard
        label={dryRun ? figures.overHundred : figures.wereOverHundred}
        value={formatCount(overHundred)}
        hint={checked}
      />
      <StatCard
        label={dryRun ? figures.toRepair : figures.repaired}
        value={formatCount(fixed)}
        hint={checked}
      />
      {dryRun && (
        <StatCard
          label={figures.stuck}
          value={formatCount(stuck)}
          {...(stuck > 0 ? { hint: figures.stuckHint } : {})}
        />
      )}
    </StatCards>
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
      <ScrollRegion label={words.repair.oneByOne(title)} className="repair-scroll">
        <Stack gap="sm">
          {groupFindings(violations, report).map(({ title: kind, total, findings }) => (
            <div key={kind}>
              <Text size="sm" fw={500}>
                {words.repair.kind(kind, total)}
              </Text>
              <List size="sm" spacing={2}>
                {findings.map(({ key, subject, detail }) => (
                  <List.Item key={key} className="ui-wrap">
                    {words.repair.finding(subject, detail)}
                  </List.Item>
                ))}
              </List>
              {total > findings.length && (
                <Text size="xs" c="dimmed">
                  {words.repair.moreFindings(total - findings.length)}
                </Text>
              )}
            </div>
          ))}
        </Stack>
      </ScrollRegion>
    </section>
  );
}

function Work({ report }: { readonly report: RepairReport }) {
  const { dryRun, violations } = report;
  const { willDo, didDo, nothingToDo, allWill, allDid } = words.repair;
  const title = dryRun ? willDo : didDo;
  const work = describeWork(report);
  const otherwise = violations.length === 0 ? nothingToDo : dryRun ? allWill : allDid;
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
