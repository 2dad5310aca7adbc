import { describe, expect, it } from 'vitest';
import { suggestTargets } from '../../../../src-main/imports/columns/suggest-targets.ts';
import { contactRowReader, isFault } from '../../../../src-main/imports/rows/contact-row.ts';

/**
 * Reads a row of a file as an import does: `texted`, `opted out`, or the problem of a rejected row.
 *
 * @param beginning the rows by which the columns are chosen; by default this row alone.
 */
function readRow(
  names: readonly string[],
  cells: readonly string[],
  beginning: readonly (readonly string[])[] = [cells],
): string {
  const mapping = suggestTargets({ names, isInFile: true }, beginning, 'US');
  const row = contactRowReader(mapping, names, 'US')(cells);
  if (isFault(row)) return row.problem;
  return row.optOut === null ? 'texted' : 'opted out';
}

/** The row of somebody with one more column. */
function withCell(header: string, cell: string, ...others: readonly string[]): string {
  const row = (said: string) => ['Ann', '2125550123', said];
  return readRow(['Name', 'Phone', header], row(cell), [cell, ...others].map(row));
}

describe('a no', () => {
  it.each(['Status', 'SMS status', 'SMS', 'Notes', 'Tags'])(
    'counts below a thousand empty cells, under %j',
    (header) => {
      const names = ['Name', 'Phone', header];
      const beginning = Array.from({ length: 1000 }, () => ['Ann', '2125550123', '']);
      expect(readRow(names, ['Bo', '2125550124', 'Unsubscribed'], beginning)).toBe('opted out');
      expect(readRow(names, ['Bo', '2125550124', 'Active'], beginning)).toBe('texted');
    },
  );

  it.each([
    ['Tags', 'VIP, Do not text'],
    ['Tags', 'Unsubscribed'],
    ['Labels', 'VIP ::: Opted out'],
    ['Groups', '"vip","DNC"'],
    ['Interests', 'VIP; Do not text'],
    ['Interests', 'VIP ::: Do not text'],
  ])('counts as one of several values: %s with %j', (header, cell) => {
    expect(withCell(header, cell)).toBe('opted out');
  });

  it.each([
    ['Tags', 'VIP, Canceled, Left, no'],
    ['Tags', 'do not text before noon'],
    ['Interests', 'stop; out'],
  ])('is none of the other values: %s with %j', (header, cell) => {
    expect(withCell(header, cell)).toBe('texted');
  });

  it.each([
    ['Statut', 'Désabonné'],
    ['Statut', 'Désinscrite'],
    ['Stato', 'Disiscritto'],
    ['SMS status', 'verweigert'],
    ['SMS status', 'opposed'],
    ['SMS status', 'rifiutato'],
    ['SMS status', 'nie wieder'],
  ])('counts in every language and beside others: %s with %j', (header, cell) => {
    expect(withCell(header, cell, 'Actif', 'Gold', 'Silver', 'Bronze')).toBe('opted out');
  });

  it.each([
    ['OK to text', 'Never'],
    ['OK to text', 'Nunca'],
    ['SMS consent', 'Jamais'],
    ['SMS consent', 'nie'],
    ['SMS consent', 'нет'],
    ['SMS consent', 'ei'],
    ['SMS consent', 'hayır'],
    ['SMS consent', 'いいえ'],
  ])('is an answer of one word: %s with %j', (header, cell) => {
    expect(withCell(header, cell)).toBe('opted out');
  });

  it.each(['never subscribed', 'not opted in', 'not given'])(
    'is none of somebody who was never asked: %j',
    (cell) => {
      expect(withCell('SMS consent', cell)).toBe('texted');
    },
  );

  it.each([
    'DO-NOT-TEXT',
    'do_not_text',
    'DoNotText',
    'Unsubscribed (SMS)',
    'SMS: unsubscribed',
    'SMS opt-out',
    'Text opt out',
    'Unsubscribed 3/4/2024',
    'Opted out of SMS marketing',
    'Opted-out of texts',
    '(Unsubscribed)',
    '[DNC]',
    '** DO NOT TEXT **',
    '- do not text',
    '"Opted out"',
    'Do not text, call instead',
  ])('is understood however it is written: %j', (cell) => {
    expect(withCell('Remark', cell, 'Gold', 'Silver')).toBe('opted out');
  });

  it.each(['Unsubscribed (SMS)', 'SMS opt-out', 'Opted out 3/4/2024', '(Unsubscribed)'])(
    'is understood in a column for consent or opt-outs as well: %j',
    (cell) => {
      expect(withCell('SMS consent', cell, 'yes', 'no')).toBe('opted out');
      expect(withCell('SMS opt-out', cell, 'yes', 'no')).toBe('opted out');
    },
  );

  it('counts in a second column for consent', () => {
    for (const cell of ['never', 'nunca', 'no']) {
      const cells = ['2125550123', 'yes', cell];
      expect(readRow(['Phone', 'SMS consent', 'Text consent'], cells)).toBe('opted out');
    }
  });

  it.each([
    'asked whether she can unsubscribe',
    'Unsubscribed from the e-mail newsletter',
    'Text opt',
    'Opted out of insurance',
  ])('is not guessed from a sentence: %j', (cell) => {
    expect(withCell('Remark', cell, 'Gold', 'Silver')).toBe('texted');
  });
});

