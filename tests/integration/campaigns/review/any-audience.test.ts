import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countSegments } from '../../../../src-shared/message/segments.ts';
import { findingOf, openShop, type Person } from '../../../support/reviews.ts';

const names = fc.constantFrom(
  '',
  'Ann',
  'Žofie',
  'A name that is longer than most names are',
  '🍞',
);
const person = fc.record({ firstName: names, isOptedOut: fc.boolean(), hasConsent: fc.boolean() });

it('the totals of a review are those of a naive reading, whatever the audience', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 12 }), async (drawn) => {
      const people = drawn.map(({ firstName, hasConsent }, index): Person => {
        const phone = `+12125550${String(100 + index)}`;
        return { phone, firstName, ...(hasConsent ? {} : { hasNoConsent: true }) };
      });
      const shop = openShop({ people });
      for (const [index, { isOptedOut }] of drawn.entries()) {
        if (!isOptedOut) continue;
        shop.db.sqlite
          .prepare(`INSERT INTO suppressions (phone, reason, at) VALUES (?, 'Asked', 5)`)
          .run(people[index]?.phone);
      }
      const body = `${'Bread '.repeat(20)}{{ first_name }}`;
      const review = await shop.review({ body });

      const texted = drawn.filter(({ isOptedOut }) => !isOptedOut);
      const counts = texted.map(
        ({ firstName }) => countSegments(`${'Bread '.repeat(20)}${firstName}`.trimEnd()).segments,
      );
      const segments = counts.reduce((sum, count) => sum + count, 0);
      expect(review.totals).toMatchObject({
        recipients: drawn.length,
        toText: texted.length,
        leftOut: drawn.length - texted.length,
        segments,
        byCountry: texted.length === 0 ? [] : [{ country: 'US', people: texted.length, segments }],
      });
      expect(review.totals.bySegments).toEqual(
        [...new Set(counts)]
          .toSorted((one, other) => one - other)
          .map((needed) => ({
            segments: needed,
            people: counts.filter((count) => count === needed).length,
          })),
      );
      expect(findingOf(review, 'empty-field').people).toBe(
        texted.filter(({ firstName }) => firstName === '').length,
      );
      expect(findingOf(review, 'consent').people).toBe(
        texted.filter(({ hasConsent }) => !hasConsent).length,
      );
      expect(findingOf(review, 'do-not-text').people).toBe(drawn.length - texted.length);
      shop.db.close();
    }),
    { numRuns: 40 },
  );
});
