import { IconFileExport } from '@tabler/icons-react';
import type { MessageFilter } from '../../../../src-shared/campaign/campaign.ts';
import { useExportMessages } from '../../../api/campaigns/messages.ts';
import { WorkButton } from '../../../ui/controls/work-button.tsx';
import { doOrTell, notifyDone } from '../../../ui/notices.tsx';
import { words } from '../../../words.ts';

interface ExportPeopleProps {
  readonly campaignId: number;
  /** Whom the table shows. */
  readonly filter: MessageFilter;
}

/** Saves the people in the table as a CSV. */
export function ExportPeople({ campaignId, filter }: ExportPeopleProps) {
  const exported = useExportMessages();
  const text = words.campaigns.detail.export;
  const onWork = async () => {
    const written = await doOrTell(text.failed, () =>
      exported.mutateAsync({ id: campaignId, filter }),
    );
    if (written?.value) notifyDone(text.done(written.value.rows, written.value.fileName));
  };
  return (
    <WorkButton
      variant="subtle"
      leftSection={<IconFileExport size={14} aria-hidden="true" />}
      title={text.title}
      onWork={onWork}
    >
      {text.label}
    </WorkButton>
  );
}
