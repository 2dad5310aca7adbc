import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Contact, ContactDetail } from '../../../src-shared/contact/contact.ts';
import { FactList, type Fact } from '../../ui/data/fact-list.tsx';
import { Chip, StatusBadge } from '../../ui/data/status-badge.tsx';
import { formatDay } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { fieldName, fieldText } from '../columns/field-text.ts';
import { textingState, textingTones } from '../columns/texting-state.ts';

const { panel: texts, texting } = words.contacts.table;

interface PanelFactsProps {
  readonly contact: Contact;
  /** null until it is read. */
  readonly detail: ContactDetail | null;
  /** `stacked` where there is little width. */
  readonly layout?: 'beside' | 'stacked';
  /** What stands in the place of whether they can be texted, where that waits for a decision. */
  readonly hold?: ReactNode;
}

/** The facts of a contact; those that the table knows are there at once. */
export function PanelFacts({ contact, detail, layout = 'beside', hold }: PanelFactsProps) {
  const state = textingState(contact);
  const facts: readonly (Fact | null)[] = [
    {
      name: texts.texting,
      value: hold ?? (
        <>
          <StatusBadge tone={textingTones[state]}>{texting[state]}</StatusBadge>
          {contact.suppressedReason !== null && (
            <div className="contact-panel-hint">{contact.suppressedReason}</div>
          )}
        </>
      ),
    },
    contact.email === '' ? null : { name: texts.email, value: contact.email },
    contact.tags.length === 0 ? null : { name: texts.tags, value: <Chips names={contact.tags} /> },
    detail === null || detail.lists.length === 0
      ? null
      : { name: texts.lists, value: <Chips names={detail.lists.map(({ name }) => name)} /> },
    consentOf(contact, detail),
    ...Object.entries(contact.customFields).map(([name, value]) => ({
      name: fieldName(name),
      value: fieldText(value),
    })),
    { name: texts.added, value: formatDay(contact.createdAt) },
  ];
  return (
    <section aria-label={texts.facts} className="contact-panel-facts">
      <FactList layout={layout} items={facts.filter((fact) => fact !== null)} />
    </section>
  );
}

function consentOf({ consentAt }: Contact, detail: ContactDetail | null): Fact {
  const name = texts.consent;
  if (consentAt === null) return { name, value: texts.noConsent };
  const day = formatDay(consentAt);
  const method = detail?.consent?.method ?? '';
  return { name, value: method === '' ? day : texts.consentOf(fieldName(method), day) };
}

function Chips({ names }: { readonly names: readonly string[] }) {
  return (
    <Group gap={4} component="span">
      {names.map((name) => (
        <Chip key={name}>{name}</Chip>
      ))}
    </Group>
  );
}
