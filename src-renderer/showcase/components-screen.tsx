import { Stack } from '@mantine/core';
import { Page } from '../ui/page/page.tsx';
import { ControlSamples } from './control-samples.tsx';
import { DataSamples } from './data-samples.tsx';
import { FeedbackSamples } from './feedback-samples.tsx';
import { MessageSamples } from './message-samples.tsx';
import { StageSamples } from './stage-samples.tsx';
import { TableSamples } from './table-samples.tsx';

/** Every shared component in every state, at `#/components`. No build for users has it. */
export function ComponentsScreen() {
  return (
    <Page title="Components" facts="Every shared component in every state">
      <Stack gap="md">
        <DataSamples />
        <TableSamples />
        <FeedbackSamples />
        <ControlSamples />
        <MessageSamples />
        <StageSamples />
      </Stack>
    </Page>
  );
}
