import { Alert, List, Stack, Text } from '@mantine/core';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import type { CampaignDraft, CampaignPreview } from '../../../src-shared/campaign/campaign.ts';
import { useCampaignPreview } from '../../api/campaigns/preview.ts';
import { FactList } from '../../ui/data/fact-list.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Loaded } from '../../ui/states.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { Updating } from '../../ui/updating.tsx';
import { words } from '../../words.ts';
import { segmentsEach } from '../segments-each.ts';
import { PeoplePreview } from './people-preview.tsx';

const text = words.campaigns.editor.preview;

interface PreviewPanelProps {
  /** As it is typed. */
  readonly typed: string;
  /** The text that is counted for everybody, a moment later. */
  readonly body: string;
  readonly audience: Audience;
  /** As it is typed; empty for that of the settings. */
  readonly sender: string;
  /** As it is now. */
  readonly picture: CampaignDraft['picture'];
}

/** Recipients, segments, problems and samples of a draft. */
export function PreviewPanel({ typed, body, audience, sender, picture }: PreviewPanelProps) {
  const preview = useCampaignPreview(body, audience, picture);
  return (
    <Section
      title={text.title}
      link={<Updating isUpdating={preview.isPlaceholderData}>{text.updating}</Updating>}
    >
      <Loaded query={preview} failure={text.notMade}>
        {(data) => <PreviewContent preview={data} isMms={picture !== undefined} />}
      </Loaded>
      <div className="editor-people">
        <PeoplePreview body={typed} audience={audience} sender={sender} picture={picture} />
      </div>
    </Section>
  );
}

function PreviewContent({
  preview,
  isMms,
}: {
  readonly preview: CampaignPreview;
  readonly isMms: boolean;
}) {
  return (
    <Stack gap="md">
      <FactList
        layout="row"
        items={[
          { name: text.recipients, value: formatCount(preview.recipients) },
          { name: text.suppressed, value: formatCount(preview.suppressed) },
          { name: isMms ? text.mms : text.segments, value: formatCount(preview.segments.total) },
        ]}
      />
      {preview.segments.total > 0 && (
        <Text size="xs" c="dimmed">
          {isMms ? text.mmsEach : segmentsEach(preview.segments)}
        </Text>
      )}
      {preview.problems.length > 0 && (
        <Alert color="orange" variant="outline" title={text.problems}>
          <List size="sm" spacing={4}>
            {preview.problems.map((problem) => (
              <List.Item key={problem}>{problem}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
