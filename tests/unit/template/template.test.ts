import * as fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src-shared/lib/result.ts';
import { builtInFields } from '../../../src-shared/template/merge-field-names.ts';
import {
  compileTemplate,
  mergeFieldsOf,
  parseTemplate,
} from '../../../src-shared/template/template.ts';

const ann = {
  phone: '+12125550123',
  firstName: 'Ann',
  lastName: 'Lee',
  email: 'ann@example.com',
  customFields: { last_visit: '3 May', points: '120' },
};
const nameless = { ...ann, firstName: '', lastName: '', customFields: {} };
const customFields = ['last_visit', 'points'];

function render(body: string, contact: Parameters<typeof mergeFieldsOf>[0]): string {
  return compileTemplate(body)(mergeFieldsOf(contact));
}

/** The messages of a text's problems. */
function problemsOf(body: string): readonly string[] {
  return parseTemplate(body, customFields).problems.map((problem) => problem.message);
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

describe('a text is checked', () => {
  test('and its fields named, each once, with those that would leave a gap', () => {
    const body = '{{ first_name | default: last_name }} {{ points }} {{ points }} {{ first_name }}';
    expect(parseTemplate(body, customFields)).toEqual({
      ok: true,
      problems: [],
      fields: ['first_name', 'last_name', 'points'],
      fieldsWithoutDefault: ['points', 'first_name'],
    });
  });

  test.each([
    [
      '{{ frist_name }}',
      '{{ frist_name }} isn’t a field of your contacts. Did you mean first_name?',
    ],
    ['{{ FirstName }}', '{{ FirstName }} isn’t a field of your contacts. Did you mean first_name?'],
    [
      '{{ Last visit }}',
      '{{ Last visit }} isn’t a field of your contacts. Did you mean last_visit?',
    ],
    ['{{ contact.first_name }}', 'Did you mean first_name?'],
    ['{{ first_name | default: nickname_of_dog }}', '{{ nickname_of_dog }} isn’t a field'],
    [
      '{{ zebra }}',
      'You can use: first_name, last_name, full_name, email, phone, last_visit, points.',
    ],
    ['{{ __proto__ }}', '{{ __proto__ }} isn’t a field of your contacts.'],
    ['{{ }}', 'There is no field between {{ and }}.'],
    ['{{ first_name | default: “there” }}', 'has curly quotes. Use straight ones'],
    ['{{ first_name | shout }}', 'Fields have no filter “shout”. You can use: default, upcase'],
    ['{{ first_name | constructor }}', 'Fields have no filter “constructor”.'],
    ['{{ first_name | default }}', '“default” needs a text in quotes after it'],
    ['{{ first_name | upcase: "x" }}', '“upcase” has too many values after it.'],
    [
      '{{ first_name | truncate: "abc" }}',
      '“truncate” needs a whole number from 1 to 5000 after it, not "abc": truncate: 20.',
    ],
    ['{{ first_name | truncate: last_name }}', 'needs a whole number from 1 to 5000 after it'],
    ['{{ first_name | truncate: "7" }}', 'needs a whole number'],
    ['{{ first_name | truncate: 0 }}', 'needs a whole number'],
    ['{{ first_name | truncate: 99999 }}', 'needs a whole number'],
    ['{{ first_name | truncatewords: "two" }}', 'needs a whole number'],
    ['{{ "hello" }}', 'Ovo doesn’t understand'],
    ['{{ (1..1000000000) | append: "x" }}', 'Ovo doesn’t understand'],
    ['{{ first_name, last_name }}', 'Ovo doesn’t understand'],
    ['{{ first_name[0] }}', 'Ovo doesn’t understand'],
    [
      '{% for i in (1..1000000000) %}x{% endfor %}',
      'Ovo doesn’t understand {% for i in (1..1000000000) %}',
    ],
    [
      '{% include "/etc/hostname" %}',
      'Ovo doesn’t understand {% include "/etc/hostname" %}. You can use fields such as {{ first_name }}',
    ],
    ['{% if', 'Ovo doesn’t understand {%'],
    ['Hi {{ first_name', 'A field starts here and never ends.'],
    ['Hi {{ first_name }, hello', 'A field starts here and never ends.'],
    ['Hi {first_name}', 'Write a field with two braces on each side: {{ first_name }}.'],
  ])('%s: what is wrong is said in plain words', (body, message) => {
    expect(problemsOf(body).join('\n')).toContain(message);
  });

  test('and every problem is found at once, with its place', () => {
    const body = 'Hi {{ frist_name }},\r\nyou have {{ points | shuot }} {points}\n\n  {{ }}';
    expect(
      parseTemplate(body, customFields).problems.map(({ line, column }) => [line, column]),
    ).toEqual([
      [1, 4],
      [2, 10],
      [2, 31],
      [4, 3],
    ]);
  });

  test.each([
    'Sale :-} {50% off} 100%} } } {',
    '20 % off until 50 % are gone, 10%-20%-30%',
    '[Sale] {VIP} #summer# ~20~ |sale| __new__ (see you)',
    '#summer #sale @ovo $5 off, $10 too, well-known-name-brand',
    'https://example.com/?a=%20name%20b&c[]=1',
    'I <3 you «Hola» *bold* _hi_ -Ann-',
    'Text us (call_us) or visit (my_shop), ~city~ -date-, open 9:30:00 :smile: !wow! @JoesPizza ａ＋ｂ！',
    '{0} %s',
  ])('and marks around words that name no field are let through: %s', (body) => {
    expect(problemsOf(body)).toEqual([]);
  });

  test.each([
    '{firstName}',
    '{First Name}',
    '{name}',
    '{first_name | default: "there"}',
    '{frist_name}',
    '{contact.first_name}',
    '{$first_name}',
    '{!Contact.FirstName}',
    '${firstName}',
    '#{first_name}',
    '*|FNAME|*',
    '*|FNAME:there|*',
    '[FIRST_NAME]',
    '[First Name]',
    '[%first_name%]',
    '[first_name,fallback=friend]',
    '[[firstname]]',
    '%FIRST_NAME%',
    '%recipient.first_name%',
    '%%First_Name%%',
    '#NAME#',
    '##NAME##',
    '<<FirstName>>',
    '<first name>',
    '<%= first_name %>',
    '«First_Name»',
    '-FNAME-',
    '__FIRST_NAME__',
    '~FNAME~',
    '|FNAME|',
    '@@FIRSTNAME@@',
    '$first_name',
    '(first_name)',
    '[NOMBRE]',
    '{vorname}',
    '｛｛ first_name ｝｝',
    '｛first_name｝',
    '［FIRST_NAME］',
    '％NAME％',
    '＜first name＞',
    '@FirstName',
    '@first_name',
    ':first_name:',
    '!FNAME!',
    '^FNAME^',
  ])('and %s, as other programs write a field, is named with what to write instead', (written) => {
    const problem = parseTemplate(`Hi ${written}, sale!`, customFields).problems[0];
    expect(problem).toMatchObject({
      message: expect.stringContaining('{{ first_name }}'),
      line: 1,
      column: 4,
    });
  });

  test.each(['[PROMO_CODE]', '{promoCode}', '*|ANYTHING|*', '[city]', '{unsubscribe}'])(
    'and %s, for which there is no field, is not let out as it stands',
    (written) => {
      expect(problemsOf(`Hi ${written}`)).toEqual([
        `${written} won’t be filled in: this is another program’s way of writing a field. Write a field of your contacts, such as {{ first_name }}, or delete it.`,
      ]);
    },
  );

  test('without trying every combination, however hostile it is', () => {
    const started = performance.now();
    const hostile = [
      '{'.repeat(5000),
      '{{'.repeat(2500),
      '{{ a' + ' |'.repeat(2500),
      '{{ a ' + '| a : "" , '.repeat(400) + '}}',
      '{{ a ' + '| a : "\\'.repeat(500) + ' }}',
      '{{ ' + 'a'.repeat(4990) + ' }}',
      '{ '.repeat(2500),
      '{{ first_name | append: "x" }}'.repeat(160),
    ];
    for (const body of hostile) {
      parseTemplate(
        body,
        Array.from({ length: 200 }, (_, index) => `field_${index}`),
      );
    }
    // It takes milliseconds; a reader that tried every combination would take hours.
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

test('a text that cannot be read is refused, with the place', () => {
  expect(() => compileTemplate('Hi\n{{ first_name | shout }}')).toThrow(
    new UserError(
      'invalid',
      'Couldn’t fill in the text (line 2, column 1): Fields have no filter “shout”. You can use: default, upcase, downcase, capitalize, strip, truncate, truncatewords, append, prepend.',
    ),
  );
});
