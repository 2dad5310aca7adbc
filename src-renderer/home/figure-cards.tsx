import { useContactCount } from '../api/contacts/contacts.ts';
import { StatCard, StatCards } from '../ui/data/stat-card.tsx';
import { formatCount, formatCountOrPending } from '../ui/text/numbers.ts';
import { words } from '../words.ts';
import { deliveredHint, deliveredValue } from './delivery-text.ts';
import type { Figures } from './figures.ts';

interface FigureCardsProps {
  readonly figures: Figures;
  readonly isPractice: boolean;
}

/** The last 30 days in four figures, of real sending or of practice. */
export function FigureCards({ figures, isPractice }: FigureCardsProps) {
  const text = words.home.figures;
  const { sent, undelivered, failed, campaigns } = figures;
  const contacts = useContactCount().data;
  const suppressed = useContactCount({ isSuppressed: true }).data;
  return (
    <StatCards label={isPractice ? text.practiceLabel : text.label}>
      <StatCard
        label={isPractice ? text.deliveredInPractice : text.delivered}
        value={deliveredValue(figures)}
        hint={deliveredHint(figures)}
      />
      <StatCard
        label={isPractice ? text.sentInPractice : text.sent}
        value={formatCount(sent)}
        hint={text.inCampaigns(campaigns)}
      />
      <StatCard
        label={isPractice ? text.failedInPractice : text.failed}
        value={formatCount(failed + undelivered)}
        hint={
          failed + undelivered > 0
            ? text.failedParts(formatCount(undelivered), formatCount(failed))
            : sent > 0
              ? text.nothingFailed
              : text.nothingSent
        }
      />
      <StatCard
        label={text.doNotText}
        value={formatCountOrPending(suppressed ?? null)}
        hint={contacts === undefined ? text.nothingYet : text.ofContacts(contacts)}
      />
    </StatCards>
  );
}
