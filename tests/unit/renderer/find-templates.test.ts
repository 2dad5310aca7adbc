import { expect, it } from 'vitest';
import { templatesFound } from '../../../src-renderer/templates/find-templates.ts';

const all = [
  { name: 'Weekend rolls', body: 'Cinnamon and pecan, warm from 8' },
  { name: 'Café', body: 'Closed on Monday' },
  { name: 'Order ready', body: 'Your cinnamon cake is ready' },
];
const found = (typed: string) => templatesFound(all, typed).map(({ name }) => name);

it('a search finds every word, in the name or the text, whatever the capitals', () => {
  expect(found('CINNAMON')).toEqual(['Weekend rolls', 'Order ready']);
  expect(found('ready  cinn')).toEqual(['Order ready']);
  expect(found('café monday')).toEqual(['Café']);
  expect(found('rolls cake')).toEqual([]);
});

it('an empty search finds everything, in the same order', () => {
  expect(found(' ')).toEqual(all.map(({ name }) => name));
});
