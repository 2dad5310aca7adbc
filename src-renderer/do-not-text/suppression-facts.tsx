import type { Suppression } from '../../src-shared/contact/contact.ts';
import { FactList } from '../ui/data/fact-list.tsx';
import { formatMoment } from '../ui/text/times.ts';
import { words } from '../words.ts';

const { facts } = words.doNotText;

interface SuppressionFactsProps {
  readonly suppression: Suppression;
  readonly layout?: 'beside' | 'stacked';
}

/** Why a number is not texted, since when, on what evidence; and the same for its removal. */
export function SuppressionFacts({ suppression, layout = 'beside' }: SuppressionFactsProps) {
  const { reason, evidence, at, liftedAt, liftedEvidence } = suppression;
  return (
    <FactList
      layout={layout}
      items={[
        { name: facts.reason, value: reason },
        { name: facts.since, value: formatMoment(at) },
        { name: facts.evidence, value: evidence ?? facts.none },
        ...(liftedAt === null
          ? []
          : [
              { name: facts.removed, value: formatMoment(liftedAt) },
              { name: facts.removedEvidence, value: liftedEvidence ?? facts.none },
            ]),
      ]}
    />
  );
}
