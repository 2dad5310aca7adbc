import { sourcesOf, type Audience } from '../../src-shared/campaign/audience.ts';
import { describeAudience } from '../../src-shared/campaign/describe-audience.ts';
import { FactList } from '../ui/data/fact-list.tsx';
import { Section } from '../ui/page/section.tsx';
import { words } from '../words.ts';
import { useAudienceNames } from './editor/audience/use-audience-names.ts';

const text = words.campaigns.audience;

/** Who a campaign went to and who was left out, as it was written. Nothing where that is not known. */
export function AudienceFacts({ audience }: { readonly audience: Audience }) {
  const { to, butNot } = describeAudience(audience, useAudienceNames());
  if (sourcesOf(audience).length === 0) return null;
  return (
    <Section title={text.recipients}>
      <FactList
        items={[
          { name: text.to, value: to.join(', ') },
          ...(butNot.length === 0 ? [] : [{ name: text.butNot, value: butNot.join(', ') }]),
        ]}
      />
    </Section>
  );
}
