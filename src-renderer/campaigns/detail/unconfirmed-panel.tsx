import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useMessages, useMoveCampaign } from '../../api/campaigns.ts';
import { useSettings } from '../../api/settings.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { refetchWhileSendingMs } from './refetch.ts';
import { UnconfirmedChoices } from './unconfirmed-choices.tsx';

/** How many single messages are listed here; the table below has all. */
const listed = 20;

/** Explains what unconfirmed messages are, and lets the person check again or decide. */
export function UnconfirmedPanel({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const { id, unconfirmedCount } = snapshot;
  const reconcile = useMoveCampaign('campaigns.reconcileUnconfirmed');
  const policy = useSettings().data?.unconfirmedPolicy;
  const messages = useMessages(id, 'unconfirmed', refetchWhileSendingMs(snapshot));

  const checkAgain = async () => {
    const looked = await doOrTell('The messages could not be looked up', () =>
      reconcile.mutateAsync(id),
    );
    if (!looked) return;
    const left = looked.value.unconfirmedCount;
    notifyDone(
      left === 0
        ? 'No message is unconfirmed any more.'
        : `${plural(left, 'message')} still unconfirmed.`,
    );
  };

  return (
    <Alert
      color="orange"
      variant="outline"
      icon={<IconHelpCircle size={18} />}
      title={plural(unconfirmedCount, 'unconfirmed message')}
    >
      <Stack gap="sm">
        <Text size="sm">
          Ovo handed {unconfirmedCount === 1 ? 'this message' : 'these messages'} over and got no
          answer, so it is not known whether {unconfirmedCount === 1 ? 'it was' : 'they were'} sent.{' '}
          {policy === 'requeue'
            ? 'Ovo checks with the gateway. Messages that two checks do not find in an up-to-date list are sent again, as the settings say.'
            : 'Nothing is sent again by itself: nobody is texted twice. Check again asks the gateway; if that finds nothing, you decide.'}
        </Text>
        <Group gap="xs">
          <Button loading={reconcile.isPending} onClick={() => void checkAgain()}>
            Check again
          </Button>
          {unconfirmedCount > 1 && (
            <UnconfirmedChoices
              campaignId={id}
              messageId={null}
              whom={`all ${formatCount(unconfirmedCount)}`}
            />
          )}
        </Group>
        <ul className="detail-unconfirmed" aria-label="Unconfirmed messages">
          {messages
            .loadedRows()
            .slice(0, listed)
            .map((message) => (
              <li key={message.id}>
                <Text size="sm" className="detail-unconfirmed-who" title={message.body}>
                  {[message.name, message.to].filter(Boolean).join(', ')}
                  {message.explanation !== null && (
                    <Text component="span" size="xs" c="dimmed" display="block">
                      {message.explanation}
                    </Text>
                  )}
                </Text>
                <Group gap="xs">
                  <UnconfirmedChoices
                    campaignId={id}
                    messageId={message.id}
                    whom={message.name || message.to}
                  />
                </Group>
              </li>
            ))}
        </ul>
        {unconfirmedCount > listed && (
          <Text size="xs" c="dimmed">
            {`These are the first ${listed}; the table below has all of them.`}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
