import { Menu } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import {
  conversationFilters,
  conversationOrders,
  type ConversationCounts,
  type ConversationFilter,
} from '../../../src-shared/inbox/conversation.ts';
import { useAnsweredCampaigns } from '../../api/inbox/conversations.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { words } from '../../words.ts';
import type { InboxView } from '../inbox-view.ts';

const text = words.inbox.list;

const check = <IconCheck size={14} aria-hidden="true" />;

interface ListFilterProps {
  readonly view: InboxView;
  readonly counts: ConversationCounts | undefined;
  readonly onChange: (part: Partial<InboxView>) => void;
}

/** Which of the conversations to show, and in which order. */
export function ListFilter({ view, counts, onChange }: ListFilterProps) {
  return (
    <span className="inbox-list-tools">
      <FilterMenu view={view} counts={counts} onChange={onChange} />
      <Menu position="bottom-end" checkIcon={check}>
        <Menu.Target>
          <IconButton label={text.order} icon={IconArrowsSort} size={28} />
        </Menu.Target>
        <Menu.Dropdown>
          {conversationOrders.map((order) => (
            <Menu.RadioItem
              key={order}
              value={order}
              checked={view.order === order}
              closeMenuOnClick
              onChange={() => onChange({ order })}
            >
              {text.orders[order]}
            </Menu.RadioItem>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

function FilterMenu({ view, counts, onChange }: ListFilterProps) {
  const [opened, setOpened] = useState(false);
  const isFiltered = view.filter !== 'all';
  const label = isFiltered ? text.filteredBy(text.filters[view.filter]) : text.filter;
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} checkIcon={check}>
      <Menu.Target>
        <IconButton
          label={label}
          icon={IconFilter}
          size={28}
          {...(isFiltered ? { className: 'inbox-filter-on' } : {})}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {conversationFilters
          .filter((filter) => filter !== 'campaign')
          .map((filter) => (
            <Menu.RadioItem
              key={filter}
              value={filter}
              checked={view.filter === filter}
              closeMenuOnClick
              rightSection={<Count of={countFor(filter, view.state, counts)} />}
              onChange={() => onChange({ filter, campaignId: null })}
            >
              {text.filters[filter]}
            </Menu.RadioItem>
          ))}
        <Menu.Divider />
        <Menu.Label>{text.filters.campaign}</Menu.Label>
        <Campaigns isWanted={opened} view={view} onChange={onChange} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The campaigns that were answered last. */
const campaignsShown = 8;

function Campaigns({
  isWanted,
  view,
  onChange,
}: Pick<ListFilterProps, 'view' | 'onChange'> & { readonly isWanted: boolean }) {
  const campaigns = useAnsweredCampaigns(isWanted);
  if (campaigns.error !== null) return <NoCampaigns>{text.campaignsNotRead}</NoCampaigns>;
  const known = campaigns.data ?? [];
  if (known.length === 0) return <NoCampaigns>{text.noAnswered}</NoCampaigns>;
  const isOn = (id: number | null) => view.filter === 'campaign' && view.campaignId === id;
  const item = (id: number | null, label: string) => (
    <Menu.RadioItem
      key={id}
      value={`campaign ${id ?? ''}`}
      checked={isOn(id)}
      closeMenuOnClick
      onChange={() => onChange({ filter: 'campaign', campaignId: id })}
    >
      <span className="inbox-filter-campaign">{label}</span>
    </Menu.RadioItem>
  );
  return (
    <>
      {item(null, text.anyCampaign)}
      {known
        .slice(0, campaignsShown)
        .map(({ id, name, replies }) => item(id, text.campaignReplies(name, replies)))}
    </>
  );
}

function NoCampaigns({ children }: { readonly children: string }) {
  return (
    <Menu.Item disabled className="inbox-filter-none">
      {children}
    </Menu.Item>
  );
}

function Count({ of }: { readonly of: number | null }) {
  return of === null ? null : <span className="ui-row-count">{formatCount(of)}</span>;
}

/** How many the list would show; null where nobody counts them. */
function countFor(
  filter: Exclude<ConversationFilter, 'campaign'>,
  state: InboxView['state'],
  counts: ConversationCounts | undefined,
): number | null {
  if (counts === undefined) return null;
  switch (filter) {
    case 'all':
      return null;
    case 'unread':
      return state === 'open' ? counts.unread : null;
    case 'to-decide':
      return counts.toDecide;
    case 'failed':
      return counts.failed;
    case 'opted-out':
      return counts.optedOut;
    case 'drafts':
      return counts.drafts;
  }
}
