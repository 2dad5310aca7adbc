import * as fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import { builtInFields } from '../../../src-shared/template/merge-field-names.ts';
import { compileTemplate, mergeFieldsOf } from '../../../src-shared/template/template.ts';

const ann = {
  phone: '+12125550123',
  firstName: 'Ann',
  lastName: 'Lee',
  email: 'ann@example.com',
  customFields: { last_visit: '3 May', points: '120' },
};

const nameless = { ...ann, firstName: '', lastName: '', customFields: {} };

function render(body: string, contact: Parameters<typeof mergeFieldsOf>[0]): string {
  return compileTemplate(body)(mergeFieldsOf(contact));
}

describe('a text is filled in', () => {
  test.each([
    ['Hi {{ first_name }}!', 'Hi Ann!'],
    ['Hi {{first_name}}!', 'Hi Ann!'],
    ['{{ full_name }}, {{ email }}, {{ phone }}', 'Ann Lee, ann@example.com, +12125550123'],
    ['Seen {{ last_visit }}: {{ points }} points', 'Seen 3 May: 120 points'],
    ['{{ first_name | upcase }} {{ last_name | downcase }}', 'ANN lee'],
    ['{{ first_name | default: "there" | append: "!" }}', 'Ann!'],
    ['{{ email | truncate: 6, "" }}', 'ann@ex'],
    ['No fields at all', 'No fields at all'],
    ['', ''],
  ])('%s', (body, text) => {
    expect(render(body, ann)).toBe(text);
  });

  test.each([
    ['Hi {{ first_name | default: "there" }}!', 'Hi there!'],
    ["Hi {{ first_name | default: 'there' }}!", 'Hi there!'],
    ['Hi {{ first_name | default: phone }}!', 'Hi +12125550123!'],
    ['Hi {{ first_name }}!', 'Hi !'],
    ['[{{ full_name }}] [{{ last_visit }}] [{{ never_heard_of }}]', '[] [] []'],
  ])('%s, where the contact has nothing there', (body, text) => {
    expect(render(body, nameless)).toBe(text);
  });

  test('with half a name, without a gap where the other half would be', () => {
    expect(render('{{ full_name }}.', { ...ann, lastName: '' })).toBe('Ann.');
    expect(render('{{ full_name }}.', { ...ann, firstName: ' ' })).toBe('Lee.');
  });

  test('as its author wrote it, but with one kind of line end and nothing blank at the end', () => {
    expect(render('  One\r\nTwo  {{ first_name }}\rThree\n\n  ', ann)).toBe(
      '  One\nTwo  Ann\nThree',
    );
  });

  test.each(['$&', '$1', '{{ phone }}', '{% raw %}', '\\', '&amp; <b>', '“”', '👩‍👩‍👧', 'é\u0301'])(
    'with a value of %s as it is, never read as a template',
    (value) => {
      const contact = { ...ann, firstName: value };
      expect(render('<{{ first_name }}>', contact)).toBe(`<${value}>`);
      expect(render('<{{ first_name | default: "x" }}>', contact)).toBe(`<${value}>`);
    },
  );

  test('with nothing but the contact’s own fields, whatever they are called', () => {
    for (const field of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(render(`[{{ ${field} }}]`, ann)).toBe('[]');
      expect(render(`[{{ ${field} | default: "none" }}]`, ann)).toBe('[none]');
      expect(render(`[{{ email | default: ${field} }}]`, { ...ann, email: '' })).toBe('[]');
    }
    const odd = {
      ...ann,
      customFields: JSON.parse('{"__proto__":"a","own_value":"b","2nd_phone":"c","prénom":"d"}'),
    };
    const body = '{{ __proto__ }}{{ own_value | upcase }}{{ 2nd_phone }}{{ prénom | upcase }}';
    expect(render(body, odd)).toBe('aBcD');
  });

  test('cut to a length, but never within a character as a person sees it', () => {
    const cut = (firstName: string) =>
      render('{{ first_name | truncate: 7 }}', { ...ann, firstName });
    expect(cut('Ann😀 Maria')).toBe('Ann😀...');
    expect(cut('Zoe👩‍👧‍👦 Lee')).toBe('Zoe...');
    expect(cut('Annabel')).toBe('Annabel');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', '😀', '👩‍👧‍👦', 'e\u0323', '🇩🇪')),
        fc.integer({ min: 1, max: 12 }),
        (parts, length) => {
          const value = parts.join('').trim();
          const text = compileTemplate(`{{ first_name | truncate: ${length}, "" }}.`)({
            first_name: value,
          });
          expect(text.isWellFormed()).toBe(true);
          expect(Array.from(text).length - 1).toBeLessThanOrEqual(length);
          const whole = [...new Intl.Segmenter().segment(value)].map(({ segment }) => segment);
          const starts = whole.map((_one, count) => whole.slice(0, count).join(''));
          expect([...starts, value]).toContain(text.slice(0, -1));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('without what nobody sees, in the text and in what is filled in', () => {
    const contact = { ...ann, firstName: '\u200eAnna\u00a0Maria\u200b' };
    expect(render('Hi\u00a0{{ first_name }}\u200b!', contact)).toBe('Hi Anna Maria!');
    const unseen = { ...ann, firstName: '\u200b' };
    expect(render('Hi {{ first_name | default: "there" }}', unseen)).toBe('Hi there');
  });

  test('exactly as Liquid itself would', () => {
    const liquid = new Liquid({ ownPropertyOnly: true });
    const filters = [
      '| upcase',
      '| downcase',
      '| capitalize',
      '| strip',
      '| default: "you \\" there"',
      '| default: last_name',
      "| default: 'it\\'s {{ you }}\\n'",
      '| default: ""',
      '| default: 7',
      '| default: nil',
      '| truncate: 4',
      '| truncate: 7, ".."',
      '| truncatewords: 2',
      '| append: "!"',
      '| prepend: last_name',
    ];
    const field = fc
      .tuple(
        fc.constantFrom(...builtInFields, 'last_visit'),
        fc.array(fc.constantFrom(...filters), { maxLength: 3 }),
        fc.constantFrom(['{{ ', ' }}'], ['{{', '}}'], ['{{- ', ' -}}'], ['{{\n', '\n}}']),
      )
      .map(([name, used, [open, close]]) => `${open}${name} ${used.join(' ')}${close}`);
    const text = fc.stringMatching(/^[a-z }\n%"'|:é😀]{0,12}$/u);
    const words = fc.array(fc.constantFrom('Ann', 'lee', ' ', 'é😀', '"', '\n', '{{ x }}'));
    const value = words.map((parts) => parts.join('').trim());
    fc.assert(
      fc.property(
        fc.array(fc.oneof(field, text), { maxLength: 8 }),
        fc.record({ firstName: value, lastName: value, email: value, visit: value }),
        (parts, { visit, ...names }) => {
          const body = parts.join('');
          const contact = { ...ann, ...names, customFields: { last_visit: visit } };
          const expected = String(liquid.parseAndRenderSync(body, mergeFieldsOf(contact)));
          expect(render(body, contact)).toBe(expected.trimEnd());
        },
      ),
      { numRuns: 1000 },
    );
  });
});
