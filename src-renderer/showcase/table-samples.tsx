import { Button, Menu, Table } from '@mantine/core';
import { IconListCheck, IconSend, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { SelectionToolbar } from '../ui/data/selection-toolbar.tsx';
import { DataGrid } from '../ui/grid/data-grid.tsx';
import type { GridColumn } from '../ui/grid/grid-column.ts';
import type { GridRows } from '../ui/grid/grid-rows.ts';
import { MoreActions, PageHeader } from '../ui/page/page-header.tsx';
import { BackLink } from '../ui/page/back-link.tsx';
import { SidePanel } from '../ui/page/side-panel.tsx';
import { Chip, StatusBadge } from '../ui/data/status-badge.tsx';
import { RowLink, TableCard } from '../ui/data/table-card.tsx';
import { Sample } from './sample.tsx';
import './showcase.css';

interface Person {
  readonly id: number;
  readonly name: string;
  readonly number: string;
  readonly status: 'Delivered' | 'Replied' | 'Not delivered' | 'Do not text';
  readonly segments: number;
}

const people: readonly Person[] = [
  { id: 1, name: 'Amara Okafor', number: '(212) 555-0101', status: 'Delivered', segments: 1 },
  { id: 2, name: 'Ben Whitaker', number: '(646) 555-0102', status: 'Replied', segments: 1 },
  { id: 3, name: 'Camila Reyes', number: '(305) 555-0103', status: 'Delivered', segments: 2 },
  { id: 4, name: 'Daniel Cho', number: '(617) 555-0104', status: 'Not delivered', segments: 1 },
  { id: 5, name: 'Hassan Ali', number: '(202) 555-0108', status: 'Do not text', segments: 0 },
];

const tones = { Delivered: 'delivered', Replied: 'moving', 'Not delivered': 'failed' } as const;

const columns: readonly GridColumn<Person>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 'minmax(140px, 2fr)',
    sorts: true,
    weight: 'strong',
    cell: ({ name }) => name,
  },
  {
    id: 'number',
    header: 'Number',
    width: 'minmax(130px, 1fr)',
    weight: 'dim',
    cell: ({ number }) => number,
  },
  {
    id: 'status',
    header: 'Status',
    width: 'minmax(110px, 1fr)',
    cell: ({ status }) => [
      status === 'Do not text' ? { text: status } : { text: status, tone: tones[status] },
    ],
  },
  {
    id: 'segments',
    header: 'Segments',
    width: '100px',
    align: 'end',
    cell: ({ segments }) => String(segments),
  },
];

/** One row more than has arrived. */
const rows: GridRows<Person> = {
  total: people.length + 1,
  rowAt: (index) => people[index],
  subscribe: () => () => undefined,
  showRange: () => undefined,
  readIds: ({ first, last }) => Promise.resolve(people.slice(first, last + 1).map(({ id }) => id)),
};

export function TableSamples() {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set([1, 2]));
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Sample title="PageHeader">
        <PageHeader
          title="Autumn at the bakery"
          before={<BackLink to="/campaigns">Campaigns</BackLink>}
          beside={<StatusBadge tone="delivered">Completed</StatusBadge>}
          facts="Sent Nov 20, 9:12–9:34 AM · (212) 555-0100 · 1,102 segments"
          actions={
            <>
              <Button variant="default">Resend to 31 not reached</Button>
              <Button>Duplicate</Button>
            </>
          }
          more={<Menu.Item>Export…</Menu.Item>}
        />
      </Sample>
      <Sample title="TableCard">
        <TableCard
          label="Lists"
          minWidth={320}
          head={
            <>
              <Table.Th scope="col">Name</Table.Th>
              <Table.Th scope="col">Kind</Table.Th>
              <Table.Th scope="col" ta="end">
                Contacts
              </Table.Th>
            </>
          }
        >
          <Table.Tr>
            <Table.Td>
              <RowLink onClick={() => undefined}>Regulars</RowLink>
            </Table.Td>
            <Table.Td>
              <Chip>Manual</Chip>
            </Table.Td>
            <Table.Td ta="end">1,190</Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Td>
              <RowLink onClick={() => undefined}>VIPs</RowLink>
            </Table.Td>
            <Table.Td>
              <Chip>Filter</Chip>
            </Table.Td>
            <Table.Td ta="end">122</Table.Td>
          </Table.Tr>
        </TableCard>
      </Sample>
      <Sample title="DataGrid, SelectionToolbar and SidePanel">
        <SelectionToolbar
          things="people"
          count={selected.size}
          onClear={() => setSelected(new Set())}
        >
          <Button variant="default" leftSection={<IconSend size={14} aria-hidden="true" />}>
            Text these
          </Button>
          <Button variant="default" leftSection={<IconTag size={14} aria-hidden="true" />}>
            Tag
          </Button>
          <MoreActions label="More for the selected">
            <Menu.Item leftSection={<IconListCheck size={14} aria-hidden="true" />}>
              Add to list
            </Menu.Item>
          </MoreActions>
        </SelectionToolbar>
        <div className="showcase-grid">
          <DataGrid
            label="People"
            columns={columns}
            rows={rows}
            nameOf={({ name }) => name}
            sorting={{ id: 'name', desc: false }}
            onSortingChange={() => undefined}
            resetKey="people"
            onOpen={() => setIsOpen(true)}
            selection={{
              extent: selected.size === 0 ? 'none' : 'some',
              has: (id) => selected.has(id),
              set(ids, isSelected) {
                const next = new Set(selected);
                for (const id of ids)
                  if (isSelected) next.add(id);
                  else next.delete(id);
                setSelected(next);
                return true;
              },
              most: people.length,
              tooMany: '',
              setAllBut: (ids) =>
                setSelected(new Set(people.map(({ id }) => id).filter((id) => !ids.includes(id)))),
              toggleAll: () => setSelected(new Set(people.map(({ id }) => id))),
              clear: () => setSelected(new Set()),
            }}
          />
          {isOpen && (
            <SidePanel
              title="Amara Okafor"
              facts="(212) 555-0101 · New York, 9:41 AM"
              onClose={() => setIsOpen(false)}
            >
              <Button variant="default" fullWidth>
                Message
              </Button>
            </SidePanel>
          )}
        </div>
      </Sample>
    </>
  );
}
