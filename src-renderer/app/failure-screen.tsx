import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Component, type ReactNode } from 'react';
import { words } from '../words.ts';

interface FailureScreenProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Replaces a screen that failed: says so, with the details to report. */
export function FailureScreen({ error, onRetry }: FailureScreenProps) {
  const clipboard = useClipboard();
  const details = detailsOf(error);
  return (
    <Stack p="xl" gap="md" maw={720} role="alert">
      <Title order={1}>{words.app.failure.title}</Title>
      <Text size="sm">{words.app.failure.text}</Text>
      <Group gap="xs">
        <Button onClick={onRetry}>{words.app.failure.again}</Button>
        <Button variant="default" onClick={() => clipboard.copy(details)}>
          {clipboard.copied ? words.app.failure.copied : words.app.failure.copy}
        </Button>
      </Group>
      <Code block tabIndex={0} aria-label={words.app.failure.details}>
        {details}
      </Code>
    </Stack>
  );
}

function detailsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.stack ?? `${error.name}: ${error.message}`;
}

interface FailureBoundaryState {
  readonly error: unknown;
  readonly failed: boolean;
}

/** The outermost error boundary: no error leaves the window empty. */
export class FailureBoundary extends Component<
  { readonly children: ReactNode },
  FailureBoundaryState
> {
  override state: FailureBoundaryState = { error: null, failed: false };

  static getDerivedStateFromError(error: unknown): FailureBoundaryState {
    return { error, failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <FailureScreen
        error={this.state.error}
        onRetry={() => this.setState({ error: null, failed: false })}
      />
    );
  }
}
