import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { AudienceSide } from '../../../../src-shared/campaign/change-audience.ts';
import type { ContactFilter } from '../../../../src-shared/contact/filter.ts';
import { useContactCount } from '../../../api/contacts/contacts.ts';
import { isEmptyFilter, isSameFilter } from '../../../contacts/filter/facets.ts';
import { FilterBar } from '../../../contacts/filter/filter-bar.tsx';
import { StatusText } from '../../../ui/status-text.tsx';
import { words } from '../../../words.ts';

const text = words.campaigns.audience.filter;
const countPauseMs = 150;

/** The filter to make or to change. */
export interface AskedFilter {
  readonly side: AudienceSide;
  /** The place of the filter that is changed; null for a new one. */
  readonly place: number | null;
  readonly filter: ContactFilter;
}

interface FilterDialogProps {
  readonly asked: AskedFilter | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChoose: (filter: ContactFilter) => void;
}

/** Chooses people, or leaves them out, by the filters of Contacts. */
export function FilterDialog({ asked, opened, onClose, onChoose }: FilterDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={
        asked?.place !== null
          ? text.titleChange
          : asked.side === 'to'
            ? text.titleNew
            : text.titleExclude
      }
    >
      {asked !== undefined && <FilterForm asked={asked} onClose={onClose} onChoose={onChoose} />}
    </Modal>
  );
}

interface FilterFormProps extends Omit<FilterDialogProps, 'opened' | 'asked'> {
  readonly asked: AskedFilter;
}

function FilterForm({ asked, onClose, onChoose }: FilterFormProps) {
  const [filter, setFilter] = useState(asked.filter);
  // The menus of the filter are part of the dialog: beside it they would be behind it.
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const isEmpty = isEmptyFilter(filter);
  return (
    <Stack gap="md" ref={setFrame} className="audience-filter">
      <Text size="sm" c="dimmed">
        {asked.side === 'to' ? text.about : text.aboutExclude}
      </Text>
      {frame !== null && <FilterBar filter={filter} onChange={setFilter} portalTarget={frame} />}
      <div className="audience-filter-count">
        {isEmpty ? (
          <Text size="sm" c="dimmed">
            {text.addOne}
          </Text>
        ) : (
          <FoundCount filter={filter} />
        )}
      </div>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button disabled={isEmpty} onClick={() => onChoose(filter)}>
          {asked.place !== null ? text.save : asked.side === 'to' ? text.add : text.exclude}
        </Button>
      </Group>
    </Stack>
  );
}

function FoundCount({ filter }: { readonly filter: ContactFilter }) {
  const [counted] = useDebouncedValue(filter, countPauseMs);
  const count = useContactCount(counted);
  const isCurrent = isSameFilter(counted, filter) && !count.isPlaceholderData;
  if (count.isError) {
    return (
      <Text size="sm" c="red.9" role="alert">
        {text.notCounted}
      </Text>
    );
  }
  return (
    <StatusText size="sm" fw={500}>
      {isCurrent && count.data !== undefined ? text.found(count.data) : text.counting}
    </StatusText>
  );
}
