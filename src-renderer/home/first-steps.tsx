import type { ReactNode } from 'react';
import { newCampaignLink } from '../campaigns/campaign-link.ts';
import { Checklist, type Check } from '../ui/data/checklist.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { Section } from '../ui/page/section.tsx';
import { words } from '../words.ts';
import type { FirstSteps } from './steps.ts';

/** The steps from a new installation to the first campaign. */
export function FirstStepsPanel({ steps }: { readonly steps: FirstSteps }) {
  const text = words.home.steps;
  const step = (id: keyof FirstSteps, check: Pick<Check, 'title' | 'text'>, action: ReactNode) => ({
    id,
    // What is done needs no explanation.
    ...(steps[id]
      ? { title: check.title, state: 'fine' as const }
      : { ...check, state: 'todo' as const, action }),
  });
  return (
    <Section title={text.title}>
      <Checklist
        label={text.title}
        checks={[
          step(
            'import',
            { title: text.import, text: text.importText },
            <ButtonLink to="/contacts/import" variant="default">
              {text.importAction}
            </ButtonLink>,
          ),
          step(
            'write',
            { title: text.write, text: text.writeText },
            <ButtonLink {...newCampaignLink} variant="default">
              {text.writeAction}
            </ButtonLink>,
          ),
          step(
            'practise',
            { title: text.practise, text: text.practiseText },
            steps.write && (
              <ButtonLink to="/campaigns" variant="default">
                {text.practiseAction}
              </ButtonLink>
            ),
          ),
          step(
            'connect',
            { title: text.connect, text: text.connectText },
            <ButtonLink to="/first-run" variant="default">
              {text.connectAction}
            </ButtonLink>,
          ),
          step(
            'send',
            { title: text.send, text: text.sendText },
            steps.connect && steps.write && (
              <ButtonLink to="/campaigns" variant="default">
                {text.sendAction}
              </ButtonLink>
            ),
          ),
        ]}
      />
    </Section>
  );
}
