import { Button, Group, Modal, Stack, Table, Text, Title } from '@mantine/core';
import type { ImportReject, SuppressionImport } from '../../src-shared/import/import.ts';
import { StatCard, StatCards } from '../ui/data/stat-card.tsx';
import { formatCount } from '../ui/text/numbers.ts';
import { words } from '../words.ts';

const { imported } = words.doNotText;

interface ImportResultDialogProps {
  /** Undefined until the first import. */
  readonly result: SuppressionImport | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The result of an import of numbers that must not be texted. */
export function ImportResultDialog({ result, opened, onClose }: ImportResultDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={result === undefined ? '' : imported.title(result.fileName)}
    >
      {result !== undefined && (
        <Stack gap="md">
          <StatCards label={imported.figures}>
            <StatCard
              label={imported.added}
              value={formatCount(result.added)}
              hint={imported.rows(result.rows)}
            />
            <StatCard
              label={imported.already}
              value={formatCount(result.already)}
              {...(result.already > 0 ? { hint: imported.alreadyHint } : {})}
            />
            <StatCard label={imported.invalid} value={formatCount(result.invalid)} />
          </StatCards>
          {result.rejects.length > 0 && <Rejects result={result} />}
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              {imported.done}
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
      <div>
        <Title order={3}>{imported.rejects}</Title>
        <Text size="sm" c="dimmed">
          {invalid > rejects.length
            ? imported.firstRejects(rejects.length, invalid)
            : imported.rejectsText}
        </Text>
      </div>
      <Table.ScrollContainer minWidth={420} type="native" mah={280}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" ta="end" w={56}>
                {imported.line}
              </Table.Th>
              <Table.Th scope="col">{imported.value}</Table.Th>
              <Table.Th scope="col">{imported.reason}</Table.Th>
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
      <Table.Td ta="end">{formatCount(reject.line)}</Table.Td>
      <Table.Td className="ui-wrap">{reject.value}</Table.Td>
      <Table.Td className="ui-wrap">{reject.reason}</Table.Td>
    </Table.Tr>
  );
}
