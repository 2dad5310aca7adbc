import { Anchor } from '@mantine/core';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { Section } from '../../ui/page/section.tsx';
import { formatDay, formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { useShowContacts } from '../contacts-view.ts';

const { origin: texts } = words.contacts.contact;

/** Where a contact comes from. */
export function OriginSection({ detail }: { readonly detail: ContactDetail }) {
  const show = useShowContacts();
  const { broughtBy, contact, updatedAt } = detail;
  return (
    <Section title={texts.title}>
      <p className="contact-line">
        {broughtBy === null
          ? texts.manual(formatDay(contact.createdAt))
          : texts.imported(broughtBy.fileName, formatDay(broughtBy.at))}
      </p>
      {broughtBy !== null && (
        <p className="contact-line">
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => void show({ importId: broughtBy.importId })}
          >
            {texts.showAll}
          </Anchor>
        </p>
      )}
      <p className="contact-quiet">{texts.changed(formatMoment(updatedAt))}</p>
    </Section>
  );
}
