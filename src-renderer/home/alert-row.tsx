import { Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { Alert } from '../../src-shared/maintenance/alert.ts';
import { useOpenDataFolder } from '../api/app-info.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { openRepair } from '../repair/open-repair.tsx';
import { TextLink } from '../ui/links.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { AttentionRow } from './attention-row.tsx';

/** A problem that Ovo has noticed, with a link to its solution. */
export function AlertRow({ alert }: { readonly alert: Alert }) {
  return (
    <AttentionRow
      icon={<IconAlertTriangle size={18} />}
      title={alert.title}
      text={alert.text}
      action={<Remedy alert={alert} />}
    />
  );
}

function Remedy({ alert: { remedy, campaignId } }: { readonly alert: Alert }) {
  switch (remedy) {
    case 'repair':
      return <DoLink onClick={openRepair}>Check and repair the database</DoLink>;
    case 'campaign':
      return campaignId === null ? null : (
        <TextLink {...campaignLink(campaignId)} size="sm" underline="always">
          Open the campaign
        </TextLink>
      );
    case 'backups':
      return (
        <TextLink to="/settings/backups" size="sm" underline="always">
          Look at the backups
        </TextLink>
      );
    case 'account':
      return (
        <TextLink to="/settings" size="sm" underline="always">
          The account in Settings
        </TextLink>
      );
    case 'data-folder':
      return <OpenFolderLink />;
    default:
      return assertNever(remedy);
  }
}

function OpenFolderLink() {
  const open = useOpenDataFolder();
  return (
    <DoLink onClick={() => void doOrTell('The folder was not opened', () => open.mutateAsync())}>
      Open the data folder
    </DoLink>
  );
}

interface DoLinkProps {
  readonly onClick: () => void;
  readonly children: string;
}

/** Looks like the links of the other rows, but acts at once. */
function DoLink({ onClick, children }: DoLinkProps) {
  return (
    <Anchor component="button" type="button" size="sm" underline="always" onClick={onClick}>
      {children}
    </Anchor>
  );
}
