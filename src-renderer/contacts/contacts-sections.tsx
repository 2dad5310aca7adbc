import { Link, type LinkProps } from '@tanstack/react-router';
import { memo } from 'react';
import { RowsToFix } from '../imports/list/rows-to-fix.tsx';
import { words } from '../words.ts';
import './contacts.css';

const { sections: names } = words.contacts.table;

interface Section {
  readonly to: Exclude<LinkProps['to'], undefined>;
  readonly label: string;
}

const sections: readonly Section[] = [
  { to: '/contacts', label: names.people },
  { to: '/contacts/lists', label: names.lists },
  { to: '/contacts/tags', label: names.tags },
  { to: '/contacts/suppressions', label: names.doNotText },
  { to: '/imports', label: names.imports },
];

/** The tabs of the screens about contacts. */
export const ContactsSections = memo(function ContactsSections() {
  return (
    <nav className="contacts-sections" aria-label={names.label}>
      {sections.map(({ to, label }) => (
        <Link key={to} to={to} className="contacts-section" activeOptions={{ exact: true }}>
          {label}
          {to === '/imports' && <RowsToFix />}
        </Link>
      ))}
    </nav>
  );
});
