import { StatusBadge } from '../ui/data/status-badge.tsx';
import { words } from '../words.ts';

/** Marks a campaign or a message as practice: no text was really sent. */
export function PracticeMark() {
  return <StatusBadge tone="practice">{words.practice.mark}</StatusBadge>;
}
