import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src-shared/lib/result.ts';
import { compileTemplate, parseTemplate } from '../../../src-shared/template/template.ts';

const customFields = ['last_visit', 'points'];

/** The messages of a text's problems. */
function problemsOf(body: string): readonly string[] {
  return parseTemplate(body, customFields).problems.map((problem) => problem.message);
}

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

  test.each(['{promoCode}', '*|ANYTHING|*', '{unsubscribe}', '[%city%]'])(
    'and %s, for which there is no field, is not let out as it stands',
    (written) => {
      expect(problemsOf(`Hi ${written}`)).toEqual([
        `${written} won’t be filled in: this is another program’s way of writing a field. Write a field of your contacts, such as {{ first_name }}, or delete it.`,
      ]);
    },
  );

  test.each(['[PROMO_CODE]', '[city]', '[date]'])(
    'and %s, where somebody’s own words belong, is not let out as it stands',
    (written) => {
      expect(problemsOf(`Hi ${written}`)).toEqual([
        `${written} is still to be filled in. Write your own words there, or a field of your contacts, such as {{ first_name }}.`,
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
      'Couldn’t fill in the text (line 2, column 1): Fields have no filter “shout”. You can use: default, upcase, downcase, capitalize, strip, truncate, truncatewords, append, prepend, date, number.',
    ),
  );
});
