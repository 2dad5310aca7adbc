import { modals } from '@mantine/modals';
import { words } from '../words.ts';
import { RepairDialog } from './repair-dialog.tsx';

const modalId = 'repair';

/** Opens the dialog that checks and repairs the database. */
export function openRepair(): void {
  modals.open({
    modalId,
    title: words.repair.title,
    size: 'xl',
    children: <RepairDialog onClose={() => modals.close(modalId)} onBusy={keepOpen} />,
  });
}

/** Cannot be closed while the repair runs: the report is shown here. */
function keepOpen(isBusy: boolean): void {
  modals.updateModal({
    modalId,
    closeOnEscape: !isBusy,
    closeOnClickOutside: !isBusy,
    withCloseButton: !isBusy,
  });
}
