import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { formatsInWords } from '../../../src-shared/import/file-reading.ts';
import { words } from '../../words.ts';
import { EmptyState } from '../../ui/states.tsx';
import { ImportFrame } from './import-frame.tsx';

interface FileStepProps {
  readonly isChoosing: boolean;
  readonly onChoose: () => void;
}

const { mapping } = words.imports;

/** The first step: choosing a file. */
export function FileStep({ isChoosing, onChoose }: FileStepProps) {
  return (
    <ImportFrame title={mapping.chooseTitle} layout="fill">
      <div className="import-file">
        <EmptyState
          icon={<IconFileImport size={40} stroke={1.3} />}
          title={mapping.drop}
          action={
            <Button loading={isChoosing} onClick={onChoose}>
              {mapping.choose}
            </Button>
          }
        >
          {mapping.dropAbout(formatsInWords)}
          <Text span display="block" mt="xs" inherit>
            {mapping.dropPromise}
          </Text>
        </EmptyState>
      </div>
    </ImportFrame>
  );
}
