import { fictionalPhone } from '../../../support/campaigns.ts';
import { effectsOf } from './effects.ts';
import { nothing, page, type CasesOf } from './request-cases.ts';
import type { World } from './world.ts';

const reading = { encoding: 'utf-8', delimiter: ',', sheet: null, hasHeader: true } as const;

/**
 * Requests about imports and rejected rows.
 *
 * @param token stands for a file that the window may name.
 */
export function importCases(
  world: World,
  token: (file: string) => string,
): CasesOf<'imports' | 'rejectedRows'> {
  const { files, imports } = world;
  const is = effectsOf(world);
  return {
    'imports.chooseFile': nothing,
    'imports.preview': {
      input: { token: token(files.contacts), country: 'US', reading },
      mayAnswer: ['canceled'],
    },
    'imports.forecast': {
      input: {
        token: token(files.contacts),
        country: 'US',
        reading,
        mapping: [
          { kind: 'field', field: 'firstName' },
          { kind: 'field', field: 'phone' },
        ],
      },
      mayAnswer: ['canceled'],
    },
    'imports.start': {
      input: {
        token: token(files.contacts),
        country: 'US',
        reading,
        mapping: [
          { kind: 'field', field: 'firstName' },
          { kind: 'field', field: 'phone' },
        ],
        listName: 'Imported',
        tags: ['imported'],
        consent: null,
        onDuplicate: 'update',
      },
      effects: is.imported,
      mayAnswer: ['canceled'],
    },
    'imports.cancel': nothing,
    'imports.page': { input: page },
    'imports.undoPreview': { input: { importId: imports.toDismiss } },
    'imports.undo': {
      input: { importId: imports.toUndo },
      effects: is.importUndone,
    },
    'rejectedRows.get': { input: { importId: imports.toAccept } },
    'rejectedRows.rows': { input: { importId: imports.toAccept, ...page, problem: null } },
    'rejectedRows.fix': {
      input: { rowId: imports.rowToFix, cells: ['Fix', fictionalPhone(72), '', '', ''] },
      effects: is.rowFixed(72),
    },
    'rejectedRows.acceptFixes': {
      input: { importId: imports.toAccept, problem: 'plus-lost' },
      effects: is.fixesAccepted,
    },
    'rejectedRows.dismiss': {
      input: { importId: imports.toDismiss, rows: { problem: 'plus-lost' } },
      effects: is.rowsDismissed,
    },
    'rejectedRows.restore': {
      input: { importId: imports.toRestore },
      effects: is.rowsRestored,
    },
    'rejectedRows.save': { input: { importId: imports.toAccept } },
  };
}
