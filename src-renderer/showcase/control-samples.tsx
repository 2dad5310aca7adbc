import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Switch,
  Table,
  Tabs,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Columns } from '../ui/page/section.tsx';
import { Sample } from './sample.tsx';

/** Mantine's own controls, as the theme has them. */
export function ControlSamples() {
  return (
    <>
      <Sample title="Buttons">
        <Group gap="xs">
          <Button leftSection={<IconPlus size={14} aria-hidden="true" />}>New campaign</Button>
          <Button variant="default">Export</Button>
          <Button variant="subtle">Clear</Button>
          <Button color="red.9">Delete</Button>
          <Button disabled>Not yet</Button>
        </Group>
      </Sample>
      <Columns least={320}>
        <Sample title="Fields">
          <TextInput
            label="Name"
            description="As people read it"
            placeholder="Maple Street Bakery"
          />
          <TextInput label="Number" defaultValue="555" error="Too short to be a number" />
          <NumberInput label="Texts a second" defaultValue={1} />
          <NativeSelect label="Country" data={['United States', 'Canada']} />
          <Textarea label="Text" placeholder="Hi {{ first_name }}!" />
        </Sample>
        <Sample title="Choices">
          <Checkbox label="The first row names the columns" defaultChecked />
          <Switch label="Check for replies" defaultChecked />
          <SegmentedControl aria-label="Appearance" data={['Light', 'Dark', 'Match system']} />
          <Tabs defaultValue="conversation">
            <Tabs.List>
              <Tabs.Tab value="conversation">Conversation</Tabs.Tab>
              <Tabs.Tab value="details">Details</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="conversation">Texts</Tabs.Panel>
            <Tabs.Panel value="details">Facts</Tabs.Panel>
          </Tabs>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Name</Table.Th>
                <Table.Th scope="col" ta="end">
                  Contacts
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              <Table.Tr>
                <Table.Td>Regulars</Table.Td>
                <Table.Td ta="end">1,190</Table.Td>
              </Table.Tr>
              <Table.Tr>
                <Table.Td>VIPs</Table.Td>
                <Table.Td ta="end">122</Table.Td>
              </Table.Tr>
            </Table.Tbody>
          </Table>
        </Sample>
      </Columns>
    </>
  );
}
