import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import type { ImportReject, SuppressionImport } from '../../src-shared/import/import.ts';
import { Figures } from '../ui/page/figures.tsx';
import { formatCount } from '../ui/text/numbers.ts';

interface ImportResultDialogProps {
  /** Undefined until the first import. */
  readonly result: SuppressionImport | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The result of an import of suppressions. */
export function ImportResultDialog({ result, opened, onClose }: ImportResultDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={result === undefined ? '' : `${result.fileName} is imported`}
    >
      {result !== undefined && (
        <Stack gap="md">
          <Figures
            items={[
              { name: 'Rows', value: formatCount(result.rows) },
              { name: 'Added', value: formatCount(result.added) },
              {
                name: 'Suppressed before',
                value: formatCount(result.already),
                hint: 'Their first reason and evidence stay.',
              },
              { name: 'Rejected', value: formatCount(result.invalid) },
            ]}
          />
          {result.rejects.length > 0 && <Rejects result={result} />}
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              Done
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function Rejects({ result }: { readonly result: SuppressionImport }) {
  const { rejects, invalid } = result;
  return (
    <Stack gap="xs">
      <Text size="sm">
        {invalid > rejects.length
          ? `The first ${formatCount(rejects.length)} of ${formatCount(invalid)} rejected rows. Correct them in the file and import it again; nothing is added twice.`
          : 'Rejected rows. Correct them in the file and import it again; nothing is added twice.'}
      </Text>
      <Table.ScrollContainer minWidth={420} type="native" mah={280}>
        <Table fz="xs" verticalSpacing={4} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Line</Table.Th>
              <Table.Th scope="col">Value</Table.Th>
              <Table.Th scope="col">Reason</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rejects.map((reject) => (
              <Reject key={`${reject.line} ${reject.column ?? ''}`} reject={reject} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Reject({ reject }: { readonly reject: ImportReject }) {
  return (
    <Table.Tr>
      <Table.Td>{formatCount(reject.line)}</Table.Td>
      <Table.Td className="ui-wrap">{reject.value}</Table.Td>
      <Table.Td className="ui-wrap">{reject.reason}</Table.Td>
    </Table.Tr>
  );
}
