import { readEvidence } from '../../src-shared/contact/reply-evidence.ts';
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
  const { text, sids } = readEvidence(evidence, (time) => {
    const at = Date.parse(time);
    return facts.received(Number.isNaN(at) ? time : formatMoment(at));
  });
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
