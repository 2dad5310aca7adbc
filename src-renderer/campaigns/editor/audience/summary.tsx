import { Button, UnstyledButton } from '@mantine/core';
import {
  exclusionsOf,
  sourcesOf,
  type Audience,
  type AudienceCounts,
  type LeftOutReason,
} from '../../../../src-shared/campaign/audience.ts';
import {
  describeAudiencePart,
  type AudienceNames,
} from '../../../../src-shared/campaign/describe-audience.ts';
import { useContactCount } from '../../../api/contacts/contacts.ts';
import { TextLink } from '../../../ui/links.tsx';
import { StatusText } from '../../../ui/status-text.tsx';
import { formatCountOrPending } from '../../../ui/text/numbers.ts';
import { words } from '../../../words.ts';
import { isSamePart } from './entries.ts';
import { partIcons } from './part-icons.ts';

const text = words.campaigns.audience;

/** Counts, and whether they are those of the audience that is shown. */
export interface LiveCounts {
  readonly data: AudienceCounts | undefined;
  readonly isCurrent: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface SummaryProps {
  readonly audience: Audience;
  readonly counts: LiveCounts;
  readonly names: AudienceNames;
  readonly onShowLeftOut: () => void;
}

/** How many people get the text; how many do not, and why. */
export function Summary({ audience, counts, names, onShowLeftOut }: SummaryProps) {
  if (sourcesOf(audience).length === 0) return <NobodyChosen />;
  if (counts.error !== null && counts.isCurrent) {
    return (
      <div role="alert" className="audience-summary">
        <strong>{text.notCounted}</strong>
        <span>{counts.error.message}</span>
        <Button variant="default" onClick={() => void counts.refetch()}>
          {words.ui.tryAgain}
        </Button>
      </div>
    );
  }
  const data = counts.isCurrent ? counts.data : undefined;
  const lines = leftOutLines(audience, names, counts);
  const people = data === undefined ? null : data.total - data.doNotText;
  return (
    <div className="audience-summary">
      <StatusText className="audience-total" fz="lg" fw={600}>
        {people === null ? text.counting : people === 0 ? text.nobody : text.total(people)}
      </StatusText>
      {data !== undefined && people === 0 && (
        <p className="audience-advice">
          {data.named === 0 ? text.empty.noMatches : text.empty.excluded}
        </p>
      )}
      {lines.length > 0 && (
        <>
          <ul className="audience-left-out" aria-label={text.leftOut.title}>
            {lines.map(({ reason, name, count }) => {
              const ReasonIcon = partIcons[reason.kind];
              return (
                <li key={JSON.stringify(reason)}>
                  <ReasonIcon size={14} aria-hidden="true" />
                  <span>
                    {text.leftOut.line(
                      count === null ? formatCountOrPending(null) : text.leftOut.all(count),
                      name,
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
          <UnstyledButton className="audience-show" onClick={onShowLeftOut}>
            {text.leftOut.show}
          </UnstyledButton>
        </>
      )}
    </div>
  );
}

function NobodyChosen() {
  const everybody = useContactCount().data;
  return (
    <div className="audience-summary">
      <StatusText className="audience-total" fz="lg" fw={600}>
        {text.empty.title}
      </StatusText>
      {everybody === 0 ? (
        <p className="audience-advice">
          {text.empty.noContacts} <TextLink to="/contacts/import">{text.empty.import}</TextLink>
        </p>
      ) : (
        <p className="audience-advice">{text.empty.text}</p>
      )}
    </div>
  );
}

interface LeftOutLine {
  readonly reason: LeftOutReason;
  readonly name: string;
  readonly count: number | null;
}

/** Why people are left out, each reason with how many; “Do not text” only where it concerns somebody. */
export function leftOutLines(
  audience: Audience,
  names: AudienceNames,
  counts: Pick<LiveCounts, 'data' | 'isCurrent'>,
): readonly LeftOutLine[] {
  const { exclude = {} } = audience;
  const { data, isCurrent } = counts;
  const excluded = exclusionsOf(audience).map((part): LeftOutLine => {
    const found = isCurrent ? data?.exclusions.find((each) => isSamePart(each, part)) : undefined;
    return {
      reason: part,
      name: describeAudiencePart(part, exclude, names),
      count: found?.count ?? null,
    };
  });
  if (data === undefined || data.doNotText === 0) return excluded;
  return [
    ...excluded,
    {
      reason: { kind: 'do-not-text' },
      name: text.leftOut.doNotText,
      count: isCurrent ? data.doNotText : null,
    },
  ];
}
