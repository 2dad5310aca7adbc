import { Anchor, Button, Group, Stack } from '@mantine/core';
import { IconExternalLink, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { CredentialsStatus } from '../../src-shared/settings/settings.ts';
import type { AccountCheck } from '../../src-shared/settings/setup/account-check.ts';
import { useClearCredentials, useCredentials, useTestCredentials } from '../api/settings.ts';
import { AccountForm } from '../first-run/account-form.tsx';
import { SetupLink } from '../first-run/setup-link.tsx';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { ask, doOrTell, notifyDone, notifyNeed } from '../ui/notices.tsx';
import { Section } from '../ui/page/section.tsx';
import { Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
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
      link={
        <Anchor href={consoleAddress} target="_blank" rel="noreferrer" inherit>
          {twilio.console}
          <IconExternalLink size={14} className="settings-outward" aria-hidden="true" />
        </Anchor>
      }
    >
      <Stack gap="md" align="stretch">
        <Loaded query={credentials} failure={twilio.failure}>
          {(status) => <Account status={status} />}
        </Loaded>
        <SetupLink />
      </Stack>
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
          onSaved={(check) => {
            setIsEditing(false);
            tellSaved(check);
          }}
        >
          {(fields, save) => (
            <Stack gap="md">
              {fields}
              <Group gap="xs">
                {save}
                {!isMissing && (
                  <Button variant="default" onClick={() => setIsEditing(false)}>
                    {words.ui.cancel}
                  </Button>
                )}
              </Group>
            </Stack>
          )}
        </AccountForm>
      )}
    </>
  );
}

/** An account that Twilio has not confirmed is kept all the same, and is no success yet. */
function tellSaved(check: AccountCheck): void {
  if (check.kind === 'problem') {
    notifyNeed(twilio.savedWith(words.firstRun.problems[check.problem]));
  } else notifyDone(twilio.saved);
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
