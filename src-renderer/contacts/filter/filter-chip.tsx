import { Button, Group, Popover, Text, UnstyledButton } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { Tip } from '../../ui/controls/tip.tsx';
import { words } from '../../words.ts';
import { facetLabels } from './describe-filter.ts';
import { FacetEditor } from './facet-editor.tsx';
import type { Facet } from './facets.ts';

const { filter: texts } = words.contacts;

interface FilterChipProps {
  readonly facet: Facet;
  readonly filter: ContactFilter;
  readonly text: string;
  /** What its editor is drawn in. */
  readonly portalTarget: HTMLElement | undefined;
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onChange: (filter: ContactFilter) => void;
  readonly onRemove: () => void;
}

/** One part of a filter: a click edits it; Delete or the cross removes it. */
export function FilterChip(props: FilterChipProps) {
  const { facet, filter, text, portalTarget, opened } = props;
  const { onOpen, onClose, onChange, onRemove } = props;
  return (
    <span className="filter-chip">
      <Popover
        opened={opened}
        onChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        position="bottom-start"
        trapFocus
        returnFocus
        shadow="md"
        width={320}
        portalProps={{ target: portalTarget ?? '#main' }}
      >
        <Popover.Target>
          <UnstyledButton
            className="filter-chip-text"
            title={text}
            onClick={opened ? onClose : onOpen}
            onKeyDown={(event) => {
              if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
            }}
          >
            <IconFilter size={16} aria-hidden="true" />
            <span>{text}</span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={texts.edit(facetLabels[facet.kind])}>
          <Group justify="space-between" mb={4}>
            <Text fw={600} size="sm">
              {facetLabels[facet.kind]}
            </Text>
            {/* Above the fields, whose menus open downwards. */}
            <Button variant="subtle" size="compact-xs" onClick={onClose}>
              {texts.done}
            </Button>
          </Group>
          <FacetEditor facet={facet} filter={filter} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
      <Tip label={texts.remove(text)}>
        <UnstyledButton
          className="filter-chip-remove"
          aria-label={texts.remove(text)}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden="true" />
        </UnstyledButton>
      </Tip>
    </span>
  );
}
