import { Button, Group } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { StatusText } from '../ui/status-text.tsx';
import { formatCount } from '../ui/text/numbers.ts';
import type { ContactSelection } from './use-contact-selection.ts';

/** What can be done with the selected contacts. */
export function SelectionBar({ selection }: { readonly selection: ContactSelection }) {
  return (
    <Group gap="xs" className="contacts-selection" role="toolbar" aria-label="Selected contacts">
      <StatusText size="sm">{`${formatCount(selection.ids.size)} selected`}</StatusText>
      <Button
        variant="default"
        leftSection={<IconTrash size={14} aria-hidden="true" />}
        onClick={() => void selection.remove()}
      >
        Remove…
      </Button>
      <Button variant="subtle" onClick={selection.clear}>
        Clear selection
      </Button>
    </Group>
  );
}
