import { useDebouncedValue } from '@mantine/hooks';
import { useFilledText } from '../../api/inbox/conversations.ts';
import { fieldLabel } from '../../message-editor/editor-field.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { words } from '../../words.ts';
import { hasFields } from './send-block.ts';

const text = words.inbox.composer;

/** After a pause in typing a text is filled in, in milliseconds. */
const pauseMs = 250;

interface ReadsAsProps {
  readonly phone: string;
  readonly name: string;
  readonly written: string;
  /** Why the text cannot go as it is written. */
  readonly problem: string | null;
  readonly isProblemShown: boolean;
}

/** What the person will read where the text has fields, and what keeps the text from being sent. */
export function ReadsAs({ phone, name, written, problem, isProblemShown }: ReadsAsProps) {
  const [settled] = useDebouncedValue(written, pauseMs);
  const isWanted = problem === null && hasFields(settled);
  const filled = useFilledText(phone, settled, isWanted);
  const said =
    problem !== null
      ? isProblemShown
        ? problem
        : ''
      : !isWanted || filled.data === undefined
        ? (filled.error?.message ?? '')
        : filled.data.missing.length > 0
          ? text.missing(name, filled.data.missing.map(fieldLabel).join(', '))
          : text.reads(name, filled.data.text);
  const isProblem =
    problem !== null || filled.error !== null || (filled.data?.missing.length ?? 0) > 0;
  return (
    <StatusText size="xs" className="inbox-reads">
      <span data-tone={isProblem ? 'attention' : undefined}>{said}</span>
    </StatusText>
  );
}
