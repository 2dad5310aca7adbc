import { expect, it, test } from 'vitest';
import { wordsOfADay } from '../../../src-shared/message/words-of-a-day.ts';

test.each([
  ['Come in today!', ['today']],
  ['Tonight, or Tomorrow morning', ['Tonight', 'Tomorrow']],
  ['Open this weekend and next week', ['this weekend', 'next week']],
  ['On Friday we bake', ['On Friday']],
  ['Mondayish, todays, fortoday', []],
  ['Rolls all week', []],
])('%s', (text, words) => {
  expect(wordsOfADay(text).map((word) => word.text)).toEqual(words);
});

it('says where each word stands', () => {
  const text = 'Only today, until Sunday';
  for (const { text: word, index } of wordsOfADay(text)) {
    expect(text.slice(index, index + word.length)).toBe(word);
  }
});
