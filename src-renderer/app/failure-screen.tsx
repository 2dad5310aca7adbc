import { Button, Code, Stack, Text } from '@mantine/core';
import { Component, useState, type ReactNode } from 'react';
import { copyText } from '../api/clipboard.ts';
import { Page } from '../ui/page/page.tsx';
import { words } from '../words.ts';

interface FailureScreenProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Replaces a screen that failed: says so, with the details to report. */
export function FailureScreen({ error, onRetry }: FailureScreenProps) {
  const [isCopied, setCopied] = useState(false);
  const details = detailsOf(error);
  const text = words.app.failure;
  return (
    <Page
      title={text.title}
      actions={
        <>
          <Button
            variant="default"
            onClick={() => void copyText(details).then(() => setCopied(true))}
          >
            {isCopied ? text.copied : text.copy}
          </Button>
          <Button onClick={onRetry}>{text.again}</Button>
        </>
      }
    >
      <Stack gap="md" role="alert">
        <Text>{text.text}</Text>
        <Code block color="var(--ovo-raised)" tabIndex={0} aria-label={text.details}>
          {details}
        </Code>
      </Stack>
    </Page>
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
