import { Button, Group, Popover, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { facetLabels } from './describe-filter.ts';
import { FacetEditor } from './facet-editor.tsx';
import type { Facet } from './facets.ts';

interface FilterChipProps {
  readonly facet: Facet;
  readonly filter: ContactFilter;
  readonly text: string;
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onChange: (filter: ContactFilter) => void;
  readonly onRemove: () => void;
}

/** One part of a filter: pressed, it is changed; Delete or its cross removes it. */
export function FilterChip(props: FilterChipProps) {
  const { facet, filter, text, opened, onOpen, onClose, onChange, onRemove } = props;
  return (
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
      portalProps={{ target: '#main' }}
    >
      <Popover.Target>
        <span className="filter-chip">
          <UnstyledButton
            className="filter-chip-text"
            aria-haspopup="dialog"
            aria-expanded={opened}
            title={text}
            onClick={opened ? onClose : onOpen}
            onKeyDown={(event) => {
              if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
            }}
          >
            {text}
          </UnstyledButton>
          <UnstyledButton
            className="filter-chip-remove"
            aria-label={`Remove filter: ${text}`}
            onClick={onRemove}
          >
            <IconX size={12} aria-hidden="true" />
          </UnstyledButton>
        </span>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Filter: ${facetLabels[facet.kind]}`}>
        <FacetEditor facet={facet} filter={filter} onChange={onChange} />
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={onClose}>
            Done
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
