import { describe, expect, it } from 'vitest';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { hasBusinessName, hasOptOut } from '../../../src-shared/message/required-parts.ts';
import {
  freeTemplateName,
  isSameTemplateName,
  templateLimits,
  templateTextSchema,
} from '../../../src-shared/template/saved-template.ts';
import { starterKinds, startersFor } from '../../../src-shared/template/starters.ts';
import { parseTemplate } from '../../../src-shared/template/template.ts';

const shop = { businessName: 'Corner Shop', optOutText: 'Reply STOP to opt out.' };

/** What is between square brackets is filled in by the person who writes. */
const filledIn = (text: string) =>
  text
    .replaceAll('[date]', 'December 24')
    .replaceAll('[time]', '10:30 AM')
    .replaceAll('[YOUR_OFFER]', '20% off everything');

describe.each(startersFor(shop))('the starter $kind', ({ kind, body }) => {
  it('says who texts, greets with a fallback, and is nothing but fields that everybody has', () => {
    expect(hasBusinessName(body, shop.businessName)).toBe(true);
    const parsed = parseTemplate(filledIn(body), []);
    expect(parsed.problems).toEqual([]);
    expect(parsed.fields).toEqual(['first_name']);
    expect(parsed.fieldsWithoutDefault).toEqual([]);
  });

  it('cannot be sent before everything between brackets is filled in', () => {
    const blanks = body.match(/\[[^\]]+\]/g) ?? [];
    expect(parseTemplate(body, []).problems).toHaveLength(blanks.length);
  });

  it('says how to opt out where it advertises', () => {
    expect(hasOptOut(body, shop.optOutText)).toBe(kind === 'offer' || kind === 'thanks');
  });

  it('is plain, and two segments at most', () => {
    const counted = countSegments(filledIn(body).replaceAll(/\{\{.*?\}\}/g, 'Maximilian'));
    expect(counted).toMatchObject({ encoding: 'gsm-7' });
    expect(counted.segments).toBeLessThanOrEqual(2);
  });

  it('can be saved as it is', () => {
    expect(templateTextSchema.parse({ name: kind, body })).toEqual({ name: kind, body });
  });
});

describe('the starters', () => {
  it('say nothing of a business or an opt-out that the settings do not have', () => {
    for (const { body } of startersFor({ businessName: '', optOutText: '' })) {
      expect(body).not.toMatch(/^:|STOP|opt out/);
    }
    expect(starterKinds).toHaveLength(5);
  });
});

describe('the name of a template', () => {
  it('is the same whatever its capitals and blanks', () => {
    expect(isSameTemplateName(' Café ', 'CAFÉ')).toBe(true);
    expect(isSameTemplateName('Cafe', 'Café')).toBe(false);
  });

  it('gets the first number that makes it free', () => {
    expect(freeTemplateName('Offer', [])).toBe('Offer');
    expect(freeTemplateName('Offer', ['OFFER', 'offer (2)'])).toBe('Offer (3)');
  });

  it('stays within its limit, with the number too', () => {
    const long = 'x'.repeat(templateLimits.nameLength + 9);
    const cut = freeTemplateName(long, []);
    expect(cut).toHaveLength(templateLimits.nameLength);
    expect(freeTemplateName(long, [cut])).toMatch(/x \(2\)$/);
    expect(freeTemplateName(long, [cut])).toHaveLength(templateLimits.nameLength);
  });
});
