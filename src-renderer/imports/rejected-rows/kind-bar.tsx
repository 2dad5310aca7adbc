import { Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { RejectedRowsSummary } from '../../../src-shared/import/import.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import type { Feedback } from './use-row-fixes.tsx';

interface KindBarProps {
  /** The problem whose rows are shown; null for all. */
  readonly kind: RejectedRowsSummary['problems'][number] | null;
  readonly left: number;
  readonly feedback: Feedback | null;
  readonly isBusy: boolean;
  readonly onAcceptAll: () => void;
  readonly onDismissAll: () => void;
}

/** Actions for all rows with a problem, and the result of the last action. */
export function KindBar(props: KindBarProps) {
  const { kind, left, feedback, isBusy, onAcceptAll, onDismissAll } = props;
  return (
    <div className="rejected-rows-bar">
      <output className="rejected-rows-feedback" data-good={feedback?.isGood || undefined}>
        {feedback === null ? (
          <Text size="sm" c="dimmed" component="span">
            {`${plural(kind?.left ?? left, 'row')} to fix`}
          </Text>
        ) : (
          <>
            {feedback.isGood ? (
              <IconCircleCheck size={16} aria-hidden="true" />
            ) : (
              <IconInfoCircle size={16} aria-hidden="true" />
            )}
            <span>{feedback.text}</span>
          </>
        )}
      </output>
      {kind !== null && (
        <Group gap="xs">
          {kind.withFix > 0 && (
            <Button disabled={isBusy} aria-keyshortcuts="Shift+Enter" onClick={onAcceptAll}>
              {kind.withFix === 1
                ? 'Take its fix…'
                : `Take all ${formatCount(kind.withFix)} fixes…`}
            </Button>
          )}
          <Button
            variant="default"
            disabled={isBusy}
            aria-keyshortcuts="Shift+Delete"
            onClick={onDismissAll}
          >
            {kind.left === 1 ? 'Dismiss it' : `Dismiss all ${formatCount(kind.left)}`}
          </Button>
        </Group>
      )}
    </div>
  );
}
