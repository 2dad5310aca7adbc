import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { CredentialsStatus } from '../../src-shared/settings/settings.ts';
import { useClearCredentials, useCredentials, useTestCredentials } from '../api/settings.ts';
import { SetupLink } from '../first-run/setup-link.tsx';
import { ask, doOrTell, notifyDone } from '../ui/notices.tsx';
import { Loaded } from '../ui/states.tsx';
import { AccountForm } from './account-form.tsx';
import { describeAccount } from './account.ts';
import { Section } from './section.tsx';

/** The Twilio account: which one, where it is stored, whether it works. */
export function TwilioSection() {
  const credentials = useCredentials();
  return (
    <Section
      title="Twilio account"
      description="Found in the Twilio console. An API key can be taken back there at any time, so it is the better choice."
    >
      <Loaded query={credentials} failure="The account could not be read">
        {(status) => <Account status={status} />}
      </Loaded>
      <SetupLink />
    </Section>
  );
}

function Account({ status }: { readonly status: CredentialsStatus }) {
  const [isEditing, setIsEditing] = useState(false);
  const isMissing = status.source === 'none';
  const isOurs = status.source === 'keychain' || status.source === 'session';
  return (
    <>
      {!isMissing && (
        <Group justify="space-between" gap="sm">
          <Text size="sm" className="ui-wrap settings-account">
            {describeAccount(status)}
          </Text>
          <Group gap="xs">
            <TestButton />
            {!isEditing && (
              <Button variant="default" onClick={() => setIsEditing(true)}>
                Change…
              </Button>
            )}
            {isOurs && <RemoveButton />}
          </Group>
        </Group>
      )}
      {(isMissing || isEditing) && (
        <AccountForm
          status={status}
          onDone={() => setIsEditing(false)}
          {...(isMissing ? {} : { onCancel: () => setIsEditing(false) })}
        />
      )}
    </>
  );
}

function TestButton() {
  const test = useTestCredentials();
  const run = async () => {
    const answer = await doOrTell('The account does not work', () => test.mutateAsync());
    if (answer) notifyDone(`The account works: ${answer.value.accountName}.`);
  };
  return (
    <Button variant="default" loading={test.isPending} onClick={() => void run()}>
      Test
    </Button>
  );
}

function RemoveButton() {
  const clear = useClearCredentials();
  const remove = async () => {
    const agreed = await ask({
      title: 'Remove the Twilio account?',
      body: 'Ovo forgets it; nothing changes at Twilio. Until you enter it again, nothing can be sent through Twilio.',
      confirm: 'Remove account',
      danger: true,
    });
    if (!agreed) return;
    const removed = await doOrTell('The account was not removed', () => clear.mutateAsync());
    if (removed) notifyDone('The account was removed.');
  };
  return (
    <Button variant="default" loading={clear.isPending} onClick={() => void remove()}>
      Remove…
    </Button>
  );
}
