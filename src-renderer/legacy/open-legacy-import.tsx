import { modals } from '@mantine/modals';
import { openRepair } from '../repair/open-repair.tsx';
import { words } from '../words.ts';
import { OldSystemDialog } from './legacy-import-dialog.tsx';

const modalId = 'old-system';

/** Opens the dialog that imports the data of the old system. */
export function openOldSystem(): void {
  modals.open({
    modalId,
    title: words.legacy.title,
    size: 'lg',
    children: <OldSystemDialog onClose={() => modals.close(modalId)} onRepair={continueToRepair} />,
  });
}

function continueToRepair(): void {
  modals.close(modalId);
  openRepair();
}
