import { Table, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import './table-card.css';

interface TableCardProps {
  /** The name of the table, for assistive technology. */
  readonly label: string;
  /** The least width in pixels; in a narrower window the table scrolls sideways. */
  readonly minWidth: number;
  /** `Table.Th`s. */
  readonly head: ReactNode;
  /** `Table.Tr`s. */
  readonly children: ReactNode;
}

/**
 * A short table as a card: rows of 36 that a `RowLink` in them opens. As a child of a page that fills
 * the window it scrolls by itself. For thousands of rows there is `DataGrid`.
 */
export function TableCard({ label, minWidth, head, children }: TableCardProps) {
  return (
    <div className="ui-table-card">
      <Table aria-label={label} miw={minWidth} horizontalSpacing="sm" highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>{head}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}

interface RowLinkProps {
  readonly onClick: () => void;
  readonly children: string;
}

/** The name of a row; the whole row takes its click. What has a click of its own stands in `.ui-row-actions`. */
export function RowLink({ onClick, children }: RowLinkProps) {
  return (
    <UnstyledButton className="ui-row-link" title={children} onClick={onClick}>
      <span className="ui-two-lines">{children}</span>
    </UnstyledButton>
  );
}
