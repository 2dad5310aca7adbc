import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Campaign, CampaignPreview } from '../../../src-shared/campaign/campaign.ts';
import { describeAudience } from '../../../src-shared/campaign/describe-audience.ts';
import type { Settings } from '../../../src-shared/settings/settings.ts';
import type { useMoveCampaign } from '../../api/campaigns.ts';
import { RequestError } from '../../api/request.ts';
import { FactList } from '../../ui/data/fact-list.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { campaignLink } from '../campaign-link.ts';
import { useAudienceNames } from './audience/use-audience-names.ts';
import { RunNote } from '../run-note.tsx';

const text = words.campaigns.editor.reviewing;

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
  const { to: sources, butNot } = describeAudience(campaign.draft.audience, useAudienceNames());
  const phoneText = usePhoneText();
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
      <FactList
        items={[
          {
            name: text.to,
            value:
              sources.length === 0
                ? text.people(people)
                : text.peopleFrom(people, sources.join(', ')),
          },
          ...(butNot.length === 0
            ? []
            : [{ name: words.campaigns.audience.butNot, value: butNot.join(', ') }]),
          ...(preview.suppressed > 0
            ? [{ name: text.skipped, value: text.suppressed(preview.suppressed) }]
            : []),
          { name: text.segments, value: formatCount(preview.segments.total) },
          { name: text.delivery, value: isReal ? twilioText(phoneText(sender)) : text.practice },
        ]}
      />
      {isReal ? (
        <Alert color="orange" variant="outline" title={text.real}>
          {text.realText(preview.segments.total)}
        </Alert>
      ) : (
        <Text size="sm" c="dimmed">
          {text.practiceText}
        </Text>
      )}
      {preview.problems.length > 0 && (
        <Alert color="red" variant="outline" title={text.problems}>
          <List size="sm">
            {preview.problems.map((problem) => (
              <List.Item key={problem}>{problem}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {errorMessage !== null && (
        <Alert role="alert" color="red" variant="outline" title={text.notStarted}>
          {errorMessage}
        </Alert>
      )}
      <RunNote campaignId={campaign.snapshot.id} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={props.onLeave} data-autofocus>
          {words.campaigns.editor.starting.back}
        </Button>
        <Button
          disabled={preview.problems.length > 0 || isCounting}
          loading={start.isPending}
          onClick={() => void send()}
        >
          {text.send(people)}
        </Button>
      </Group>
    </Stack>
  );
}

function twilioText(sender: string): string {
  return sender === '' ? text.twilio : text.twilioFrom(sender);
}
