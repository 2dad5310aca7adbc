import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { formatsInWords } from '../../../src-shared/import/file-reading.ts';
import { EmptyState } from '../../ui/states.tsx';

interface FileStepProps {
  readonly isChoosing: boolean;
  readonly onChoose: () => void;
}

/** The first step: choosing a file. */
export function FileStep({ isChoosing, onChoose }: FileStepProps) {
  return (
    <div className="import-file">
      <EmptyState
        icon={<IconFileImport size={40} stroke={1.3} />}
        title="Drop a file of contacts here"
        action={
          <Button size="sm" loading={isChoosing} onClick={onChoose}>
            Choose file…
          </Button>
        }
      >
        An export of your shop, your address book or a spreadsheet: {formatsInWords}. You can drop
        it anywhere on this window, at any time.
        <Text span display="block" mt="xs" inherit>
          Nothing is imported before you have seen how Ovo reads it.
        </Text>
      </EmptyState>
    </div>
  );
}
