import { Anchor, Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Banner } from '../ui/feedback/banner.tsx';
import { TextLink } from '../ui/links.tsx';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { Columns } from '../ui/page/section.tsx';
import { EmptyState, ErrorPanel, LoadingLines } from '../ui/states.tsx';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { Sample } from './sample.tsx';

export function FeedbackSamples() {
  return (
    <>
      <Columns least={260}>
        <Sample title="EmptyState: nothing yet">
          <EmptyState
            icon={<IconUsers />}
            title="No contacts yet"
            action={
              <>
                <Button>Import contacts…</Button>
                <Button variant="subtle">Try with sample contacts</Button>
              </>
            }
          >
            Bring in a file of the people you text.
          </EmptyState>
        </Sample>
        <Sample title="EmptyState: nothing found">
          <EmptyState scene="search" title="No contacts found">
            Try a shorter search.
          </EmptyState>
        </Sample>
        <Sample title="EmptyState: all done">
          <EmptyState scene="done" title="Nothing left to fix">
            Every row is in.
          </EmptyState>
        </Sample>
      </Columns>
      <Sample title="Banner">
        <Banner
          label="A practice banner"
          tone="practice"
          actions={
            <>
              <Anchor component="button" type="button" inherit>
                Discard practice…
              </Anchor>
              <TextLink to="/" inherit>
                Send for real…
              </TextLink>
            </>
          }
        >
          Practice mode. No texts are really sent.
        </Banner>
        <Banner label="A failed banner" tone="failed">
          The database file is damaged, so nothing is sent from it.
        </Banner>
        <Banner label="A waiting banner" tone="attention">
          Sign in again to go on sending.
        </Banner>
        <Banner label="A moving banner" tone="moving">
          Another Ovo process is sending from this data.
        </Banner>
      </Sample>
      <Columns least={320}>
        <Sample title="ErrorPanel">
          <ErrorPanel
            title="The contacts could not be read"
            message="The disk did not answer."
            onRetry={() => undefined}
          />
        </Sample>
        <Sample title="LoadingLines">
          <LoadingLines />
        </Sample>
      </Columns>
      <Sample title="Toasts">
        <Group gap="xs">
          <Button variant="default" onClick={() => notifyDone('Consent recorded for 6 people.')}>
            Say it is done
          </Button>
          <Button
            variant="default"
            onClick={() =>
              void doOrTell('The contact was not saved', () =>
                Promise.reject(new Error('The disk is full.')),
              )
            }
          >
            Say it failed
          </Button>
          <Button
            variant="default"
            onClick={() => void doOrTell('The contact was not saved', () => Promise.resolve())}
          >
            Let it succeed
          </Button>
          <Button
            variant="default"
            onClick={() =>
              notifyUndoable({
                message: '3 contacts deleted.',
                undo: () => Promise.resolve('3 contacts restored.'),
                failure: 'They were not restored',
              })
            }
          >
            Offer to undo
          </Button>
        </Group>
      </Sample>
    </>
  );
}
