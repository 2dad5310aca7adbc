import { describe, expect, it } from 'vitest';
import {
  createPreviewPeople,
  previewIds,
  previewRows,
  rankPreview,
  type PreviewReading,
} from '../../../src-main/campaigns/review/preview-people.ts';
import { findOrCreateList } from '../../../src-main/contacts/list-rows.ts';
import type { PreviewOrder } from '../../../src-shared/campaign/preview-people.ts';
import { addContact } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';

const now = 1_790_000_000_000;
const body = 'Hi {{ first_name }}, bread is ready.';

/** Ann, one with a long name, one without a name, and one whose name forces UCS-2. */
function shop() {
  const db = temporaryDatabase();
  const { id: listId } = findOrCreateList(db, 'Bakery', 1);
  addContact(db, '2125550101', { firstName: 'Ann', lastName: 'Lee', listId });
  addContact(db, '2125550102', { firstName: 'B'.repeat(150), lastName: 'Long', listId });
  addContact(db, '2125550103', { lastName: 'Nameless', listId });
  addContact(db, '2125550104', { firstName: 'Łucja', lastName: 'Nowak', listId });
  addContact(db, '2125550105', { firstName: 'Nobody', lastName: 'Elsewhere' });
  const reading: PreviewReading = {
    ids: async (asked) => previewIds(db, { ...asked, now }),
    rank: async (asked) => rankPreview(db, asked),
    rows: async (ids) => previewRows(db, { ids }),
  };
  const audience = { listIds: [listId] };
  const asked = { audience, body, search: '', offset: 0, limit: 10 };
  return { reading, asked };
}

const namesOf = (rows: readonly { readonly fields: Readonly<Record<string, string>> }[]) =>
  rows.map(({ fields }) => fields['last_name']);

describe('the people of a preview', () => {
  it.each<readonly [PreviewOrder, readonly string[]]>([
    ['audience', ['Lee', 'Long', 'Nameless', 'Nowak']],
    ['longest', ['Long', 'Nowak', 'Lee', 'Nameless']],
    ['unusual', ['Nameless', 'Nowak', 'Long', 'Lee']],
  ])('come in the order that was asked for: %s', async (order, names) => {
    const { reading, asked } = shop();
    const found = await createPreviewPeople(reading)({ ...asked, order });
    expect(namesOf(found.rows)).toEqual(names);
    expect(found.total).toBe(4);
  });

  it('are found by name or number, within the audience, and a page at a time', async () => {
    const { reading, asked } = shop();
    const preview = createPreviewPeople(reading);
    const by = async (search: string) =>
      namesOf((await preview({ ...asked, order: 'audience', search })).rows);
    expect(await by('nowak')).toEqual(['Nowak']);
    expect(await by('5550102')).toEqual(['Long']);
    expect(await by('elsewhere')).toEqual([]);
    const second = await preview({ ...asked, order: 'audience', offset: 1, limit: 2 });
    expect(second).toMatchObject({ total: 4 });
    expect(namesOf(second.rows)).toEqual(['Long', 'Nameless']);
    const longest = await preview({ ...asked, order: 'longest', offset: 3, limit: 5 });
    expect(namesOf(longest.rows)).toEqual(['Nameless']);
  });

  it('are those of the newest question: the one before is given up', async () => {
    const { reading, asked } = shop();
    const preview = createPreviewPeople(reading);
    const first = preview({ ...asked, order: 'longest' });
    const second = preview({ ...asked, order: 'audience' });
    await expect(first).rejects.toMatchObject({ code: 'canceled' });
    expect((await second).rows).toHaveLength(4);
  });

  it('are shown as they are where the text cannot be filled in', async () => {
    const { reading, asked } = shop();
    const found = await createPreviewPeople(reading)({
      ...asked,
      body: 'Hi {{ nobody_knows',
      order: 'unusual',
    });
    expect(found.rows).toHaveLength(4);
  });
});
