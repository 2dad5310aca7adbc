import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Suppression } from '../../src-shared/contact/contact.ts';
import { useShowContacts } from '../contacts/contacts-view.ts';
import { StatusBadge } from '../ui/data/status-badge.tsx';
import { SidePanel } from '../ui/page/side-panel.tsx';
import { usePhoneText } from '../ui/text/phones.ts';
import { WorkButton } from '../ui/controls/work-button.tsx';
import { words } from '../words.ts';
import { LiftForm } from './lift-form.tsx';
import { SuppressionFacts } from './suppression-facts.tsx';

interface SuppressionPanelProps {
  readonly suppression: Suppression;
  readonly onClose: () => void;
}

/** One number with the evidence, and the way to opt it back in. */
export function SuppressionPanel({ suppression, onClose }: SuppressionPanelProps) {
  const { phone, liftedAt } = suppression;
  const show = useShowContacts();
  const text = usePhoneText()(phone);
  const [isLifting, setIsLifting] = useState(false);
  return (
    <SidePanel title={text} facts={<State isActive={liftedAt === null} />} onClose={onClose}>
      <Stack gap="md">
        <Group gap="xs" grow>
          <WorkButton variant="default" onWork={() => show({ search: phone })}>
            {words.doNotText.showContact}
          </WorkButton>
          {liftedAt === null && (
            <Button variant="default" onClick={() => setIsLifting(true)}>
              {words.doNotText.optIn.open}
            </Button>
          )}
        </Group>
        <SuppressionFacts suppression={suppression} layout="stacked" />
      </Stack>
      <Modal
        opened={isLifting}
        onClose={() => setIsLifting(false)}
        title={words.doNotText.optIn.titleOf(text)}
      >
        <LiftForm
          phone={phone}
          onCancel={() => setIsLifting(false)}
          onDone={() => {
            setIsLifting(false);
            onClose();
          }}
        />
      </Modal>
    </SidePanel>
  );
}

function State({ isActive }: { readonly isActive: boolean }) {
  return isActive ? (
    <StatusBadge tone="failed" icon={IconMessageOff}>
      {words.doNotText.activeBadge}
    </StatusBadge>
  ) : (
    <StatusBadge tone="over">{words.doNotText.removedBadge}</StatusBadge>
  );
}
