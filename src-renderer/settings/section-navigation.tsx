import { NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { words } from '../words.ts';
import { sectionOf, settingsSections, type SettingsSectionId } from './sections.ts';

/** The way between the sections: a column of links, or one field where the window is narrow. */
export function SectionNavigation({ current }: { readonly current: SettingsSectionId }) {
  const navigate = useNavigate();
  return (
    <>
      <nav className="settings-navigation" aria-label={words.settings.navigation}>
        {settingsSections.map(({ id, name, icon: SectionIcon }) => (
          <Link
            key={id}
            to="/settings/$section"
            params={{ section: id }}
            className="settings-link"
            replace
          >
            <SectionIcon size={16} stroke={1.75} aria-hidden="true" />
            {name}
          </Link>
        ))}
      </nav>
      <NativeSelect
        className="settings-select"
        aria-label={words.settings.section}
        data={settingsSections.map(({ id, name }) => ({ value: id, label: name }))}
        value={current}
        onChange={(event) =>
          void navigate({
            to: '/settings/$section',
            params: { section: sectionOf(event.currentTarget.value) },
            replace: true,
          })
        }
      />
    </>
  );
}
