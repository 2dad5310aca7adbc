import { Group, Text } from '@mantine/core';
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FindingPeople } from '../../../src-shared/campaign/review-finding.ts';
import type { Review } from '../../../src-shared/campaign/review.ts';
import { peopleAtOnce, useReviewPeople } from '../../api/campaigns/reviews.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { Loaded } from '../../ui/states.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';

const text = words.campaigns.review;

interface PeoplePanelProps {
  readonly review: Review;
  readonly title: string;
  readonly people: FindingPeople;
  readonly onBack: () => void;
}

/** The people of a finding, a page at a time, each with the text as they read it. */
export function PeoplePanel({ review, title, people, onBack }: PeoplePanelProps) {
  const [page, setPage] = useState(0);
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  const found = useReviewPeople(review, people, page);
  const phoneText = usePhoneText();
  const first = page * peopleAtOnce;
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={text.peopleOf(title)}
      className="review-people"
    >
      <Group gap="xs" wrap="nowrap" align="flex-start" mb="sm">
        <IconButton label={text.backFromPeople} icon={IconArrowLeft} onClick={onBack} />
        <Text fw={500} className="ui-wrap" pt={4}>
          {title}
        </Text>
      </Group>
      <Loaded query={found} failure={text.peopleNotRead}>
        {({ total, rows }) => (
          <>
            <List label={text.peopleOf(title)}>
              {rows.map((row) => (
                <ListRow
                  key={row.id}
                  title={row.name === '' ? phoneText(row.phone) : row.name}
                  text={
                    <>
                      {row.name !== '' && <span>{phoneText(row.phone)}</span>}
                      <span className="review-body">{row.body}</span>
                    </>
                  }
                />
              ))}
            </List>
            {total > peopleAtOnce && (
              <Group justify="space-between" wrap="nowrap" mt="sm">
                <Text size="xs" c="dimmed">
                  {text.peoplePlace(first + 1, first + rows.length, total)}
                </Text>
                <Group gap={4} wrap="nowrap">
                  <IconButton
                    label={text.previousPeople}
                    icon={IconChevronLeft}
                    isInert={page === 0}
                    onClick={() => setPage(page - 1)}
                  />
                  <IconButton
                    label={text.nextPeople}
                    icon={IconChevronRight}
                    isInert={first + peopleAtOnce >= total}
                    onClick={() => setPage(page + 1)}
                  />
                </Group>
              </Group>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
