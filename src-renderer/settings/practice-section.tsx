import { Button, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useDiscardPractice, usePractice } from '../api/campaigns.ts';
import { ask, doOrTell, notifyDone } from '../ui/notices.tsx';
import { Loaded } from '../ui/states.tsx';
import { plural } from '../ui/text/numbers.ts';
import { Section } from './section.tsx';

/** How much practice there is, and the way to be rid of it. */
export function PracticeSection() {
  const practice = usePractice();
  const discard = useDiscardPractice();

  const onDiscard = async () => {
    const agreed = await ask({
      title: 'Discard all practice data?',
      body: 'Practice campaigns and their messages are deleted. Contacts, drafts, Do not text and everything that was really sent stay as they are. This can’t be undone.',
      confirm: 'Discard practice data',
      decline: 'Keep it',
      danger: true,
    });
    if (!agreed) return;
    const discarded = await doOrTell('The practice data was not discarded', () =>
      discard.mutateAsync(),
    );
    if (discarded)
      notifyDone(`${plural(discarded.value.campaigns, 'practice campaign')} discarded.`);
  };

  return (
    <Section
      title="Practice data"
      description="What was sent in practice mode. No text was really sent, and nothing here counts in real figures, filters or Do not text."
    >
      <Loaded query={practice} failure="The practice data could not be counted">
        {({ campaigns, messages }) => (
          <>
            <Text size="sm">
              {campaigns === 0
                ? 'No practice data.'
                : `${plural(campaigns, 'practice campaign')} with ${plural(messages, 'message')}.`}
            </Text>
            {campaigns > 0 && (
              <div>
                <Button
                  variant="default"
                  leftSection={<IconTrash size={14} aria-hidden="true" />}
                  loading={discard.isPending}
                  onClick={() => void onDiscard()}
                >
                  Discard practice data…
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
