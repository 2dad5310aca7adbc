import { IconX } from '@tabler/icons-react';
import { UnstyledButton } from '@mantine/core';
import { Tip } from '../../../ui/controls/tip.tsx';
import { formatCountOrPending } from '../../../ui/text/numbers.ts';
import { words } from '../../../words.ts';
import { partIcons } from './part-icons.ts';

const text = words.campaigns.audience;

interface ChipProps {
  readonly icon: keyof typeof partIcons;
  readonly name: string;
  /** null while it is counted; absent where nobody counts. */
  readonly count?: number | null;
  readonly isGone: boolean;
  /** Where it can be changed. */
  readonly onEdit?: (() => void) | undefined;
  readonly onRemove: () => void;
}

/** A source or exclusion: its name, how many people that are, and a cross that removes it. */
export function Chip({ icon, name, count, isGone, onEdit, onRemove }: ChipProps) {
  const PartIcon = partIcons[icon];
  return (
    <span className="audience-chip" data-tone={isGone ? 'attention' : undefined}>
      <PartIcon size={14} aria-hidden="true" />
      {onEdit === undefined ? (
        <span className="audience-chip-name" title={name}>
          {name}
        </span>
      ) : (
        <UnstyledButton
          className="audience-chip-name"
          title={name}
          aria-label={text.edit(name)}
          data-audience-key
          onClick={onEdit}
        >
          {name}
        </UnstyledButton>
      )}
      {count !== undefined && (
        <span className="audience-chip-count">{formatCountOrPending(count)}</span>
      )}
      <Tip label={text.remove(name)}>
        <UnstyledButton
          className="audience-chip-remove"
          aria-label={text.remove(name)}
          data-audience-key
          onClick={onRemove}
        >
          <IconX size={13} aria-hidden="true" />
        </UnstyledButton>
      </Tip>
    </span>
  );
}
