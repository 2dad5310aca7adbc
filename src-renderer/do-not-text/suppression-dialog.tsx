import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Suppression } from '../../src-shared/contact/contact.ts';
import { useShowContacts } from '../contacts/contacts-view.ts';
import { LiftForm } from './lift-form.tsx';
import { SuppressionFacts } from './suppression-facts.tsx';

interface SuppressionDialogProps {
  /** Undefined until it is first opened. */
  readonly suppression: Suppression | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** One suppression with its evidence, and the way to lift it. */
export function SuppressionDialog({ suppression, opened, onClose }: SuppressionDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={suppression?.phone ?? ''}>
      {suppression !== undefined && <Content suppression={suppression} onClose={onClose} />}
    </Modal>
  );
}

interface ContentProps {
  readonly suppression: Suppression;
  readonly onClose: () => void;
}

function Content({ suppression, onClose }: ContentProps) {
  const [isLifting, setIsLifting] = useState(false);
  const show = useShowContacts();
  return (
    <Stack gap="md">
      <SuppressionFacts suppression={suppression} />
      {isLifting ? (
        <LiftForm phone={suppression.phone} onDone={onClose} />
      ) : (
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            data-autofocus
            onClick={() => void show({ search: suppression.phone })}
          >
            Show contact
          </Button>
          {suppression.liftedAt === null && (
            <Button variant="default" onClick={() => setIsLifting(true)}>
              Opt back in…
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
