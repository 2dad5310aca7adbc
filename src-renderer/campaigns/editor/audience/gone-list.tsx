import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { assertNever } from '../../../../src-shared/lib/assert-never.ts';
import { List, ListRow } from '../../../ui/data/list-row.tsx';
import { words } from '../../../words.ts';
import type { Gone } from './entries.ts';

const text = words.campaigns.audience.gone;

interface GoneListProps {
  readonly gone: readonly Gone[];
  readonly onRemove: (gone: Gone) => void;
  readonly onChange: (gone: Gone) => void;
}

/** What the audience names that is there no more, and what to do about that. */
export function GoneList({ gone, onRemove, onChange }: GoneListProps) {
  if (gone.length === 0) return null;
  return (
    <List label={text.label}>
      {gone.map((each) => {
        const isFilter = each.kind === 'filter-list' || each.kind === 'filter-tag';
        return (
          <ListRow
            key={JSON.stringify(each)}
            icon={IconAlertTriangle}
            tone="attention"
            title={titleOf(each)}
            text={textOf(each)}
            action={
              each.kind === 'contacts' ? undefined : (
                <Button
                  variant="default"
                  onClick={() => (isFilter ? onChange(each) : onRemove(each))}
                >
                  {isFilter ? text.change : text.remove}
                </Button>
              )
            }
          />
        );
      })}
    </List>
  );
}

function titleOf(gone: Gone): string {
  switch (gone.kind) {
    case 'list':
      return text.list;
    case 'filter-list':
      return text.filterList;
    case 'tag':
      return text.tag(gone.tag);
    case 'filter-tag':
      return text.filterTag(gone.tag);
    case 'campaign':
      return text.campaign;
    case 'contacts':
      return text.contacts(gone.count);
    default:
      return assertNever(gone);
  }
}

function textOf(gone: Gone): string {
  switch (gone.kind) {
    case 'list':
      return text.listText;
    case 'tag':
      return text.tagText;
    case 'filter-list':
    case 'filter-tag':
      return text.filterText;
    case 'campaign':
      return text.campaignText;
    case 'contacts':
      return text.contactsText;
    default:
      return assertNever(gone);
  }
}
