import { describe, expect, it, test } from 'vitest';
import { linksOf } from '../../../src-shared/message/links.ts';

const found = (text: string) => linksOf(text).map(({ text: link, problem }) => [link, problem]);

describe('the links of a text', () => {
  it('are found with and without a scheme, each where it stands', () => {
    const text = 'See https://maple.example/rolls?x=1, or www.shop.com/a.';
    expect(linksOf(text)).toEqual([
      { text: 'https://maple.example/rolls?x=1', index: 4, host: 'maple.example', problem: null },
      { text: 'www.shop.com/a', index: 40, host: 'shop.com', problem: null },
    ]);
    for (const { text: link, index } of linksOf(text)) expect(text.slice(index)).toContain(link);
  });

  it('do not include e-mail addresses, prices, times, versions or abbreviations', () => {
    expect(
      found('Mail me@shop.com or a.b@mail.co. 3.50 at 8 a.m., e.g. no.5, v1.2.3, etc.'),
    ).toEqual([]);
  });

  it('end before what ends the sentence', () => {
    expect(found('(shop.com). “https://shop.com/a”!')).toEqual([
      ['shop.com', null],
      ['https://shop.com/a', null],
    ]);
  });

  it('may have merge fields: a field that gives the name of the site says nothing yet', () => {
    expect(
      found('https://shop.com/{{ code }}/x https://{{ link }} http://shop.com/{{ a }}'),
    ).toEqual([
      ['https://shop.com/{{ code }}/x', null],
      ['https://{{ link }}', null],
      ['http://shop.com/{{ a }}', 'not-https'],
    ]);
  });

  test.each([
    ['http://shop.com', 'not-https'],
    ['HTTP://SHOP.COM/A', 'not-https'],
    ['bit.ly/3abc', 'shortener'],
    ['https://www.tinyurl.com/x', 'shortener'],
    ['https://10.0.0.1/x', 'ip-address'],
    ['https://bank.com@evil.com/', 'hidden-site'],
    ['https://shop', 'broken'],
    ['https://', 'broken'],
    ['https://shop.com', null],
    ['https://notbit.ly/x', null],
  ])('%s: %s', (link, problem) => {
    expect(found(`Look: ${link} now`)).toEqual([[link, problem]]);
  });
});
