import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../ui/page/section.tsx';
import type { SaveState } from '../../ui/saving/autosave.ts';
import { SaveIndicator } from '../../ui/saving/save-indicator.tsx';

interface SavedSectionProps {
  readonly title: string;
  readonly about: ReactNode;
  /** Undefined until something is changed. */
  readonly saveState: SaveState | undefined;
  /** Called when a field is left; given where the section is a column of fields. */
  readonly onLeaveField?: () => void;
  readonly children: ReactNode;
}

/** A section of settings that are saved as they are changed, which its head says. */
export function SavedSection(props: SavedSectionProps) {
  const { title, about, saveState, onLeaveField, children } = props;
  return (
    <Section
      title={title}
      about={about}
      link={saveState === undefined ? undefined : <SaveIndicator state={saveState} />}
    >
      {onLeaveField === undefined ? (
        children
      ) : (
        <Stack gap="md" className="settings-field" onBlur={onLeaveField}>
          {children}
        </Stack>
      )}
    </Section>
  );
}
