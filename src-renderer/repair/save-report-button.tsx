import { Button } from '@mantine/core';
import { useSaveReport } from '../api/maintenance/maintenance.ts';
import { doOrTell, notifyDone } from '../ui/notices.tsx';

/** Saves the report of a repair to a text file. */
export function SaveReportButton() {
  const save = useSaveReport();
  const onClick = async () => {
    const saved = await doOrTell('The report was not saved', () => save.mutateAsync());
    if (saved?.value) notifyDone(`The report is in ${saved.value.fileName}.`);
  };
  return (
    <Button variant="default" loading={save.isPending} onClick={() => void onClick()}>
      Save report…
    </Button>
  );
}
