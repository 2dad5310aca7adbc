import { Loader } from '@mantine/core';
import { StatusText } from './status-text.tsx';
import './states.css';

interface UpdatingProps {
  /** Whether the content beside it is old and is being read again. */
  readonly isUpdating: boolean;
  readonly children: string;
}

/** Says that the content beside it is being read again. The old content keeps its full contrast. */
export function Updating({ isUpdating, children }: UpdatingProps) {
  return (
    <StatusText size="xs" c="dimmed" className="ui-updating">
      {isUpdating && (
        <span className="ui-delayed">
          <Loader size={12} aria-hidden="true" />
          {children}
        </span>
      )}
    </StatusText>
  );
}
