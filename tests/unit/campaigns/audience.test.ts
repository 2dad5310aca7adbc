import { expect, it } from 'vitest';
import { audienceSchema } from '../../../src-shared/campaign/audience.ts';

const isRight = (audience: unknown) => audienceSchema.safeParse(audience).success;

it('takes the audiences of older drafts as they are', () => {
  for (const audience of [{ listIds: [] }, { listIds: [3, 4], unreachedOf: 7 }]) {
    expect(audienceSchema.parse(audience)).toEqual(audience);
  }
});

it('holds its limits', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const withDays = (textedWithinDays: number) => ({ listIds: [], exclude: { textedWithinDays } });
  expect(isRight({ listIds: [], contactIds: ids(10_000) })).toBe(true);
  expect(isRight({ listIds: [], contactIds: ids(10_001) })).toBe(false);
  expect(isRight({ listIds: [], filters: ids(11).map(() => ({})) })).toBe(false);
  expect(isRight({ listIds: [], tags: ids(51).map(String) })).toBe(false);
  expect(isRight({ listIds: [], campaigns: [{ campaignId: 1, who: 'missed' }] })).toBe(false);
  expect([0, 1, 365, 366].map((days) => isRight(withDays(days)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isRight({ tags: ['VIP'] })).toBe(false);
});
