import { Group, Stack, Switch } from '@mantine/core';
import { planLimits, type Canary, type SendPlan } from '../../../src-shared/campaign/plan.ts';
import { Section } from '../../ui/page/section.tsx';
import { words } from '../../words.ts';
import { WholeNumber } from './whole-number.tsx';

const text = words.campaigns.plan.safety;

/** What stands in the fields when they are switched on. */
const usualCanary: Canary = { messages: 50, deliveredShare: 0.9, waitMinutes: 30 };
const usualBudget = 1000;

const percents = {
  least: planLimits.canaryShare.least * 100,
  most: planLimits.canaryShare.most * 100,
};

interface SafetySectionProps {
  readonly plan: SendPlan | undefined;
  readonly onChange: (plan: SendPlan) => void;
}

/** First texts and the budget of a draft. */
export function SafetySection({ plan, onChange }: SafetySectionProps) {
  const { canary, budgetSegments, ...rest } = plan ?? {};
  const write = (next: Pick<SendPlan, 'canary' | 'budgetSegments'>) => {
    const { canary: first, budgetSegments: budget } = { canary, budgetSegments, ...next };
    onChange({
      ...rest,
      ...(first === undefined ? {} : { canary: first }),
      ...(budget === undefined ? {} : { budgetSegments: budget }),
    });
  };

  return (
    <Section title={text.title}>
      <Stack gap="md">
        <Switch
          label={text.canary}
          description={text.canaryHint}
          checked={canary !== undefined}
          onChange={(event) =>
            write({ canary: event.currentTarget.checked ? usualCanary : undefined })
          }
        />
        {canary !== undefined && (
          <Group gap="md" align="flex-start">
            <WholeNumber
              label={text.messages}
              value={canary.messages}
              limits={planLimits.canaryMessages}
              onChange={(messages) => write({ canary: { ...canary, messages } })}
            />
            <WholeNumber
              label={text.share}
              value={Math.round(canary.deliveredShare * 100)}
              limits={percents}
              onChange={(percent) =>
                write({ canary: { ...canary, deliveredShare: percent / 100 } })
              }
            />
            <WholeNumber
              label={text.minutes}
              value={canary.waitMinutes}
              limits={planLimits.canaryMinutes}
              onChange={(waitMinutes) => write({ canary: { ...canary, waitMinutes } })}
            />
          </Group>
        )}
        <Switch
          label={text.budget}
          description={text.budgetHint}
          checked={budgetSegments !== undefined}
          onChange={(event) =>
            write({ budgetSegments: event.currentTarget.checked ? usualBudget : undefined })
          }
        />
        {budgetSegments !== undefined && (
          <WholeNumber
            label={text.segments}
            value={budgetSegments}
            limits={planLimits.budgetSegments}
            onChange={(segments) => write({ budgetSegments: segments })}
          />
        )}
      </Stack>
    </Section>
  );
}
