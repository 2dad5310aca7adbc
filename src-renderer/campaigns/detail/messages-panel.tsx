import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useMessages } from '../../api/campaigns.ts';
import type { MessagesFilter } from '../../api/keys.ts';
import { DataGrid } from '../../ui/grid/data-grid.tsx';
import { ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { messageColumns } from './message-columns.ts';
import { messageFiltersOf } from './message-filters.ts';
import { refetchWhileSendingMs } from './refetch.ts';

/** The messages of a campaign, all or of one status. */
export function MessagesPanel({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const [filter, setFilter] = useState<MessagesFilter>('all');
  return (
    <Stack gap="sm">
      <SegmentedControl
        size="xs"
        aria-label="Which messages"
        data={messageFiltersOf(snapshot, filter).map(({ value, label, count }) => ({
          value,
          label: `${label} ${formatCount(count)}`,
        }))}
        value={filter}
        onChange={setFilter}
        className="detail-filters"
      />
      <Messages snapshot={snapshot} filter={filter} />
    </Stack>
  );
}

interface MessagesProps {
  readonly snapshot: CampaignSnapshot;
  readonly filter: MessagesFilter;
}

function Messages({ snapshot, filter }: MessagesProps) {
  const rows = useMessages(snapshot.id, filter, refetchWhileSendingMs(snapshot));
  if (rows.total === undefined) {
    if (rows.error === null) return <LoadingLines lines={6} />;
    return (
      <ErrorPanel
        title="The messages could not be read"
        message={rows.error.message}
        onRetry={rows.retry}
      />
    );
  }
  if (rows.total === 0) {
    return (
      <Text size="sm" c="dimmed" py="md">
        {filter === 'all' ? 'This campaign has no messages.' : 'No messages of this kind.'}
      </Text>
    );
  }
  return (
    <div className="detail-messages">
      <DataGrid
        label="Messages"
        columns={messageColumns}
        rows={{ ...rows, total: rows.total }}
        nameOf={(message) => message.name || message.to}
        resetKey={filter}
      />
    </div>
  );
}
