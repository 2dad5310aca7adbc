import { Button } from '@mantine/core';
import {
  IconActivity,
  IconClockExclamation,
  IconCloudOff,
  IconDatabaseExclamation,
  IconFolderExclamation,
  IconMessageX,
  IconServer,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { Alert } from '../../src-shared/maintenance/alert.ts';
import { useOpenDataFolder } from '../api/app-info.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { openRepair } from '../repair/open-repair.tsx';
import { ListRow } from '../ui/data/list-row.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { doOrTell } from '../ui/notices.tsx';
import type { Tone } from '../ui/theme/tokens.ts';
import { WorkButton } from '../ui/controls/work-button.tsx';
import { words } from '../words.ts';

const looks: Readonly<Record<Alert['kind'], readonly [Icon, Tone]>> = {
  'damaged-campaigns': [IconDatabaseExclamation, 'failed'],
  'counts-do-not-fit': [IconDatabaseExclamation, 'failed'],
  'schedule-missed': [IconClockExclamation, 'attention'],
  'runs-late': [IconClockExclamation, 'attention'],
  'many-failures': [IconMessageX, 'failed'],
  'receipts-missing': [IconActivity, 'attention'],
  'disk-nearly-full': [IconServer, 'failed'],
  'backups-failing': [IconCloudOff, 'failed'],
  'risky-folder': [IconFolderExclamation, 'attention'],
};

interface AlertRowProps {
  readonly alert: Alert;
  /** At the right of the button that solves it. */
  readonly beside: ReactNode;
}

/** A problem that Ovo has noticed, with the button to its solution. */
export function AlertRow({ alert, beside }: AlertRowProps) {
  const [icon, tone] = looks[alert.kind];
  return (
    <ListRow
      icon={icon}
      tone={tone}
      title={alert.title}
      text={alert.text}
      action={
        <>
          <Remedy alert={alert} />
          {beside}
        </>
      }
    />
  );
}

function Remedy({ alert: { remedy, campaignId, title } }: { readonly alert: Alert }) {
  const text = words.home.attention;
  switch (remedy) {
    case 'repair':
      return (
        <Button variant="default" onClick={openRepair}>
          {text.repair}
        </Button>
      );
    case 'campaign':
      return campaignId === null ? null : (
        <ButtonLink
          {...campaignLink(campaignId)}
          variant="default"
          aria-label={text.openNamed(title)}
        >
          {text.open}
        </ButtonLink>
      );
    case 'backups':
      return (
        <ButtonLink to="/settings/backups" variant="default">
          {text.backups}
        </ButtonLink>
      );
    case 'account':
      return (
        <ButtonLink to="/settings/$section" params={{ section: 'twilio' }} variant="default">
          {text.settings}
        </ButtonLink>
      );
    case 'data-folder':
      return <OpenFolderButton />;
    default:
      return assertNever(remedy);
  }
}

function OpenFolderButton() {
  const open = useOpenDataFolder();
  const text = words.home.attention;
  return (
    <WorkButton
      variant="default"
      onWork={() => doOrTell(text.folderNotOpened, () => open.mutateAsync())}
    >
      {text.folder}
    </WorkButton>
  );
}
