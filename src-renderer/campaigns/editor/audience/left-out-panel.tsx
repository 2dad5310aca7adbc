import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Audience, LeftOut, LeftOutReason } from '../../../../src-shared/campaign/audience.ts';
import { leftOutPageSize, useAudienceCounts, useLeftOut } from '../../../api/campaigns/audience.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { FilterTabs } from '../../../ui/data/filter-tabs.tsx';
import { List, ListRow } from '../../../ui/data/list-row.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { SidePanel } from '../../../ui/page/side-panel.tsx';
import { EmptyState, Loaded } from '../../../ui/states.tsx';
import { usePhoneText } from '../../../ui/text/phones.ts';
import { words } from '../../../words.ts';
import { leftOutLines } from './summary.tsx';
import { useAudienceNames } from './use-audience-names.ts';

const text = words.campaigns.audience.leftOut;

interface LeftOutPanelProps {
  readonly audience: Audience;
  readonly onClose: () => void;
}

/** The people whom an audience leaves out, by reason, with links to them. */
export function LeftOutPanel({ audience, onClose }: LeftOutPanelProps) {
  const [asked] = useDebouncedValue(audience, 150);
  const counts = useAudienceCounts(asked);
  const isCurrent = asked === audience && !counts.isPlaceholderData;
  const names = useAudienceNames();
  const lines = leftOutLines(audience, names, { data: counts.data, isCurrent });
  const [chosen, setChosen] = useState('');
  const keyOf = (reason: LeftOutReason) => JSON.stringify(reason);
  const line = lines.find(({ reason }) => keyOf(reason) === chosen) ?? lines[0];
  return (
    <SidePanel title={text.title} onClose={onClose}>
      {line === undefined ? (
        <EmptyState scene="done" title={text.nobody}>
          {text.nobodyText}
        </EmptyState>
      ) : (
        <>
          <FilterTabs
            label={text.reasons}
            tabs={lines.map(({ reason, name, count }) => ({
              value: keyOf(reason),
              label: name,
              count,
            }))}
            value={keyOf(line.reason)}
            onChange={setChosen}
          />
          <PeopleOf
            key={keyOf(line.reason)}
            audience={asked}
            reason={line.reason}
            name={line.name}
          />
        </>
      )}
    </SidePanel>
  );
}

interface PeopleOfProps {
  readonly audience: Audience;
  readonly reason: LeftOutReason;
  readonly name: string;
}

function PeopleOf({ audience, reason, name }: PeopleOfProps) {
  const [page, setPage] = useState(0);
  const people = useLeftOut(audience, reason, page);
  return (
    <div className="audience-people">
      <Loaded query={people} failure={text.notRead} lines={8}>
        {(found) => (
          <>
            <Rows found={found} name={name} />
            {found.total > leftOutPageSize && (
              <Pages found={found} page={page} onChange={setPage} />
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Rows({ found, name }: Pick<PeopleOfProps, 'name'> & { readonly found: LeftOut }) {
  const phoneText = usePhoneText();
  if (found.rows.length === 0) {
    return (
      <Text size="sm" c="dimmed" mt="md">
        {text.nobodyFor}
      </Text>
    );
  }
  return (
    <List label={text.people}>
      {found.rows.map(({ id, name: own, phone }) => (
        <ListRow
          key={id}
          title={
            <TextLink to="/contacts/$contactId" params={{ contactId: String(id) }} inherit>
              {own === '' ? phoneText(phone) : own}
            </TextLink>
          }
          text={own === '' ? name : text.person(phoneText(phone), name)}
        />
      ))}
    </List>
  );
}

interface PagesProps {
  readonly found: LeftOut;
  readonly page: number;
  readonly onChange: (page: number) => void;
}

function Pages({ found, page, onChange }: PagesProps) {
  const first = page * leftOutPageSize + 1;
  const last = page * leftOutPageSize + found.rows.length;
  return (
    <Group justify="space-between" mt="sm">
      <Text size="sm" c="dimmed">
        {text.pageOf(first, last, found.total)}
      </Text>
      <Group gap={4}>
        <IconButton
          label={text.previous}
          icon={IconChevronLeft}
          isInert={page === 0}
          onClick={() => onChange(page - 1)}
        />
        <IconButton
          label={text.next}
          icon={IconChevronRight}
          isInert={last >= found.total}
          onClick={() => onChange(page + 1)}
        />
      </Group>
    </Group>
  );
}
