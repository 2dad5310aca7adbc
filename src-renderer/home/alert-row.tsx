import { Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Alert } from '../../src-shared/maintenance/health.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { openRepair } from '../repair/open-repair.tsx';
import { TextLink } from '../ui/links.tsx';
import { AttentionRow } from './attention-row.tsx';

/** Something that Ovo noticed by itself, with the way to what helps. */
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
  if (remedy === 'repair') {
    return (
      <Anchor component="button" type="button" size="sm" underline="always" onClick={openRepair}>
        Check and repair the database
      </Anchor>
    );
  }
  if (remedy === 'campaign' && campaignId !== null) {
    return (
      <TextLink {...campaignLink(campaignId)} size="sm" underline="always">
        Open the campaign
      </TextLink>
    );
  }
  if (remedy === 'backups' || remedy === 'account') {
    return (
      <TextLink to="/settings" size="sm" underline="always">
        {remedy === 'backups' ? 'Backups in Settings' : 'The account in Settings'}
      </TextLink>
    );
  }
  return null;
}
