import { Text } from '@mantine/core';
import { words } from '../../words.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { mostRowsShown } from './rejected-rows-grid.tsx';

interface KeyHintsProps {
  readonly id: string;
  /** Rows with the chosen problem. */
  readonly total: number;
}

const { keys, mostShown } = words.imports.rows;

const hints = [
  { names: ['↑', '↓'], does: keys.choose },
  { names: [keys.enter], does: keys.apply },
  { names: [keys.f2], does: keys.edit },
  { names: [keys.delete], does: keys.skip },
  { names: [keys.shift], does: keys.all },
] as const;

/** The keys of the rows to fix; they also describe the grid to assistive technology. */
export function KeyHints({ id, total }: KeyHintsProps) {
  return (
    <Text id={id} size="xs" c="dimmed" component="div" className="rejected-rows-keys">
      {hints.map(({ names, does }) => (
        <span key={does}>
          {names.map((name) => (
            <kbd key={name}>{name}</kbd>
          ))}{' '}
          {does}
        </span>
      ))}
      {total > mostRowsShown && <span>{mostShown(formatCount(mostRowsShown))}</span>}
    </Text>
  );
}
