import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { useImportsToFix } from '../api/imports/imports.ts';
import { useConversationCounts } from '../api/inbox/conversations.ts';
import { useAlerts } from '../api/maintenance/alerts.ts';
import { useCredentials, useSettings } from '../api/settings.ts';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { useKeptState } from '../ui/kept-state.ts';
import { Section } from '../ui/page/section.tsx';
import { words } from '../words.ts';
import { attentionOf, isDismissible, keyOf, type Attention } from './attention.ts';
import { AttentionRows } from './attention-list.tsx';
import { BackupRow } from './backup-row.tsx';
import { dismissed, forgetSettled } from './dismissed.ts';

const { attention: text } = words.home;

/** How many items are shown at first. */
const shownAtFirst = 6;

interface AttentionSectionProps {
  readonly campaigns: readonly CampaignSnapshot[];
}

/** What waits for the user, and how the backups do. */
export function AttentionSection({ campaigns }: AttentionSectionProps) {
  const { items, failure, retry } = useAttention(campaigns);
  const hidden = useKeptState(dismissed);

  const keys = items?.map(keyOf).join(' ');
  useEffect(() => {
    if (keys !== undefined) forgetSettled(keys.split(' '));
  }, [keys]);

  const [isOpen, setIsOpen] = useState(false);
  const open = items?.filter((item) => !isDismissible(item) || !hidden.has(keyOf(item))) ?? [];
  const shown = isOpen ? open : open.slice(0, shownAtFirst);
  return (
    <Section title={text.title}>
      <List label={text.title}>
        <AttentionRows items={shown} />
        {failure !== null && (
          <ListRow
            icon={IconAlertTriangle}
            tone="failed"
            title={text.notChecked}
            text={failure}
            action={
              <Button variant="default" onClick={retry}>
                {text.tryAgain}
              </Button>
            }
          />
        )}
        {items !== undefined && shown.length === 0 && (
          <ListRow
            icon={IconCheck}
            tone="delivered"
            title={text.allClear}
            text={text.allClearText}
          />
        )}
        {shown.length < open.length && (
          <ListRow
            title={
              <Button variant="subtle" className="ui-row-more" onClick={() => setIsOpen(true)}>
                {text.more(open.length - shown.length)}
              </Button>
            }
          />
        )}
        <BackupRow />
      </List>
    </Section>
  );
}

interface AttentionState {
  /** Undefined until everything is looked through. */
  readonly items: readonly Attention[] | undefined;
  /** Why something could not be looked through; null where all could. */
  readonly failure: string | null;
  readonly retry: () => void;
}

function useAttention(campaigns: readonly CampaignSnapshot[]): AttentionState {
  const settings = useSettings();
  const credentials = useCredentials();
  const imports = useImportsToFix();
  const alerts = useAlerts();
  const inbox = useConversationCounts();
  const queries = [settings, credentials, imports, alerts, inbox];
  const failed = queries.filter(({ data, error }) => data === undefined && error !== null);
  return {
    items:
      settings.data && credentials.data && imports.data && alerts.data && inbox.data
        ? attentionOf(
            campaigns,
            settings.data,
            credentials.data,
            imports.data,
            alerts.data,
            inbox.data,
          )
        : undefined,
    failure: failed[0]?.error?.message ?? null,
    retry: () => failed.forEach((query) => void query.refetch()),
  };
}
