import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { FoundTable } from '../ui/data/found-table.tsx';
import { Stage } from '../ui/keys/stage.tsx';
import { Sample } from './sample.tsx';
import './showcase.css';

const lists = [
  { name: 'Regulars', contacts: '1,190' },
  { name: 'VIPs', contacts: '122' },
] as const;

const texts = {
  title: 'Lists',
  find: 'Find a list',
  columns: { actions: 'Actions' },
  noneFound: 'No lists found',
  noneFoundText: 'Try a shorter name.',
  found: (rows: number) => `${rows} found`,
};

/** A table that is narrowed, and a stage that is longer than its place. */
export function StageSamples() {
  const [step, setStep] = useState(1);
  return (
    <>
      <Sample title="FoundTable">
        <FoundTable
          texts={texts}
          rows={lists}
          isAlwaysSearched
          minWidth={320}
          head={
            <>
              <Table.Th scope="col">Name</Table.Th>
              <Table.Th scope="col" ta="end">
                Contacts
              </Table.Th>
            </>
          }
        >
          {({ name, contacts }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="end">{contacts}</Table.Td>
              <Table.Td />
            </Table.Tr>
          )}
        </FoundTable>
        <FoundTable
          texts={{ ...texts, title: 'Lists of nobody' }}
          rows={[]}
          minWidth={320}
          head={<Table.Th scope="col">Name</Table.Th>}
        >
          {() => null}
        </FoundTable>
      </Sample>
      <Sample title="Stage">
        <div className="showcase-stage">
          <Stage
            name={`step ${step}`}
            focus="whole"
            isLong
            actions={
              <>
                <Button variant="default" onClick={() => setStep(1)}>
                  Back
                </Button>
                <Button onClick={() => setStep(step + 1)}>Next</Button>
              </>
            }
          >
            <Text>Step {step}: what is longer than its place moves under the buttons.</Text>
            {lists.map(({ name, contacts }) => (
              <Text key={name}>
                {name}: {contacts} contacts
              </Text>
            ))}
          </Stage>
        </div>
      </Sample>
    </>
  );
}
