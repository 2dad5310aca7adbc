import type { Suppression } from '../../src-shared/contact/contact.ts';
import { FactList } from '../ui/data/fact-list.tsx';
import { formatMoment } from '../ui/text/times.ts';

/** All details of a suppression. */
export function SuppressionFacts({ suppression }: { readonly suppression: Suppression }) {
  const { reason, evidence, at, liftedAt, liftedEvidence } = suppression;
  return (
    <FactList
      items={[
        { name: 'Reason', value: reason },
        { name: 'Since', value: formatMoment(at) },
        { name: 'Evidence', value: evidence ?? 'None was written down' },
        ...(liftedAt === null
          ? []
          : [
              { name: 'Lifted', value: formatMoment(liftedAt) },
              { name: 'Evidence for lifting', value: liftedEvidence ?? 'None was written down' },
            ]),
      ]}
    />
  );
}
