import type { Suppression } from '../../src-shared/contact/contact.ts';
import { FactList } from '../ui/data/fact-list.tsx';
import { formatMoment } from '../ui/text/times.ts';
import { words } from '../words.ts';
import { sayEvidence } from './say-evidence.ts';

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
        { name: facts.evidence, value: <Evidence evidence={evidence} /> },
        ...(liftedAt === null
          ? []
          : [
              { name: facts.removed, value: formatMoment(liftedAt) },
              { name: facts.removedEvidence, value: <Evidence evidence={liftedEvidence} /> },
            ]),
      ]}
    />
  );
}

/** Evidence with what only a dispute needs folded away. */
function Evidence({ evidence }: { readonly evidence: string | null }) {
  if (evidence === null) return facts.none;
  const { text, sids } = sayEvidence(evidence);
  return (
    <>
      <span className="ui-wrap">{text}</span>
      {sids.length > 0 && (
        <details className="ui-details">
          <summary>{facts.details}</summary>
          {sids.map((sid) => (
            <div key={sid}>{facts.twilioId(sid)}</div>
          ))}
        </details>
      )}
    </>
  );
}
