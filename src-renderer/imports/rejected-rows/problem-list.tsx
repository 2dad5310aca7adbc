import { NativeSelect, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { RejectedRowsSummary, RejectProblem } from '../../../src-shared/import/import.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { problemNames } from './rejected-rows-text.ts';

interface ProblemListProps {
  readonly rejectedRows: RejectedRowsSummary;
  readonly value: RejectProblem | null;
  readonly onChange: (problem: RejectProblem | null) => void;
}

/** In a narrow window a menu takes the place of the list. */
const narrow = '(max-width: 940px)';

/** The problems, how many rows have each, and how many of these Ovo can fix. */
export function ProblemList({ rejectedRows, value, onChange }: ProblemListProps) {
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false });
  const withFix = rejectedRows.problems.reduce((sum, kind) => sum + kind.withFix, 0);
  if (isNarrow) {
    return (
      <NativeSelect
        aria-label="Problem"
        data={[
          { value: 'all', label: `All: ${kindText(rejectedRows.left, withFix)}` },
          ...rejectedRows.problems.map((kind) => ({
            value: kind.problem,
            label: `${problemNames[kind.problem]}: ${kindText(kind.left, kind.withFix)}`,
          })),
        ]}
        value={value ?? 'all'}
        onChange={(event) => {
          const chosen = rejectedRows.problems.find(
            ({ problem }) => problem === event.currentTarget.value,
          );
          onChange(chosen?.problem ?? null);
        }}
      />
    );
  }
  return (
    <nav aria-label="Problems" className="rejected-rows-problems">
      <ProblemButton
        name="All"
        left={rejectedRows.left}
        withFix={withFix}
        isChosen={value === null}
        onChoose={() => onChange(null)}
      />
      {rejectedRows.problems.map(({ problem, left, withFix: fixable }) => (
        <ProblemButton
          key={problem}
          name={problemNames[problem]}
          left={left}
          withFix={fixable}
          isChosen={value === problem}
          onChoose={() => onChange(problem)}
        />
      ))}
    </nav>
  );
}

function kindText(left: number, withFix: number): string {
  const rows = plural(left, 'row');
  return withFix === 0 ? rows : `${rows}, Ovo can fix ${formatCount(withFix)}`;
}

interface ProblemButtonProps {
  readonly name: string;
  readonly left: number;
  readonly withFix: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function ProblemButton({ name, left, withFix, isChosen, onChoose }: ProblemButtonProps) {
  return (
    <UnstyledButton
      className="rejected-rows-problem"
      aria-current={isChosen ? 'true' : undefined}
      onClick={onChoose}
    >
      <span className="rejected-rows-problem-name">{name}</span>
      <span className="rejected-rows-problem-count">{formatCount(left)}</span>
      {withFix > 0 && (
        <span className="rejected-rows-problem-fixes">{`Ovo can fix ${formatCount(withFix)}`}</span>
      )}
    </UnstyledButton>
  );
}
