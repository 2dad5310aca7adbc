import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconMessages, IconPlus, IconSearch, IconTemplate } from '@tabler/icons-react';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { useCampaigns } from '../api/campaigns/campaigns.ts';
import { useSettings } from '../api/settings.ts';
import { FilterTabs } from '../ui/data/filter-tabs.tsx';
import { useKeptState } from '../ui/kept-state.ts';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { words } from '../words.ts';
import {
  campaignsShown,
  campaignsView,
  campaignTabs,
  everyCampaign,
  type CampaignsView,
} from './campaign-filters.ts';
import { newCampaignLink } from './campaign-link.ts';
import { CalendarView } from './calendar/calendar-view.tsx';
import { campaignsLayout, layoutOf, layouts } from './campaigns-layout.ts';
import { CampaignsTable } from './campaigns-table.tsx';
import './campaigns.css';

const text = words.campaigns.list;

/** Every campaign, the newest first, with live bars. */
export function CampaignsScreen() {
  const campaigns = useCampaigns();
  const create = (
    <ButtonLink {...newCampaignLink} leftSection={<IconPlus size={16} aria-hidden="true" />}>
      {text.newOne}
    </ButtonLink>
  );
  const isEmpty = campaigns.data?.length === 0;
  const layout = useKeptState(campaignsLayout);
  const switchLayout = (
    <SegmentedControl
      aria-label={words.campaigns.calendar.view}
      value={layout}
      data={layouts.map((value) => ({ value, label: words.campaigns.calendar[value] }))}
      onChange={(value) => campaignsLayout.set(layoutOf(value) ?? 'table')}
    />
  );
  const templates = (
    <ButtonLink
      to="/templates"
      variant="default"
      leftSection={<IconTemplate size={16} aria-hidden="true" />}
    >
      {words.templates.title}
    </ButtonLink>
  );
  return (
    <Page
      title={words.campaigns.shared.all}
      actions={
        <>
          {!isEmpty && switchLayout}
          {templates}
          {!isEmpty && create}
        </>
      }
    >
      <Loaded query={campaigns} failure={text.notRead} lines={8}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              icon={<IconMessages size={28} stroke={1.5} />}
              title={text.empty.title}
              action={create}
            >
              {text.empty.text}
            </EmptyState>
          ) : layout === 'calendar' ? (
            <CalendarView campaigns={all} />
          ) : (
            <Campaigns campaigns={all} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Campaigns({ campaigns }: { readonly campaigns: readonly CampaignSnapshot[] }) {
  const view = useKeptState(campaignsView);
  const change = (part: Partial<CampaignsView>) => campaignsView.set({ ...view, ...part });
  const isPractising = useSettings().data?.gateway !== 'twilio';
  const shown = campaignsShown(campaigns, view, isPractising);
  const isSearching = view.search.trim() !== '';
  return (
    <section className="ui-section campaigns-card" aria-label={text.table}>
      <div className="campaigns-bar">
        <FilterTabs
          label={text.tabs}
          tabs={campaignTabs(campaigns, view.filter, isPractising)}
          value={view.filter}
          onChange={(filter) => change({ filter })}
        />
        <TextInput
          type="search"
          className="campaigns-search"
          aria-label={text.search}
          placeholder={text.search}
          value={view.search}
          onChange={(event) => change({ search: event.currentTarget.value })}
          leftSection={<IconSearch size={15} aria-hidden="true" />}
        />
        <StatusText className="ui-hidden">{isSearching ? text.found(shown.length) : ''}</StatusText>
      </div>
      {shown.length > 0 ? (
        <CampaignsTable key={`${view.filter} ${view.search}`} campaigns={shown} />
      ) : (
        <EmptyState
          scene="search"
          title={isSearching ? text.none.found : text.none.title}
          action={
            <Button variant="default" onClick={() => campaignsView.set(everyCampaign)}>
              {text.none.all}
            </Button>
          }
        >
          {isSearching ? text.none.shorter : text.none.text[view.filter]}
        </EmptyState>
      )}
    </section>
  );
}
