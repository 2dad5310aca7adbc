import { Button, Group, Text } from '@mantine/core';
import { useAppInfo, useOpenDataFolder } from '../api/app-info.ts';
import { openRepair } from '../repair/open-repair.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { Section } from './section.tsx';

/** Where the data is kept, and how to repair it. */
export function DataSection() {
  const info = useAppInfo().data;
  const openFolder = useOpenDataFolder();
  return (
    <Section title="Data">
      {info !== undefined && (
        <Text size="sm" className="ui-wrap">
          {`Ovo ${info.version}. Everything is kept on this computer, in `}
          <code>{info.dataFolder}</code>
        </Text>
      )}
      <Group gap="xs">
        <Button
          variant="default"
          onClick={() => void doOrTell('The folder was not opened', () => openFolder.mutateAsync())}
        >
          Open the data folder
        </Button>
        <Button variant="default" onClick={openRepair}>
          Repair database…
        </Button>
      </Group>
    </Section>
  );
}
