import { Alert, Button, Center, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import './states.css';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** Says what to do. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** What a list shows while there is nothing in it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <Center className="ui-empty">
      <Stack align="center" gap="xs" maw={420}>
        <span className="ui-empty-icon" aria-hidden="true">
          {icon}
        </span>
        <Title order={2}>{title}</Title>
        <Text size="sm" c="dimmed" ta="center">
          {children}
        </Text>
        {action !== undefined && <div className="ui-empty-action">{action}</div>}
      </Stack>
    </Center>
  );
}

interface ErrorPanelProps {
  /** What could not be done, such as `The contacts could not be read`. */
  readonly title: string;
  readonly message: string;
  readonly onRetry?: () => void;
  /** For what the person did themselves, such as calling something off. */
  readonly isExpected?: boolean;
}

/** What stands where something should, had it not failed. */
export function ErrorPanel({ title, message, onRetry, isExpected = false }: ErrorPanelProps) {
  return (
    <Alert
      role="alert"
      color={isExpected ? 'gray' : 'red'}
      variant="outline"
      icon={isExpected ? <IconInfoCircle size={18} /> : <IconAlertTriangle size={18} />}
      title={title}
      className="ui-error"
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm" className="ui-wrap">
          {message}
        </Text>
        {onRetry !== undefined && (
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Grey lines while something is read; they appear only when that takes a noticeable time. */
export function LoadingLines({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div className="ui-delayed" aria-busy="true">
      <VisuallyHidden component="output">Loading</VisuallyHidden>
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
  /** What could not be done where it fails. */
  readonly failure: string;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** Shows what was read, or that it is being read, or why it could not be. */
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
