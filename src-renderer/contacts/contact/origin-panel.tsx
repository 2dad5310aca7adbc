import { Anchor, Text } from '@mantine/core';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { useShowContacts } from '../contacts-view.ts';
import { Panel } from './panel.tsx';

/** Where a contact comes from. */
export function OriginPanel({ detail }: { readonly detail: ContactDetail }) {
  const show = useShowContacts();
  const { broughtBy, contact, updatedAt } = detail;
  return (
    <Panel title="Origin">
      <Text size="sm" className="ui-wrap">
        {broughtBy === null ? (
          `Added by hand on ${formatMoment(contact.createdAt)}.`
        ) : (
          <>
            {`Brought by the import of ${broughtBy.fileName} on ${formatMoment(broughtBy.at)}. `}
            <Anchor
              component="button"
              type="button"
              inherit
              underline="always"
              onClick={() => void show({ importId: broughtBy.importId })}
            >
              Show everybody of it
            </Anchor>
          </>
        )}
      </Text>
      <Text size="xs" c="dimmed">{`Last changed ${formatMoment(updatedAt)}`}</Text>
    </Panel>
  );
}
