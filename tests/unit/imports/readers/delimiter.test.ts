import { describe, expect, it } from 'vitest';
import { detectDelimiter } from '../../../../src-main/imports/readers/text/delimiter.ts';

describe('the delimiter of a file', () => {
  it.each([
    ['commas', 'Name,Phone\nAnn,1\n', ','],
    ['semicolons, with decimal commas', 'Name;Phone;Spent\nAnn;1;3,50\nBob;2;4,20\n', ';'],
    [
      'semicolons, with a comma in the header',
      'Name, Vorname;Telefon;Ort\nRuiz, Ana;1;Jena\n',
      ';',
    ],
    ['tabs, with commas in names', 'Name\tPhone\nLee, Ann\t1\nRay, Bob\t2\n', '\t'],
    ['bars', 'Name|Phone|City\nAnn|1|Bath\n', '|'],
    ['commas, with semicolons inside quotes', 'Name,Tags,Phone\nAnn,"a;b",1\nBob,"c;d",2\n', ','],
    ['commas, with line breaks inside quotes', '"Na\nme",Phone\n"Ann\nLee",1\n', ','],
    ['commas, when some rows are ragged', 'a,b,c,d\n1,2,3,4\n1,2\n1,2,3,4\n', ','],
    ['what sep= says, against all looks', 'sep=;\nName,Phone\n', ';'],
    ['what sep= says after a byte order mark', '\uFEFFsep=\t\r\nName,Phone\n', '\t'],
    ['commas in a single row without a line end', 'Ann,2125550123', ','],
    ['semicolons in a single row without a line end', 'Ann;2125550123', ';'],
    ['semicolons below a title', 'My list, 2026\na;b;c\n1;2;3\n4;5;6\n', ';'],
    ['commas for one column with semicolons in it', 'Tags\nvip;new\nold;rare\n', ','],
    ['commas where there is one column', 'Phone\n+12125550123\n', ','],
    ['commas where there is nothing', '', ','],
    ['semicolons in front of a broken row', 'a;b\n1;2\n3;"4\n', ';'],
  ])('is found: %s', (_what, text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});
