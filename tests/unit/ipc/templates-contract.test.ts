import { describe, expect, it } from 'vitest';
import { requests } from '../../../src-shared/ipc/contract.ts';
import { templateLimits } from '../../../src-shared/template/saved-template.ts';

const create = requests['templates.create'].input;
const save = requests['templates.save'].input;

describe('what a window may say of a template', () => {
  it('is cleaned: the name is one line, the text keeps its lines', () => {
    expect(create.parse({ name: ' Rolls\nand\u200B cake ', body: 'Hi\u200B\nthere' })).toEqual({
      name: 'Rolls and cake',
      body: 'Hi\nthere',
    });
  });

  it.each([
    ['no name', { name: ' \n', body: 'Hi' }],
    ['a name too long', { name: 'x'.repeat(templateLimits.nameLength + 1), body: '' }],
    ['a text too long', { name: 'Rolls', body: 'x'.repeat(templateLimits.textLength + 1) }],
    ['no text', { name: 'Rolls' }],
  ])('is refused with %s', (_what, template) => {
    expect(create.safeParse(template).success).toBe(false);
    expect(save.safeParse({ id: 1, updatedAt: 1, template }).success).toBe(false);
  });

  it('names the version that was seen', () => {
    const template = { name: 'Rolls', body: '' };
    expect(save.safeParse({ id: 1, template }).success).toBe(false);
    expect(save.parse({ id: 1, updatedAt: 5, template })).toEqual({
      id: 1,
      updatedAt: 5,
      template,
    });
  });
});
