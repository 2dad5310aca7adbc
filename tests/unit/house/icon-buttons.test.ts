import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { iconButtonsWithoutTip } from '../../support/icon-buttons.ts';

const root = path.resolve(import.meta.dirname, '../../../src-renderer');
/** Where every other button of an icon alone comes from. */
const home = 'ui/controls/icon-button.tsx';

const files = globSync('**/*.tsx', { cwd: root })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => file !== home);

test('every button of an icon alone has a tooltip', () => {
  const found = files.flatMap((file) =>
    iconButtonsWithoutTip(file, readFileSync(path.join(root, file), 'utf8')).map(
      (line) => `${file}:${line}`,
    ),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

test.each([
  ['<button type="button" aria-label="Close"><IconX size={16} /></button>'],
  ['<ActionIcon aria-label="Close">{icon}</ActionIcon>'],
  ['<CloseButton onClick={close} />'],
  ['<Tip label="Close"><Group><UnstyledButton><IconX /></UnstyledButton></Group></Tip>'],
])('%s has none', (code) => {
  expect(iconButtonsWithoutTip('a.tsx', code)).toEqual([1]);
});

test.each([
  ['<Tip label="Close"><button type="button"><IconX size={16} /></button></Tip>'],
  ['<button type="button"><IconX /> Close</button>'],
  ['<button type="button"><IconX />{label}</button>'],
  ['<button type="button"><RowContent row={row} /></button>'],
  ['<button type="button"><IconX /><span>{label}</span></button>'],
  ['<IconButton label="Close" icon={IconX} />'],
])('%s is in order', (code) => {
  expect(iconButtonsWithoutTip('a.tsx', code)).toEqual([]);
});
