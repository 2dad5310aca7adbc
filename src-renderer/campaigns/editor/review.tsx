import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Campaign, CampaignPreview } from '../../../src-shared/campaign/campaign.ts';
import type { Settings } from '../../../src-shared/settings/settings.ts';
import { useCampaign, type useMoveCampaign } from '../../api/campaigns.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { RequestError } from '../../api/request.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { campaignLink } from '../campaign-link.ts';
import { RunNote } from '../run-note.tsx';

interface ReviewProps {
  /** The draft as it is saved. */
  readonly campaign: Campaign;
  readonly preview: CampaignPreview;
  readonly settings: Settings;
  /** Whether the preview is being read again, so that its figures may change. */
  readonly isCounting: boolean;
  /** Starts the campaign. */
  readonly start: ReturnType<typeof useMoveCampaign>;
  /** Back to the draft, also while the campaign is about to start. */
  readonly onLeave: () => void;
  readonly onStarted: () => void;
}

/** Recipients, segments and gateway of a campaign, and the button that starts it. */
export function Review(props: ReviewProps) {
  const { campaign, preview, settings, isCounting, start } = props;
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const navigate = useNavigate();
  const lists = useLists().data ?? [];
  const names = campaign.draft.audience.listIds.flatMap(
    (id) => lists.find((list) => list.id === id)?.name ?? [],
  );
  const { unreachedOf } = campaign.draft.audience;
  const earlier = useCampaign(unreachedOf ?? null).data?.snapshot.name ?? 'an earlier campaign';
  const sources = [
    ...(unreachedOf === undefined ? [] : [`not reached by ${earlier}`]),
    ...(names.length === 0 ? [] : [`on ${names.join(', ')}`]),
  ];
  const people = preview.recipients - preview.suppressed;
  const isReal = settings.gateway === 'twilio';
  const sender = campaign.draft.sender || settings.defaultSender;

  const send = async () => {
    setErrorMessage(null);
    try {
      const snapshot = await start.mutateAsync(campaign.snapshot.id);
      props.onStarted();
      await navigate({ ...campaignLink(snapshot.id), replace: true });
    } catch (error) {
      // The person went back to the draft: the dialog is closed.
      if (error instanceof RequestError && error.code === 'canceled') return;
      setErrorMessage(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <Stack gap="md">
      <dl className="editor-review">
        <dt>To</dt>
        <dd>
          {plural(people, 'person', 'people')}
          {sources.length > 0 && ` ${sources.join(' or ')}`}
          {preview.suppressed > 0 &&
            `; ${plural(preview.suppressed, 'suppressed number is', 'suppressed numbers are')} skipped`}
        </dd>
        <dt>Segments</dt>
        <dd>{formatCount(preview.segments.total)}</dd>
        <dt>Gateway</dt>
        <dd>{isReal ? `Twilio${sender === '' ? '' : `, from ${sender}`}` : 'Practice'}</dd>
      </dl>
      {isReal ? (
        <Alert color="orange" variant="outline" title="Real texts to real people">
          {`Twilio bills your account for ${plural(preview.segments.total, 'segment')}. What was sent cannot be taken back.`}
        </Alert>
      ) : (
        <Text size="sm" c="dimmed">
          Practice mode. No texts are really sent, and it costs nothing.
        </Text>
      )}
      {preview.problems.length > 0 && (
        <Alert color="red" variant="outline" title="It cannot be sent yet">
          <List size="sm">
            {preview.problems.map((problem) => (
              <List.Item key={problem}>{problem}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {errorMessage !== null && (
        <Alert role="alert" color="red" variant="outline" title="It was not started">
          {errorMessage}
        </Alert>
      )}
      <RunNote campaignId={campaign.snapshot.id} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={props.onLeave} data-autofocus>
          Back to the draft
        </Button>
        <Button
          disabled={preview.problems.length > 0 || isCounting}
          loading={start.isPending}
          onClick={() => void send()}
        >
          {`Send to ${plural(people, 'person', 'people')}`}
        </Button>
      </Group>
    </Stack>
  );
}
