import { Alert, Group, List, Stack, Text, Title } from '@mantine/core';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import type { CampaignPreview } from '../../../src-shared/campaign/campaign.ts';
import { useCampaignPreview } from '../../api/campaigns.ts';
import { Figures } from '../../ui/page/figures.tsx';
import { Loaded } from '../../ui/states.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { Updating } from '../../ui/updating.tsx';
import { Samples } from './samples.tsx';

interface PreviewPanelProps {
  readonly body: string;
  readonly audience: Audience;
}

/** Recipients, segments, problems and samples of a draft. */
export function PreviewPanel({ body, audience }: PreviewPanelProps) {
  const preview = useCampaignPreview(body, audience);
  return (
    <section aria-label="Preview" className="editor-preview" aria-busy={preview.isFetching}>
      <Group justify="space-between" align="baseline" mb="sm">
        <Title order={2}>Preview</Title>
        <Updating isUpdating={preview.isPlaceholderData}>Updating…</Updating>
      </Group>
      <Loaded query={preview} failure="The preview could not be made">
        {(data) => <PreviewContent preview={data} />}
      </Loaded>
    </section>
  );
}

function PreviewContent({ preview }: { readonly preview: CampaignPreview }) {
  return (
    <Stack gap="md">
      <Figures
        items={[
          { name: 'Recipients', value: formatCount(preview.recipients) },
          {
            name: 'Suppressed',
            value: formatCount(preview.suppressed),
            hint: 'Numbers that must not be texted; they are skipped',
          },
          {
            name: 'Segments',
            value: formatCount(preview.segments.total),
            hint: 'What Twilio bills',
          },
        ]}
      />
      {preview.segments.total > 0 && (
        <Text size="xs" c="dimmed">
          {segmentsEach(preview.segments)}
        </Text>
      )}
      {preview.problems.length > 0 && (
        <Alert color="orange" variant="outline" title="Before it can be sent">
          <List size="sm" spacing={4}>
            {preview.problems.map((problem) => (
              <List.Item key={problem}>{problem}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {preview.emptyFields.length > 0 && (
        <Text size="sm">
          {preview.emptyFields.map(({ field, contacts }) => (
            <span key={field} className="editor-empty-field">
              <code>{field}</code> is empty for {plural(contacts, 'recipient')}.
            </span>
          ))}
        </Text>
      )}
      <Samples samples={preview.samples} />
    </Stack>
  );
}

function segmentsEach({ fewest, most }: CampaignPreview['segments']): string {
  if (fewest === most) return `${plural(most, 'segment')} for each person`;
  return `${formatCount(fewest)} to ${plural(most, 'segment')} for each person`;
}
