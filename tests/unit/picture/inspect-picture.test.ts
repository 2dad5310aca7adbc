import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectPicture } from '../../../src-shared/picture/inspect-picture.ts';
import { isPictureUrl, needsReduction } from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import { comment, exif, gif, jpeg, png, pngThatClaims, pngWith } from '../../support/pictures.ts';

const good = { jpeg: jpeg(40, 30), png: png(40, 30), gif: gif(1, 40, 30) };

describe('a picture', () => {
  test.each([
    ['image/jpeg', good.jpeg],
    ['image/png', good.png],
    ['image/gif', good.gif],
  ])('is %s by its bytes, with its size', (type, bytes) => {
    expect(inspectPicture(bytes)).toMatchObject({
      ok: true,
      facts: { type, width: 40, height: 30, isAnimated: false },
    });
  });

  test('moves where a GIF has several frames', () => {
    expect(inspectPicture(gif(3))).toMatchObject({ ok: true, facts: { isAnimated: true } });
  });

  test('loses what says where, when and by whom it was taken', () => {
    const inspection = inspectPicture(jpeg(2, 2, exif(1), comment));
    expect(inspection.ok && Buffer.from(inspection.bytes)).toEqual(jpeg(2, 2));
    const text = pngWith('tEXt', Buffer.from('Author\0Ann'));
    const kept = inspectPicture(text);
    expect(kept.ok && Buffer.from(kept.bytes)).toEqual(png(2, 2));
  });

  test('keeps how it is to be turned, and nothing else of Exif', () => {
    const inspection = inspectPicture(jpeg(2, 2, exif(6)));
    if (!inspection.ok) throw new Error(inspection.problem);
    const kept = Buffer.from(inspection.bytes).toString('latin1');
    expect(kept).toContain('Exif');
    expect(kept).not.toContain('GPS');
    const again = inspectPicture(inspection.bytes);
    expect(again.ok && Buffer.from(again.bytes)).toEqual(Buffer.from(inspection.bytes));
  });

  test('ends where it ends: what is hidden behind it is left out', () => {
    const inspection = inspectPicture(Buffer.concat([png(2, 2), Buffer.from('<script>')]));
    expect(inspection.ok && Buffer.from(inspection.bytes)).toEqual(png(2, 2));
    const second = inspectPicture(Buffer.concat([jpeg(2, 2), jpeg(1, 1, exif(6))]));
    expect(second.ok && Buffer.from(second.bytes)).toEqual(jpeg(2, 2));
  });

  test('has to become smaller above 600 KB, or with a side of more than 2,048 pixels', () => {
    const facts = { type: 'image/png', width: 2048, height: 10, isAnimated: false } as const;
    expect(needsReduction(facts, 600_000)).toBe(false);
    expect(needsReduction(facts, 600_001)).toBe(true);
    expect(needsReduction({ ...facts, height: 2049 }, 10)).toBe(true);
  });
});

describe('what is refused, with the reason', () => {
  test.each([
    ['empty', Buffer.alloc(0)],
    ['too-many-bytes', Buffer.alloc(25_000_001)],
    ['too-many-pixels', pngThatClaims(60_000, 60_000)],
    ['too-many-pixels', gif(3000, 400, 400)],
    ['svg', Buffer.from('<?xml version="1.0"?><svg onload="alert(1)"/>')],
    ['other-format', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
    ['other-format', Buffer.from('\0\0\0\u0018ftypheic', 'latin1')],
    ['no-picture', Buffer.from('<html>Please log in</html>')],
    ['no-picture', Buffer.from('MZ\u0090\0', 'latin1')],
    ['truncated', good.jpeg.subarray(0, -4)],
    ['truncated', good.png.subarray(0, -3)],
    ['truncated', good.gif.subarray(0, -1)],
    ['damaged', pngThatClaims(0, 10)],
    ['damaged', jpeg(0, 10)],
    ['animated-png', pngWith('acTL', Buffer.alloc(8))],
  ])('%s', (problem, bytes) => {
    expect(inspectPicture(bytes)).toEqual({ ok: false, problem });
  });
});

test('any bytes are taken or refused with a sentence, and what is taken is taken again as it is', () => {
  const base = fc.constantFrom(
    good.jpeg,
    good.png,
    good.gif,
    jpeg(9, 9, exif(3), comment),
    Buffer.alloc(0),
  );
  const change = fc.record({ at: fc.nat({ max: 400 }), byte: fc.nat({ max: 255 }) });
  fc.assert(
    fc.property(
      base,
      fc.array(change, { maxLength: 6 }),
      fc.uint8Array({ maxLength: 64 }),
      fc.nat({ max: 400 }),
      (bytes, changes, more, cut) => {
        const altered = Buffer.from(Buffer.concat([bytes, more]).subarray(0, cut + more.length));
        for (const { at, byte } of changes) if (at < altered.length) altered[at] = byte;
        const inspection = inspectPicture(altered);
        if (inspection.ok) {
          const { facts, bytes: kept } = inspection;
          expect(Math.min(facts.width, facts.height)).toBeGreaterThan(0);
          expect(kept.length).toBeLessThanOrEqual(altered.length + 40);
          const again = inspectPicture(kept);
          expect(again).toMatchObject({ ok: true, facts });
          expect(again.ok && Buffer.from(again.bytes).equals(kept)).toBe(true);
        } else {
          expect(words.pictures.problems[inspection.problem]).toMatch(/\.$/);
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test.each([
  ['https://shop.example.com/bread.jpg', true],
  ['http://shop.example.com/bread.jpg', false],
  ['https://ann:secret@shop.example.com/bread.jpg', false],
  ['https://localhost/bread.jpg', false],
  ['javascript:alert(1)', false],
  ['bread.jpg', false],
])('%s can be the address of a picture: %s', (url, can) => {
  expect(isPictureUrl(url)).toBe(can);
});
