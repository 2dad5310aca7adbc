import { Table, Text } from '@mantine/core';

/** What an import brought beside the built-in fields. */
export function CustomFields({ fields }: { readonly fields: Readonly<Record<string, string>> }) {
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  return (
    <section aria-label="Custom fields">
      <Text size="xs" fw={600} mb={4}>
        Custom fields
      </Text>
      <Table fz="xs" verticalSpacing={4}>
        <Table.Tbody>
          {entries.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" w="40%" className="contacts-custom">
                {name}
              </Table.Th>
              <Table.Td className="contacts-custom">{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
