import { List, Stack, Text } from '@mantine/core';
import type { LegacyReport } from '../../src-shared/maintenance/report.ts';
import { ScrollRegion } from '../ui/page/scroll-region.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { formatCount, plural } from '../ui/text/numbers.ts';
import { describeArrivals } from './describe-arrivals.ts';

/** The report of an import of the old system. */
export function OldSystemReport({ report }: { readonly report: LegacyReport }) {
  const { rejected, rejectedCount } = report;
  return (
    <Stack gap="md">
      <StatusText size="sm" fw={600}>
        {`${plural(report.campaigns, 'campaign')} and ${plural(report.messages, 'message')} came in.`}
      </StatusText>
      <List size="sm" spacing={2}>
        {describeArrivals(report).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      {rejectedCount > 0 && (
        <section aria-label="Not read">
          <Text size="sm" fw={600} mb={4}>
            {`${plural(rejectedCount, 'document')} could not be read`}
          </Text>
          <ScrollRegion label="Documents that could not be read" className="repair-scroll">
            <List size="sm" spacing={2}>
              {rejected.map(({ file, line, reason }) => (
                <List.Item key={`${file} ${line} ${reason}`}>
                  {`${file}, line ${line}: ${reason}`}
                </List.Item>
              ))}
            </List>
            {rejectedCount > rejected.length && (
              <Text size="xs" c="dimmed">
                {`and ${formatCount(rejectedCount - rejected.length)} more`}
              </Text>
            )}
          </ScrollRegion>
        </section>
      )}
    </Stack>
  );
}
