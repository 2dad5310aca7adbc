import { Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { newCampaignLink } from '../campaigns/campaign-link.ts';
import { TextLink } from '../ui/links.tsx';
import type { FirstSteps } from './attention.ts';

interface Step {
  readonly done: boolean;
  readonly title: string;
  readonly text: string;
  readonly action: ReactNode;
}

/** The steps from a new installation to the first campaign. */
export function FirstStepsPanel({ steps }: { readonly steps: FirstSteps }) {
  const all: readonly Step[] = [
    {
      done: steps.import,
      title: 'Import contacts',
      text: 'Bring in a file of the people whom you text: CSV, Excel or vCards.',
      action: (
        <TextLink to="/contacts/import" size="sm" underline="always">
          Choose a file
        </TextLink>
      ),
    },
    {
      done: steps.write,
      title: 'Write',
      text: 'Write a campaign and see how each person will read it.',
      action: (
        <TextLink {...newCampaignLink} size="sm" underline="always">
          Write a campaign
        </TextLink>
      ),
    },
    {
      done: steps.send,
      title: 'Send',
      text: 'Review what it comes to, start it, and watch it go.',
      action: (
        <TextLink to="/campaigns" size="sm" underline="always">
          Open the campaigns
        </TextLink>
      ),
    },
  ];
  const next = all.findIndex((step) => !step.done);
  return (
    <section aria-label="First steps" className="home-panel">
      <Title order={2}>From contacts to a campaign in three steps</Title>
      <ol className="home-steps">
        {all.map((step, index) => (
          <li key={step.title} className="home-step" data-done={step.done || undefined}>
            <span className="home-step-mark" aria-hidden="true">
              {step.done ? <IconCheck size={16} /> : index + 1}
            </span>
            <div>
              <Text fw={600} size="sm">
                {step.title}
                {step.done && <span className="home-step-done"> (done)</span>}
              </Text>
              <Text size="sm" c="dimmed">
                {step.text}
              </Text>
              {index === next && step.action}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
