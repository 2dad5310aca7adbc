import { Button, Group } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { RejectedRowsSummary } from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';
import type { Feedback } from './use-row-fixes.tsx';

type Problem = RejectedRowsSummary['problems'][number];

interface KindBarProps {
  /** The problem whose rows are shown; null for all. */
  readonly kind: Problem | null;
  readonly rejectedRows: RejectedRowsSummary;
  readonly feedback: Feedback | null;
  readonly isBusy: boolean;
  readonly onAcceptAll: () => void;
  readonly onDismissAll: () => void;
}

const { rows: said } = words.imports;

/** Actions for all rows with a problem, and the result of the last action. */
export function KindBar(props: KindBarProps) {
  const { kind, rejectedRows, feedback, isBusy, onAcceptAll, onDismissAll } = props;
  const left = kind?.left ?? rejectedRows.left;
  const withFix =
    kind?.withFix ?? rejectedRows.problems.reduce((sum, problem) => sum + problem.withFix, 0);
  return (
    <div className="rejected-rows-bar">
      <output
        className="rejected-rows-feedback"
        {...(feedback === null ? {} : { 'data-tone': feedback.isGood ? 'delivered' : 'attention' })}
      >
        {feedback === null ? (
          <span>{withFix === 0 ? said.toFix(left) : said.suggested(left, withFix)}</span>
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
            <Button
              variant="default"
              disabled={isBusy}
              aria-keyshortcuts="Shift+Enter"
              onClick={onAcceptAll}
            >
              {said.applyAll(kind.withFix)}
            </Button>
          )}
          <Button
            variant="default"
            disabled={isBusy}
            aria-keyshortcuts="Shift+Delete"
            onClick={onDismissAll}
          >
            {said.skipAll(kind.left)}
          </Button>
        </Group>
      )}
    </div>
  );
}
