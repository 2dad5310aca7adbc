import { Link, type LinkProps } from '@tanstack/react-router';
import { memo } from 'react';
import { RowsToFix } from '../imports/list/rows-to-fix.tsx';
import './contacts.css';

interface Section {
  readonly to: Exclude<LinkProps['to'], undefined>;
  readonly label: string;
}

const sections: readonly Section[] = [
  { to: '/contacts', label: 'People' },
  { to: '/contacts/lists', label: 'Lists' },
  { to: '/contacts/tags', label: 'Tags' },
  { to: '/contacts/suppressions', label: 'Do not text' },
  { to: '/imports', label: 'Imports' },
];

/** The tabs of the screens about contacts. */
export const ContactsSections = memo(function ContactsSections() {
  return (
    <nav className="contacts-sections" aria-label="Contacts">
      {sections.map(({ to, label }) => (
        <Link key={to} to={to} className="contacts-section" activeOptions={{ exact: true }}>
          {label}
          {to === '/imports' && <RowsToFix />}
        </Link>
      ))}
    </nav>
  );
});
