import { useDebouncedValue } from '@mantine/hooks';
import { memo } from 'react';
import type { Audience } from '../../../../src-shared/campaign/audience.ts';
import {
  peopleOn,
  withAddition,
  withFilterAt,
  withoutPart,
  type AudienceSide,
} from '../../../../src-shared/campaign/change-audience.ts';
import { describeAudiencePart } from '../../../../src-shared/campaign/describe-audience.ts';
import { useAudienceCounts, useChosenContacts } from '../../../api/campaigns/audience.ts';
import { useCampaigns } from '../../../api/campaigns/campaigns.ts';
import { useLists } from '../../../api/contacts/lists.ts';
import { useTags } from '../../../api/contacts/tags.ts';
import { contactName } from '../../../contacts/contact-name.ts';
import { Section } from '../../../ui/page/section.tsx';
import { useDialog } from '../../../ui/use-dialog.ts';
import { words } from '../../../words.ts';
import { Chip } from './chip.tsx';
import { ChipField } from './chip-field.tsx';
import { countOf, entriesOf, goneOf, isSamePart, type Entry, type Gone } from './entries.ts';
import { FilterDialog, type AskedFilter } from './filter-dialog.tsx';
import { GoneList } from './gone-list.tsx';
import { Summary } from './summary.tsx';
import { useAudienceNames } from './use-audience-names.ts';
import './audience.css';

const text = words.campaigns.audience;

/** The pause after which a changed audience is counted. */
const countPauseMs = 150;

interface AudienceSectionProps {
  readonly audience: Audience;
  readonly onChange: (audience: Audience) => void;
  readonly onShowLeftOut: () => void;
}

/** Who a draft goes to and who is left out, with live counts. */
export const AudienceSection = memo(function AudienceSection({
  audience,
  onChange,
  onShowLeftOut,
}: AudienceSectionProps) {
  const [counted] = useDebouncedValue(audience, countPauseMs);
  const query = useAudienceCounts(counted);
  const isCurrent = counted === audience && !query.isPlaceholderData;
  const counts = { ...query, isCurrent };
  const names = useAudienceNames();
  const gone = useGone(audience, isCurrent ? query.data : undefined);
  const filterDialog = useDialog<AskedFilter>();
  const changeFilter = (side: AudienceSide, place: number) =>
    filterDialog.open({ side, place, filter: peopleOn(audience, side).filters?.[place] ?? {} });

  const field = (side: AudienceSide) => {
    const of = peopleOn(audience, side);
    return (
      <ChipField
        audience={audience}
        side={side}
        entries={entriesOf(audience, side)}
        onChange={onChange}
        onChooseFilter={() => filterDialog.open({ side, place: null, filter: {} })}
        renderChip={(entry, onRemove) =>
          entry.kind === 'contact' ? (
            <ContactChip contactId={entry.contactId} onRemove={onRemove} />
          ) : (
            <Chip
              icon={isEveryone(entry, audience, side) ? 'everyone' : entry.kind}
              name={describeAudiencePart(entry, of, names)}
              {...(entry.kind === 'contacts' ? {} : { count: countOf(entry, side, counts) })}
              isGone={gone.some((each) => each.side === side && isSamePart(each.part, entry))}
              onEdit={entry.kind === 'filter' ? () => changeFilter(side, entry.place) : undefined}
              onRemove={onRemove}
            />
          )
        }
      />
    );
  };

  return (
    <Section title={text.to}>
      <div className="audience">
        {field('to')}
        <div className="audience-but-not">
          <span aria-hidden="true">{text.butNot}</span>
          {field('but-not')}
        </div>
        <GoneList
          gone={gone}
          onRemove={({ side, part }) => onChange(withoutPart(audience, side, part))}
          onChange={({ side, part }) => {
            if (part.kind === 'filter') changeFilter(side, part.place);
          }}
        />
        <Summary audience={audience} counts={counts} names={names} onShowLeftOut={onShowLeftOut} />
      </div>
      <FilterDialog
        asked={filterDialog.subject}
        opened={filterDialog.opened}
        onClose={filterDialog.close}
        onChoose={(filter) => {
          filterDialog.close();
          const { subject } = filterDialog;
          if (subject === undefined) return;
          const { side, place } = subject;
          onChange(
            place === null
              ? withAddition(audience, side, { kind: 'filter', filter })
              : withFilterAt(audience, side, { place, filter }),
          );
        }}
      />
    </Section>
  );
});

interface ContactChipProps {
  readonly contactId: number;
  readonly onRemove: () => void;
}

function ContactChip({ contactId, onRemove }: ContactChipProps) {
  const [contact] = useChosenContacts([contactId]);
  const name =
    contact === null
      ? text.deletedContact
      : contact === undefined
        ? words.ui.loading
        : contactName(contact);
  return <Chip icon="contact" name={name} isGone={contact === null} onRemove={onRemove} />;
}

function isEveryone(entry: Entry, audience: Audience, side: AudienceSide): boolean {
  if (entry.kind !== 'filter') return false;
  return Object.keys(peopleOn(audience, side).filters?.[entry.place] ?? {}).length === 0;
}

function useGone(
  audience: Audience,
  counts: Parameters<typeof goneOf>[1]['counts'],
): readonly Gone[] {
  const lists = useLists().data;
  const tags = useTags().data;
  const campaigns = useCampaigns().data;
  return goneOf(audience, {
    listIds: lists && new Set(lists.map(({ id }) => id)),
    tags: tags?.map(({ name }) => name),
    campaignIds: campaigns && new Set(campaigns.map(({ id }) => id)),
    counts,
  });
}
