import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { RejectedRowsSummary, RejectProblem } from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';
import { FilterTabs, type FilterTab } from '../../ui/data/filter-tabs.tsx';

interface ProblemListProps {
  readonly rejectedRows: RejectedRowsSummary;
  readonly value: RejectProblem | null;
  readonly onChange: (problem: RejectProblem | null) => void;
}

const { rows: said } = words.imports;

/** In a narrow window a menu takes the place of the tabs. */
const narrow = '(max-width: 1100px)';

/** The problems, and how many rows have each. */
export function ProblemList({ rejectedRows, value, onChange }: ProblemListProps) {
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false });
  const { problems, left } = rejectedRows;
  const choose = (chosen: string) =>
    onChange(problems.find(({ problem }) => problem === chosen)?.problem ?? null);
  if (isNarrow) {
    return (
      <NativeSelect
        aria-label={said.problem}
        data={[
          { value: 'all', label: said.allOf(left) },
          ...problems.map((kind) => ({
            value: kind.problem,
            label: said.someOf(said.problemNames[kind.problem], kind.left),
          })),
        ]}
        value={value ?? 'all'}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    );
  }
  const tabs: readonly FilterTab<string>[] = [
    { value: 'all', label: said.all, count: left },
    ...problems.map((kind) => ({
      value: kind.problem,
      label: said.problemNames[kind.problem],
      count: kind.left,
    })),
  ];
  return <FilterTabs label={said.problems} tabs={tabs} value={value ?? 'all'} onChange={choose} />;
}
