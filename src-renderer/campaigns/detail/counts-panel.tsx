import { Text } from '@mantine/core';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { Figures } from '../../ui/page/figures.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { useNow } from '../../ui/use-now.ts';
import { describeReceipts } from './receipts-text.ts';

/** All counts of a campaign; rare ones only where they are not 0. */
export function CountsPanel({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const receipts = describeReceipts(snapshot, useNow());
  const always = [
    { name: 'Sent', value: snapshot.sentCount, hint: 'Accepted by the gateway' },
    { name: 'Failed', value: snapshot.failedCount, hint: 'Refused for good, or tried too often' },
    { name: 'Skipped', value: snapshot.skippedCount, hint: 'Numbers that must not be texted' },
    { name: 'Delivered', value: snapshot.deliveredCount, hint: 'Of those sent' },
    { name: 'Not delivered', value: snapshot.undeliveredCount, hint: 'Of those sent' },
    { name: 'Still to go', value: snapshot.queuedCount, hint: 'Those in flight included' },
  ];
  const seldom = [
    { name: 'No receipt', value: snapshot.noReceiptCount, hint: 'Sent; not known if delivered' },
    { name: 'Unconfirmed', value: snapshot.unconfirmedCount, hint: 'Not known whether sent' },
    { name: 'Canceled', value: snapshot.canceledCount, hint: 'Given up when it was canceled' },
  ].filter(({ value }) => value > 0);
  return (
    <section aria-label="Counts">
      <Figures
        items={[...always, ...seldom].map(({ name, value, hint }) => ({
          name,
          value: formatCount(value),
          hint,
        }))}
      />
      {receipts !== '' && (
        <Text size="xs" c="dimmed" mt="xs">
          {receipts}
        </Text>
      )}
    </section>
  );
}
