import { Loader } from '@mantine/core';
import { StatusText } from './status-text.tsx';
import './states.css';

interface UpdatingProps {
  /** Whether what stands beside it is old and being made anew. */
  readonly isUpdating: boolean;
  readonly children: string;
}

/** Says beside something old that it is being made anew; what is old stays as easy to read as before. */
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
