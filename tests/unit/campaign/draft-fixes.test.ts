import { describe, expect, it } from 'vitest';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { fixedDraft } from '../../../src-shared/campaign/draft-fixes.ts';
import type { FindingFix } from '../../../src-shared/campaign/review-finding.ts';
import { hasBusinessName, hasOptOut } from '../../../src-shared/message/opt-out.ts';

const sentence = 'Reply STOP to opt out';
const draft: CampaignDraft = { name: 'A', body: '', sender: '', audience: { listIds: [1] } };

function bodyAfter(body: string, fix: FindingFix, fallback = 'there'): string {
  const words = { optOutText: sentence, businessName: 'Ann’s Shop', fallback };
  return fixedDraft({ ...draft, body }, fix, words).body;
}

describe('a fix in one click', () => {
  it.each<[FindingFix, string, string]>([
    [{ kind: 'add-opt-out' }, 'Bread!', `Bread! ${sentence}`],
    [{ kind: 'add-opt-out' }, 'Bread at 8 ', `Bread at 8\n${sentence}`],
    [{ kind: 'add-opt-out' }, 'Bread. Text STOP to end', 'Bread. Text STOP to end'],
    [{ kind: 'add-business-name' }, 'Bread!', 'Ann’s Shop: Bread!'],
    [{ kind: 'add-business-name' }, "Ann's shop has bread", "Ann's shop has bread"],
    [{ kind: 'replace-characters' }, '“Bread”', '"Bread"'],
    [{ kind: 'use-https' }, 'See http://shop.com', 'See https://shop.com'],
    [
      { kind: 'set-fallback', field: 'first_name' },
      'Hi {{first_name}} {{ last_name }}',
      'Hi {{ first_name | default: "there" }} {{ last_name }}',
    ],
    [
      { kind: 'set-fallback', field: 'first_name' },
      'Hi {{ first_name | default: "you" }} {{ first_name | upcase }}',
      'Hi {{ first_name | default: "you" }} {{ first_name | upcase | default: "there" }}',
    ],
  ])('%o: %s', (fix, before, after) => {
    expect(bodyAfter(before, fix)).toBe(after);
    // Twice is once.
    expect(bodyAfter(after, fix)).toBe(after);
  });

  it('takes a fallback with quotes', () => {
    const fix: FindingFix = { kind: 'set-fallback', field: 'first_name' };
    expect(bodyAfter('{{ first_name }}', fix, 'my "dear"')).toBe(
      `{{ first_name | default: 'my "dear"' }}`,
    );
  });

  it('excludes, and keeps what is excluded', () => {
    const words = { optOutText: '', businessName: '' };
    const once = fixedDraft(draft, { kind: 'exclude-texted', days: 3 }, words);
    const twice = fixedDraft(once, { kind: 'exclude-filter', filter: 'landline' }, words);
    expect(twice.audience).toEqual({
      listIds: [1],
      exclude: { textedWithinDays: 3, filters: [{ isLandline: true }] },
    });
    expect(fixedDraft(twice, { kind: 'exclude-filter', filter: 'landline' }, words)).toBe(twice);
    expect(fixedDraft(twice, { kind: 'edit-text' }, words)).toBe(twice);
  });
});

describe('a way out', () => {
  it.each([
    'Reply STOP to opt out',
    'text stop to end',
    'STOP to unsubscribe',
    'Answer with QUIT.',
  ])('is in “%s”', (text) => expect(hasOptOut(text, '')).toBe(true));

  it.each(['Stop by today!', 'We end at 5', '', 'Reply to this text'])('is not in “%s”', (text) =>
    expect(hasOptOut(text, '')).toBe(false),
  );

  it('is the sentence of the settings too', () => {
    expect(hasOptOut('Hi. Schreib HALT', 'Schreib HALT')).toBe(true);
  });

  it('needs a name of the business to look for one', () => {
    expect(hasBusinessName('Hi', '')).toBe(false);
  });
});
