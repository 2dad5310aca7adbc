import { Button } from '@mantine/core';
import { useSaveReport } from '../api/maintenance/maintenance.ts';
import { words } from '../words.ts';
import { doOrTell, notifyDone } from '../ui/notices.tsx';

const { report } = words.repair;

/** Saves the report of a repair to a text file. */
export function SaveReportButton() {
  const save = useSaveReport();
  const onClick = async () => {
    const saved = await doOrTell(report.notSaved, () => save.mutateAsync());
    if (saved?.value) notifyDone(report.saved(saved.value.fileName));
  };
  return (
    <Button variant="default" loading={save.isPending} onClick={() => void onClick()}>
      {report.save}
    </Button>
  );
}
