import {
  Alert,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import type { TestText } from '../../../src-shared/settings/setup/test-text.ts';
import { useSendCampaignTest } from '../../api/campaigns/test-text.ts';
import { useSettings } from '../../api/settings.ts';
import { useTestText } from '../../api/setup.ts';
import { TestOutcome } from '../../first-run/test-outcome.tsx';
import { Loaded } from '../../ui/states.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { PeoplePreview } from '../editor/people-preview.tsx';

const { testText: text } = words.campaigns;
const { refusals } = words.firstRunDelivery.test;

/** Every contact, as an audience says that. */
const everyone: Audience = { listIds: [], filters: [{}] };

interface TestDialogProps {
  /** The campaign, saved as it is shown. */
  readonly id: number;
  readonly draft: Pick<CampaignDraft, 'body' | 'audience' | 'sender' | 'picture'>;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Sends the text of a campaign to oneself, as somebody would read it, and says what became of it. */
export function TestDialog(props: TestDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} size={560} title={text.title}>
      <WithLastTest {...props} />
    </Modal>
  );
}

/** Twilio is asked about the last test only while the dialog is open. */
function WithLastTest(props: TestDialogProps) {
  const last = useTestText();
  return (
    <Loaded query={last} failure={text.failure}>
      {(known) => <TestForm {...props} last={known} />}
    </Loaded>
  );
}

function TestForm({
  id,
  draft: { body, audience, sender, picture },
  last,
  onClose,
}: TestDialogProps & { readonly last: TestText | null }) {
  const send = useSendCampaignTest();
  const phoneText = usePhoneText();
  const settings = useSettings().data;
  const [whose, setWhose] = useState<'audience' | 'everyone'>('audience');
  const [contactId, setContactId] = useState<number | null>(null);
  const [to, setTo] = useState(last === null ? '' : phoneText(last.to));
  const [failure, setFailure] = useState<string | null>(null);
  /** The ids of the tests that were sent from here: an older one says nothing of this text. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const [request, setRequest] = useState({ order: '', id: '' });
  // An id stands for one text: pressed twice, or pressed again after a failure, the text is sent once.
  const order = JSON.stringify([id, contactId, to, body, picture]);
  const newRequest = () => setRequest({ order, id: crypto.randomUUID() });
  if (request.order !== order) newRequest();

  const run = async (event: FormEvent) => {
    event.preventDefault();
    if (contactId === null) return;
    setFailure(null);
    try {
      const answer = await send.mutateAsync({ requestId: request.id, id, contactId, to });
      if (answer.kind === 'refused') {
        setFailure(refusals[answer.reason]);
        return;
      }
      setSent((known) => [...known, request.id]);
      newRequest();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : text.failure);
    }
  };

  const isOwn = last !== null && sent.includes(last.requestId);
  return (
    <form onSubmit={(event) => void run(event)}>
      <Stack gap="md">
        <Text>{text.about}</Text>
        {settings?.gateway === 'simulator' && (
          <Alert color="grape" variant="outline" icon={<IconFlask size={18} aria-hidden="true" />}>
            {text.practice}
          </Alert>
        )}
        <TextInput
          label={text.number}
          description={text.numberHint}
          placeholder={text.numberExample}
          type="tel"
          value={to}
          error={failure}
          data-autofocus
          onChange={(event) => {
            setTo(event.currentTarget.value);
            setFailure(null);
          }}
        />
        <SegmentedControl
          aria-label={text.whose}
          value={whose}
          data={[
            { value: 'audience', label: text.audience },
            { value: 'everyone', label: text.everyone },
          ]}
          onChange={(value) => setWhose(value === 'everyone' ? 'everyone' : 'audience')}
        />
        <PeoplePreview
          key={whose}
          body={body}
          audience={whose === 'everyone' ? everyone : audience}
          sender={sender}
          picture={picture}
          onPerson={setContactId}
        />
        <div aria-live="polite">
          {isOwn ? (
            <TestOutcome text={last} />
          ) : (
            contactId === null && (
              <Text size="sm" c="dimmed">
                {text.nobody}
              </Text>
            )
          )}
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {text.close}
          </Button>
          <Button
            type="submit"
            loading={send.isPending}
            disabled={to.trim() === '' || contactId === null}
          >
            {sent.length > 0 ? text.another : text.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
