import { Alert, Button, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { EggPicture, type EggScene } from './feedback/egg-picture.tsx';
import './feedback/feedback.css';
import './states.css';

interface EmptyStateProps {
  /** `nest`: nothing yet. `search`: nothing found. `done`: nothing left to do. */
  readonly scene?: EggScene;
  /** In front of the egg: the icon of what is missing. */
  readonly icon?: ReactNode;
  readonly title: string;
  /** What to do about it. */
  readonly children: ReactNode;
  /** The first step: one primary button; a second, quieter one may follow. */
  readonly action?: ReactNode;
}

/** Shown in place of an empty list. */
export function EmptyState({ scene = 'nest', icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="ui-empty">
      <EggPicture scene={scene} icon={icon} />
      <Title order={2}>{title}</Title>
      <div className="ui-empty-text">{children}</div>
      {action !== undefined && <div className="ui-empty-action">{action}</div>}
    </div>
  );
}

interface ErrorPanelProps {
  /** The failure, such as `The contacts could not be read`. */
  readonly title: string;
  readonly message: string;
  readonly onRetry?: () => void;
  /** For a consequence of the user's own action, such as canceling. */
  readonly isExpected?: boolean;
}

/** Shown in place of content that could not be loaded. */
export function ErrorPanel({ title, message, onRetry, isExpected = false }: ErrorPanelProps) {
  return (
    <Alert
      role="alert"
      color={isExpected ? 'gray' : 'red'}
      variant="outline"
      icon={isExpected ? <IconInfoCircle size={18} /> : <IconAlertTriangle size={18} />}
      title={title}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm" className="ui-wrap">
          {message}
        </Text>
        {onRetry !== undefined && (
          <Button variant="default" onClick={onRetry}>
            {words.ui.tryAgain}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Grey lines while content loads; they appear only after a noticeable time. */
export function LoadingLines({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div className="ui-delayed" aria-busy="true">
      <VisuallyHidden component="output">{words.ui.loading}</VisuallyHidden>
      <Stack gap="sm">
        {Array.from({ length: lines }, (_, line) => `${100 - ((line * 17) % 45)}%`).map((width) => (
          <Skeleton key={width} height={20} width={width} />
        ))}
      </Stack>
    </div>
  );
}

interface QueryState<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface LoadedProps<T> {
  readonly query: QueryState<T>;
  /** The title of the error. */
  readonly failure: string;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** Shows the data of a query, or that it is loading, or its error. */
export function Loaded<T>({ query, failure, lines, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return (
      <ErrorPanel
        title={failure}
        message={query.error.message}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return <LoadingLines {...(lines === undefined ? {} : { lines })} />;
}
