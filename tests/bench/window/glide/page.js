import '@glideapps/glide-data-grid/dist/index.css';
import { DataEditor, GridCellKind } from '@glideapps/glide-data-grid';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/* A table of contacts by glide-data-grid: the columns, row height and rows of Ovo's own table. */

const columns = [
  { id: 'name', title: 'Name', width: 190 },
  { id: 'phone', title: 'Phone number', width: 124 },
  { id: 'email', title: 'Email', width: 160 },
  { id: 'tags', title: 'Tags', width: 120 },
  { id: 'status', title: 'Status', width: 196 },
  { id: 'added', title: 'Added', width: 108 },
];

const root = createRoot(document.querySelector('main'));

/** Shows so many rows: these ones over and over. A row is the texts of its cells. */
globalThis.showRows = (known, rows) => {
  const getCellContent = ([column, row]) => {
    const text = known[row % known.length][column];
    return { kind: GridCellKind.Text, data: text, displayData: text, allowOverlay: false };
  };
  root.render(
    createElement(DataEditor, {
      columns,
      rows,
      getCellContent,
      rowHeight: 32,
      headerHeight: 32,
      rowMarkers: 'checkbox',
      smoothScrollY: true,
      width: 960,
      height: 560,
    }),
  );
};
