import { List as BulletList, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { LegacyReport } from '../../src-shared/maintenance/report.ts';
import { words } from '../words.ts';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { ScrollRegion } from '../ui/page/scroll-region.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { formatCount } from '../ui/text/numbers.ts';
import { describeArrivals } from './describe-arrivals.ts';
import './legacy.css';

const { legacy } = words;

/** The report of an import of the old system. */
export function OldSystemReport({ report }: { readonly report: LegacyReport }) {
  const { rejected, rejectedCount, damaged } = report;
  return (
    <Stack gap="md">
      <StatusText fw={500}>{legacy.imported(report.campaigns, report.messages)}</StatusText>
      <List>
        {describeArrivals(report).map((line, order) => {
          const isDamage = damaged > 0 && order === 0;
          return (
            <ListRow
              key={line}
              icon={isDamage ? IconAlertTriangle : IconInfoCircle}
              tone={isDamage ? 'attention' : 'over'}
              title={line}
            />
          );
        })}
      </List>
      {rejectedCount > 0 && (
        <section aria-label={legacy.notRead}>
          <Text size="sm" fw={500} mb={4}>
            {legacy.notReadCount(rejectedCount)}
          </Text>
          <ScrollRegion label={legacy.notRead} className="legacy-faults">
            <BulletList size="sm" spacing={2}>
              {rejected.map(({ file, line, reason }) => (
                <BulletList.Item key={`${file} ${line} ${reason}`}>
                  {legacy.fault(file, formatCount(line), reason)}
                </BulletList.Item>
              ))}
            </BulletList>
            {rejectedCount > rejected.length && (
              <Text size="xs" c="dimmed">
                {legacy.more(formatCount(rejectedCount - rejected.length))}
              </Text>
            )}
          </ScrollRegion>
        </section>
      )}
    </Stack>
  );
}
