import { Stack } from '@mantine/core';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { usePlanState } from '../../api/campaigns/plan.ts';
import { FactList } from '../../ui/data/fact-list.tsx';
import { Section } from '../../ui/page/section.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { refetchWhileSendingMs } from '../detail/refetch.ts';

const text = words.campaigns.plan.held;

/** The first texts and the budget of a campaign, with their figures; nothing where it has neither. */
export function PlanPanel({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const state = usePlanState(snapshot.id, refetchWhileSendingMs(snapshot)).data;
  if (state === undefined) return null;
  const { plan, canary, released, usedSegments } = state;
  return (
    <>
      {plan.canary !== undefined && (canary !== null || released !== null) && (
        <Section title={text.figures}>
          <Stack gap="xs">
            {canary !== null && (
              <FactList
                items={[
                  { name: text.delivered, value: formatCount(canary.delivered) },
                  { name: text.needed, value: formatCount(canary.needed) },
                  { name: text.failed, value: formatCount(canary.failed) },
                  { name: text.missing, value: formatCount(canary.missing) },
                ]}
              />
            )}
            {released !== null && (
              <p className="detail-note">
                {(released.by === 'person' ? text.releasedByPerson : text.released)(
                  formatMoment(released.at),
                )}
              </p>
            )}
          </Stack>
        </Section>
      )}
      {plan.budgetSegments !== undefined && (
        <Section title={text.budget}>
          <p className="detail-note">
            {text.budgetUsed(formatCount(usedSegments), formatCount(plan.budgetSegments))}
          </p>
        </Section>
      )}
    </>
  );
}