describe('a phone column', () => {
  it.each(['Phone # (SMS)', 'Mobile # - text', 'Cell no. (SMS)', 'Tel. no texts'])(
    'is none of opt-outs for the number in its header: %s',
    (header) => {
      expect(readRow(['Name', header], ['Ann', '2125550123'])).toBe('texted');
    },
  );
});

describe('a question', () => {
  it.each([
    'Subscribed',
    'Is subscribed',
    'Active subscriber',
    'OK to contact',
    'May we contact you',
    'Can we message you',
    'Contactable',
    'Messaging',
    'SMS',
    'Text reminders',
    'Acepta mensajes de texto',
    'Zgoda SMS',
    'Samtykke SMS',
    'Marketing consent',
  ])('is answered by each word for no: %s', (header) => {
    for (const cell of ['no', '0', 'false', 'Never']) {
      expect(withCell(header, cell, 'yes')).toBe('opted out');
    }
    expect(withCell(header, 'yes', 'no')).toBe('texted');
  });

  it.each([
    ['SMS consent', 'да', 'texted'],
    ['SMS consent', 'Klingon', 'unclear-consent'],
    ['Text message consent', 'peut-être', 'unclear-consent'],
    ['Opted in to texts', 'ask Bo', 'unclear-consent'],
    ['Consent text', 'I agree to receive texts', 'texted'],
    ['SMS consent version', 'v2', 'texted'],
    ['Marketing consent', 'by phone', 'texted'],
  ])(
    'about texts is decided by a person where its answer is unclear: %s, %j',
    (header, cell, is) => {
      expect(withCell(header, cell)).toBe(is);
    },
  );

  it.each([
    'Reminder text sent',
    'SMS sent',
    'Texts sent',
    'Texted',
    'SMS count',
    'SMS delivered',
    'SMS reminders sent',
    'WhatsApp',
    'Has WhatsApp',
    'Replied to text',
    'Text verified',
    'SMS capable',
    'SMS marketing count',
    'Email subscribed',
    'OK to contact by e-mail',
    'May contact spouse',
    'Photo opt out',
    'Subscriber plan',
  ])('about something else is none: %s', (header) => {
    for (const [cell, other] of [
      ['No', 'Yes'],
      ['0', '1'],
      ['no', 'no'],
    ] as const) {
      expect(withCell(header, cell, other)).toBe('texted');
    }
  });

  it('is none where numbers count texts', () => {
    expect(withCell('SMS', '0', '1', '2')).toBe('texted');
    expect(withCell('SMS', '0', '1', '1')).toBe('opted out');
  });

  it.each([
    ['no', 'yes', 'texted'],
    ['declined', 'yes', 'texted'],
    ['Unsubscribed', 'yes', 'opted out'],
    ['yes', 'no', 'opted out'],
    ['no', '', 'opted out'],
    ['yes', '', 'texted'],
  ])('about texts goes before one about marketing: %j and %j', (marketing, texts, is) => {
    const others = [
      ['2125550124', 'yes', 'yes'],
      ['2125550125', 'no', 'no'],
    ];
    for (const names of [
      ['Phone', 'Marketing consent', 'SMS consent'],
      ['Phone', 'SMS consent', 'Marketing consent'],
    ]) {
      const isTurned = names[1] === 'SMS consent';
      const row = ([phone = '', one = '', two = '']: readonly string[]) =>
        isTurned ? [phone, two, one] : [phone, one, two];
      const cells = row(['2125550123', marketing, texts]);
      expect(readRow(names, cells, [cells, ...others.map(row)])).toBe(is);
    }
  });
});

describe('an end', () => {
  it.each([
    ['Fecha de baja', '2024-03-01'],
    ['Dado de baja', '2024-03-01'],
    ['Account blocked', 'yes'],
    ['Card blocked', 'yes'],
    ['License revoked', '2024-03-01'],
    ['Konto gesperrt', 'ja'],
    ['Widerruf', '01.03.2024'],
    ['Abmeldung Kurs', 'ja'],
    ['Insurance opt out', 'yes'],
    ['Stop', '2024-03-01'],
  ])('of something else than texts is no opt-out: %s with %j', (header, cell) => {
    expect(withCell(header, cell)).toBe('texted');
  });

  it.each([
    ['SMS blocked', 'yes'],
    ['Baja SMS', '2024-03-01'],
    ['SMS-Widerruf', '01.03.2024'],
    ['Texts cancelled', 'yes'],
    ['Blocked', 'yes'],
    ['Dado de baja', 'sí'],
    ['Consent withdrawn', 'yes'],
    ['SMS consent revoked', '2024-03-01'],
    ['Werbewiderspruch', 'ja'],
  ])('of texts, or of everything, is one: %s with %j', (header, cell) => {
    expect(withCell(header, cell)).toBe('opted out');
  });
});
