import { Text } from '@mantine/core';
import { useCallback, useEffect, useMemo, type CSSProperties } from 'react';
import type { MessageRow } from '../../../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import { useMessages } from '../../../api/campaigns/messages.ts';
import type { MessagesFilter } from '../../../api/keys.ts';
import { FilterTabs } from '../../../ui/data/filter-tabs.tsx';
import { DataGrid } from '../../../ui/grid/data-grid.tsx';
import { ErrorPanel, LoadingLines } from '../../../ui/states.tsx';
import { usePhoneText } from '../../../ui/text/phones.ts';
import { copyNumber } from '../../../contacts/copy-number.ts';
import { words } from '../../../words.ts';
import { ExportPeople } from './export-people.tsx';
import { messageColumns } from './message-columns.ts';
import { messageFiltersOf } from './message-filters.ts';
import { refetchWhileSendingMs } from '../refetch.ts';
import { UnconfirmedToolbar } from './unconfirmed-toolbar.tsx';
import { useMessageSelection } from './use-message-selection.ts';

/** The most rows that are in sight at once. */
const mostInSight = 14;

interface MessagesPanelProps {
  readonly snapshot: CampaignSnapshot;
  readonly filter: MessagesFilter;
  readonly onFilter: (filter: MessagesFilter) => void;
  /** The message whose details are open. */
  readonly open: MessageRow | null;
  readonly onOpen: (message: MessageRow) => void;
}

/** The people of a campaign by what became of their message. Unconfirmed ones can be selected. */
export function MessagesPanel(props: MessagesPanelProps) {
  const { snapshot, filter, onFilter, open, onOpen } = props;
  const text = words.campaigns.messages;
  const selected = useMessageSelection(snapshot.unconfirmedCount);
  const isDeciding = filter === 'unconfirmed' && selected.count > 0;
  const choose = (next: MessagesFilter) => {
    selected.grid.clear();
    onFilter(next);
  };
  // As high as all its rows need: another filter moves nothing below.
  const rows = Math.min(mostInSight, Math.max(4, snapshot.contactCount));
  const style: CSSProperties & Record<'--detail-rows', number> = { '--detail-rows': rows };
  return (
    <section className="ui-section detail-people" aria-label={text.title} style={style}>
      <div className="detail-people-bar">
        <div className="detail-people-choice" data-hidden={isDeciding || undefined}>
          <FilterTabs
            label={text.tabs}
            tabs={messageFiltersOf(snapshot, filter)}
            value={filter}
            onChange={choose}
          />
          <ExportPeople campaignId={snapshot.id} filter={filter} />
        </div>
        {isDeciding && (
          <UnconfirmedToolbar
            campaignId={snapshot.id}
            selection={selected.selection}
            count={selected.count}
            onClear={selected.grid.clear}
          />
        )}
      </div>
      <div className="detail-people-rows">
        <Messages
          snapshot={snapshot}
          filter={filter}
          open={open}
          onOpen={onOpen}
          {...(filter === 'unconfirmed' ? { selection: selected.grid } : {})}
        />
      </div>
    </section>
  );
}

interface MessagesProps extends Pick<
  MessagesPanelProps,
  'snapshot' | 'filter' | 'open' | 'onOpen'
> {
  readonly selection?: ReturnType<typeof useMessageSelection>['grid'];
}

function Messages({ snapshot, filter, open, onOpen, selection }: MessagesProps) {
  const text = words.campaigns.messages;
  const rows = useMessages(snapshot.id, filter, refetchWhileSendingMs(snapshot));
  // What is open shows what has become of its message since.
  const current = open === null ? undefined : rows.loadedRows().find(({ id }) => id === open.id);
  useEffect(() => {
    if (current !== undefined && current !== open) onOpen(current);
  });
  const phoneText = usePhoneText();
  const day = dayOf(snapshot);
  const columns = useMemo(() => messageColumns(phoneText, day), [phoneText, day]);
  const nameOf = useCallback(
    (message: MessageRow) => message.name || phoneText(message.to),
    [phoneText],
  );
  if (rows.total === undefined) {
    if (rows.error === null) return <LoadingLines lines={6} />;
    return <ErrorPanel title={text.notRead} message={rows.error.message} onRetry={rows.retry} />;
  }
  if (rows.total === 0) {
    return (
      <Text size="sm" c="dimmed" p="md">
        {filter === 'all' ? text.none : text.noneHere}
      </Text>
    );
  }
  return (
    <DataGrid
      label={text.table}
      columns={columns}
      rows={{ ...rows, total: rows.total }}
      nameOf={nameOf}
      onOpen={onOpen}
      onCopy={copyNumber}
      resetKey={filter}
      {...(selection === undefined ? {} : { selection })}
    />
  );
}

/** When a campaign started, where all of it happened on that day; null otherwise. */
function dayOf({ startedAt, completedAt }: CampaignSnapshot): number | null {
  if (startedAt === null) return null;
  const end = new Date(completedAt ?? Date.now());
  return end.toDateString() === new Date(startedAt).toDateString() ? startedAt : null;
}
