import { Anchor, Button, Group } from '@mantine/core';
import { IconExternalLink, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { CredentialsStatus } from '../../src-shared/settings/settings.ts';
import { useClearCredentials, useCredentials, useTestCredentials } from '../api/settings.ts';
import { SetupLink } from '../first-run/setup-link.tsx';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { ask, doOrTell, notifyDone } from '../ui/notices.tsx';
import { Section } from '../ui/page/section.tsx';
import { Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
import { AccountForm } from './account-form.tsx';
import { describeAccount } from './values/account.ts';

const { twilio } = words.settings;

/** Where an account's SID and its API keys are. */
const consoleAddress = 'https://console.twilio.com/';

/** The Twilio account: which one, where it is stored, whether it works. */
export function TwilioSection() {
  const credentials = useCredentials();
  return (
    <Section
      title={twilio.title}
      about={twilio.about}
      link={
        <Anchor href={consoleAddress} target="_blank" rel="noreferrer" inherit>
          {twilio.console}
          <IconExternalLink size={14} className="settings-outward" aria-hidden="true" />
        </Anchor>
      }
    >
      <Loaded query={credentials} failure={twilio.failure}>
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
        <List label={twilio.title}>
          <ListRow
            icon={IconKey}
            tone="delivered"
            title={twilio.connected}
            text={describeAccount(status)}
            action={
              <Group gap="xs">
                <TestButton />
                {!isEditing && (
                  <Button variant="default" onClick={() => setIsEditing(true)}>
                    {twilio.change}
                  </Button>
                )}
                {isOurs && <RemoveButton />}
              </Group>
            }
          />
        </List>
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
    const answer = await doOrTell(twilio.testFailed, () => test.mutateAsync());
    if (answer) notifyDone(twilio.tested(answer.value.accountName));
  };
  return (
    <Button variant="default" loading={test.isPending} onClick={() => void run()}>
      {twilio.test}
    </Button>
  );
}

function RemoveButton() {
  const clear = useClearCredentials();
  const remove = async () => {
    const agreed = await ask({
      title: twilio.removeTitle,
      body: twilio.removeText,
      confirm: twilio.removeConfirm,
      danger: true,
    });
    if (!agreed) return;
    const removed = await doOrTell(twilio.removeFailed, () => clear.mutateAsync());
    if (removed) notifyDone(twilio.removed);
  };
  return (
    <Button variant="default" loading={clear.isPending} onClick={() => void remove()}>
      {twilio.remove}
    </Button>
  );
}
