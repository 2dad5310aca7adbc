import { Button, Group, Modal, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import type { Rehearsal } from '../../../src-shared/campaign/rehearsal.ts';
import type { Finding, FindingFix } from '../../../src-shared/campaign/review-finding.ts';
import type { Review } from '../../../src-shared/campaign/review.ts';
import { isMessagingService } from '../../../src-shared/campaign/sender.ts';
import { useHandOver } from '../../api/campaigns/hand-over.ts';
import { useSchedule } from '../../api/campaigns/plan.ts';
import { useReview } from '../../api/campaigns/reviews.ts';
import { useSendCampaign } from '../../api/campaigns/sending.ts';
import { RequestError } from '../../api/request.ts';
import { useSettings } from '../../api/settings.ts';
import { Bar } from '../../ui/data/bar.tsx';
import { ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { clampPercent } from '../../ui/text/numbers.ts';
import { formatTime } from '../../ui/text/times.ts';
import { useSenderText } from '../../senders/sender-text.ts';
import { words } from '../../words.ts';
import { campaignLink } from '../campaign-link.ts';
import { useIsStarting } from './countdown.tsx';
import { FindingList } from './finding-list.tsx';
import { peopleOf } from './finding-people.ts';
import { RehearsalDialog } from '../rehearsal/rehearsal-dialog.tsx';
import { TestDialog } from '../test-text/test-dialog.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { ReviewDetails } from './review-details.tsx';
import { ReviewFigures } from './review-figures.tsx';
import { SamplePanel } from './sample-panel.tsx';
import { SendPanel } from './send-panel.tsx';
import './review.css';

const text = words.campaigns.review;

interface ReviewSheetProps {
  /** The draft as it is saved; undefined while it was never reviewed. */
  readonly campaign: Campaign | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Makes a fix, or leads to where it is made. */
  readonly onFix: (finding: Finding, fix: FindingFix, fallback?: string) => Promise<void>;
}

/** The last look before a campaign is sent: one sheet of full height that checks everybody. */
export function ReviewSheet({ campaign, opened, onClose, onFix }: ReviewSheetProps) {
  const [hasDialog, setDialog] = useState(false);
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      lockScroll={false}
      // Esc is for the dialog above.
      closeOnEscape={!hasDialog}
      classNames={{ inner: 'review-inner', content: 'review-sheet' }}
    >
      <Modal.Overlay />
      <Modal.Content radius="xl">
        {campaign !== undefined && (
          <Sheet campaign={campaign} onClose={onClose} onFix={onFix} onDialog={setDialog} />
        )}
      </Modal.Content>
    </Modal.Root>
  );
}

interface SheetProps extends Omit<ReviewSheetProps, 'opened'> {
  readonly campaign: Campaign;
  /** Told when a dialog stands above the sheet, and when none does any more. */
  readonly onDialog: (isOpen: boolean) => void;
}

function Sheet({ campaign, onClose, onFix, onDialog }: SheetProps) {
  const { draft, revision, snapshot } = campaign;
  const { id } = snapshot;
  const { review, state, error, cancel, again } = useReview(id, revision);
  const settings = useSettings().data;
  const sender = draft.sender || (settings?.defaultSender ?? '');
  const senderText = useSenderText(sender);
  const send = useSendCampaign();
  const schedule = useSchedule('campaigns.schedule');
  const handOver = useHandOver();
  const planned = draft.plan?.schedule;
  const isStarting = useIsStarting(id) || send.isPending || handOver.isPending;
  const [failure, setFailure] = useState<string | null>(null);
  const [shown, setShown] = useState<{
    readonly finding: Finding;
    readonly title: string;
  } | null>(null);
  const [rehearsed, setRehearsed] = useState<Rehearsal | null>(null);
  // What was said of another draft says nothing of this one.
  const last = rehearsed?.revision === revision ? rehearsed : null;
  const [dialog, setDialog] = useState<'rehearsal' | 'test' | null>(null);
  const show = (next: typeof dialog) => {
    setDialog(next);
    onDialog(next !== null);
  };
  const navigate = useNavigate();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const start = async (begin: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await begin();
      // Who has closed the sheet stays where they are.
      if (isOpen.current) {
        onClose();
        await navigate({ ...campaignLink(id), replace: true });
      }
    } catch (thrown) {
      // Somebody went back to the draft.
      if (thrown instanceof RequestError && thrown.code === 'canceled') return;
      setFailure(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };

  const isPractice = settings?.gateway !== 'twilio';
  const senderName = sender === '' ? '' : senderText(sender);
  const people = shown === null ? null : peopleOf(shown.finding);
  return (
    <div className="review-columns">
      <div className="review-main">
        <Modal.Header className="review-header" role="none">
          <div>
            <Modal.Title tabIndex={-1} data-autofocus>
              {text.title(draft.name)}
            </Modal.Title>
            <Progress review={review} state={state} onCancel={cancel} onAgain={again} />
          </div>
          <Modal.CloseButton aria-label={text.close} />
        </Modal.Header>
        {state === 'failed' && (
          <ErrorPanel title={text.notMade} message={error?.message ?? ''} onRetry={again} />
        )}
        {review === null && state !== 'failed' && state !== 'stopped' && <LoadingLines lines={8} />}
        {review !== null && (
          <div className="review-found" data-stale={state === 'again' || undefined}>
            <ReviewFigures review={review} />
            <FindingList
              findings={review.findings}
              onFix={onFix}
              onPeople={(finding, title) => setShown({ finding, title })}
            />
            {review.totals.byCountry.length > 0 && (
              <section aria-label={detailsOf(review)} className="review-group">
                <h3>{detailsOf(review)}</h3>
                <ReviewDetails review={review} />
              </section>
            )}
          </div>
        )}
      </div>
      <div className="review-side-body">
        {review !== null && shown !== null && people !== null ? (
          <PeoplePanel
            key={shown.title}
            review={review}
            title={shown.title}
            people={people}
            onBack={() => setShown(null)}
          />
        ) : (
          <SamplePanel
            review={review}
            picture={draft.picture}
            from={senderName === '' ? words.campaigns.editor.preview.defaultSender : senderName}
          />
        )}
      </div>
      <SendPanel
        campaignId={id}
        name={draft.name}
        review={review}
        state={state}
        isPractice={isPractice}
        sender={senderName}
        isStarting={isStarting}
        schedule={planned}
        failure={failure}
        onSend={() =>
          void start(() =>
            planned === undefined ? send.mutateAsync({ id, revision }) : schedule.mutateAsync(id),
          )
        }
        onHandOver={
          isPractice || !isMessagingService(sender)
            ? null
            : () => void start(() => handOver.mutateAsync({ id, revision }))
        }
        rehearsedAt={last?.at ?? null}
        onRehearse={() => show('rehearsal')}
        onTest={() => show('test')}
      />
      <RehearsalDialog
        id={id}
        revision={revision}
        name={draft.name}
        opened={dialog === 'rehearsal'}
        last={last}
        onRehearsed={setRehearsed}
        onClose={() => show(null)}
      />
      <TestDialog id={id} draft={draft} opened={dialog === 'test'} onClose={() => show(null)} />
    </div>
  );
}

/** What the tables below are of: an MMS has no segments. */
function detailsOf({ totals }: Review): string {
  return totals.isMms ? text.detailsMms : text.details;
}

type ProgressProps = Pick<ReturnType<typeof useReview>, 'review' | 'state'> & {
  readonly onCancel: () => void;
  readonly onAgain: () => void;
};

/** How far the check is, with the way to stop it, or when it was made. */
function Progress({ review, state, onCancel, onAgain }: ProgressProps) {
  if (state === 'checking' || state === 'again') {
    const { checkedCount = 0, of = 0 } = review?.isComplete === true ? {} : (review ?? {});
    return (
      <div className="review-progress">
        <Text component="output" size="sm" c="dimmed">
          {state === 'again'
            ? text.changed
            : of === 0
              ? text.checkingAll
              : text.checking(checkedCount, of)}
        </Text>
        <Group gap="xs" wrap="nowrap" className="ui-delayed">
          <div className="review-bar">
            <Bar
              label={text.progress}
              parts={[
                { tone: 'moving', percent: of === 0 ? 0 : clampPercent((100 * checkedCount) / of) },
              ]}
            />
          </div>
          <Button variant="subtle" onClick={onCancel}>
            {text.cancel}
          </Button>
        </Group>
      </div>
    );
  }
  return (
    <Group gap="xs">
      <Text component="output" size="sm" c="dimmed">
        {state === 'done' && review !== null ? text.checkedAt(formatTime(review.at)) : text.stopped}
      </Text>
      <Button variant="subtle" size="compact-sm" onClick={onAgain}>
        {text.again}
      </Button>
    </Group>
  );
}
