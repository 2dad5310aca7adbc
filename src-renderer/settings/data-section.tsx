import { Button } from '@mantine/core';
import { IconFolder, IconHistory, IconStethoscope } from '@tabler/icons-react';
import { useAppInfo, useOpenDataFolder } from '../api/app-info.ts';
import { openOldSystem } from '../legacy/open-legacy-import.tsx';
import { openRepair } from '../repair/open-repair.tsx';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { Section } from '../ui/page/section.tsx';
import { WorkButton } from '../ui/controls/work-button.tsx';
import { words } from '../words.ts';

const { data } = words.settings;

/** What opens a screen of its own. */
const tools = [
  {
    title: data.repair,
    text: data.repairText,
    button: data.repairButton,
    icon: IconStethoscope,
    open: openRepair,
  },
  {
    title: data.oldSystem,
    text: data.oldSystemText,
    button: data.oldSystemButton,
    icon: IconHistory,
    open: openOldSystem,
  },
] as const;

/** Where the data is kept, and how to check and repair it. */
export function DataSection() {
  const info = useAppInfo().data;
  const openFolder = useOpenDataFolder();
  return (
    <Section
      title={data.title}
      about={data.about}
      link={info && <span className="settings-version">{data.version(info.version)}</span>}
    >
      <List label={data.title}>
        <ListRow
          icon={IconFolder}
          title={data.folder}
          text={<code className="settings-path">{info?.dataFolder}</code>}
          action={
            <WorkButton
              variant="default"
              onWork={() => doOrTell(data.folderNotOpened, () => openFolder.mutateAsync())}
            >
              {data.openFolder}
            </WorkButton>
          }
        />
        {tools.map(({ title, text, button, icon, open }) => (
          <ListRow
            key={title}
            icon={icon}
            title={title}
            text={text}
            action={
              <Button variant="default" onClick={open}>
                {button}
              </Button>
            }
          />
        ))}
      </List>
    </Section>
  );
}
