import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { useState, useSyncExternalStore, type ComponentProps, type ReactNode } from 'react';
import { Work } from './work.ts';
import './work-button.css';

/** Whether the work goes on, and what a press begins. The screen says so before the work begins. */
function useWork(work: () => Promise<unknown>) {
  const [state] = useState(() => new Work());
  const isWorking = useSyncExternalStore(state.subscribe, state.isGoingOn);
  return { isWorking, start: () => void state.start(work) };
}

interface Pressed {
  /** Tells of its own failures. */
  readonly onWork: () => Promise<unknown>;
  readonly children: ReactNode;
}

type WorkButtonProps = Pressed &
  ButtonProps &
  Pick<ComponentProps<'button'>, 'aria-label' | 'title'>;

/** A button that shows at once that its work goes on, and cannot be pressed twice meanwhile. */
export function WorkButton({ onWork, loading = false, ...props }: WorkButtonProps) {
  const { isWorking, start } = useWork(onWork);
  return <Button {...props} loading={loading || isWorking} onClick={start} />;
}

/** `WorkButton` in the shape of a link, within a sentence or a banner. */
export function WorkLink({ onWork, ...props }: Pressed & AnchorProps) {
  const { isWorking, start } = useWork(onWork);
  return (
    <Anchor
      {...props}
      component="button"
      type="button"
      className="ui-work-link"
      aria-disabled={isWorking || undefined}
      onClick={start}
    />
  );
}
