import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { timesOfDayIn } from '../../../src-renderer/ui/text/times-of-day.ts';

const plain = (text: string) => text.normalize('NFKC');

test('times are written with 12 hours or with 24, as the language has them', () => {
  const [american, german] = [timesOfDayIn('en-US'), timesOfDayIn('de-DE')];
  expect(plain(american.format('20:30'))).toBe('8:30 PM');
  expect(plain(american.format('24:00'))).toBe('12:00 AM');
  expect(plain(american.formatHour(6))).toBe('6 AM');
  expect(german.format('20:30')).toBe('20:30');
  expect(german.format('24:00')).toBe('24:00');
  expect(german.formatHour(6)).toBe('06:00');
});

test.each([
  ['8', '08:00'],
  ['8 pm', '20:00'],
  ['8:30 P.M.', '20:30'],
  ['12 am', '00:00'],
  ['12:15 PM', '12:15'],
  ['20.30', '20:30'],
  ['0830', '08:30'],
  ['24:00', '24:00'],
])('“%s” is %s', (text, time) => {
  expect(timesOfDayIn('en-US').read(text, false)).toBe(time);
});

test.each(['', '13 pm', '0 am', '8:60', '24:01', '25', 'noon', '8:3'])(
  '“%s” is no time',
  (text) => {
    expect(timesOfDayIn('en-US').read(text, false)).toBeNull();
  },
);

test('midnight ends a day where an end is asked for', () => {
  const { read } = timesOfDayIn('en-US');
  expect(read('12 AM', true)).toBe('24:00');
  expect(read('00:00', true)).toBe('24:00');
  expect(read('00:00', false)).toBe('00:00');
});

test('what is written is read again, in every language', () => {
  const locale = fc.constantFrom(
    'en-US',
    'en-GB',
    'de',
    'fr',
    'es-MX',
    'ja',
    'zh-TW',
    'el',
    'hi',
    'ar-EG',
  );
  fc.assert(
    fc.property(locale, fc.integer({ min: 0, max: 1440 }), (language, minutes) => {
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      const { format, read } = timesOfDayIn(language);
      const isEnd = minutes === 1440;
      expect(read(format(time), isEnd)).toBe(time);
    }),
  );
});
