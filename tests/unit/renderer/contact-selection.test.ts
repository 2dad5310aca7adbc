import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countSelected,
  everybody,
  isSelected,
  nobody,
  selectionOf,
  withAllBut,
  withSelected,
} from '../../../src-renderer/contacts/selection/selection.ts';
import { contactSelectionSchema } from '../../../src-shared/contact/contact.ts';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';

const total = 12;
const id = fc.integer({ min: 1, max: total });
const steps = fc.array(fc.tuple(fc.array(id, { maxLength: 4 }), fc.boolean()), { maxLength: 12 });

test('whoever is selected is counted and told to the main process, from none or from all', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (changes, fromAll) => {
      let selected = fromAll ? everybody : nobody;
      const expected = new Set(fromAll ? Array.from({ length: total }, (_, i) => i + 1) : []);
      for (const [ids, isOn] of changes) {
        selected = withSelected(selected, ids, isOn);
        for (const each of ids) {
          if (isOn) expected.add(each);
          else expected.delete(each);
        }
      }
      for (let each = 1; each <= total; each += 1) {
        expect(isSelected(selected, each)).toBe(expected.has(each));
      }
      expect(countSelected(selected, total)).toBe(expected.size);
      const told = selectionOf(selected, { tags: ['vip'] });
      if (told === undefined) expect(expected.size).toBe(0);
      else expect(contactSelectionSchema.safeParse(told).success).toBe(true);
    }),
  );
});

test('all but those outside a range keeps whom somebody selected among those', () => {
  const before = withSelected(nobody, [2, 9], true);
  expect(withAllBut(before, [1, 2, 3])).toEqual({ isAllBut: true, ids: new Set([1, 3]) });
  const without = withSelected(everybody, [2, 9], false);
  expect(withAllBut(without, [1, 2, 3])).toEqual({ isAllBut: true, ids: new Set([2]) });
});

test('how many of everybody are selected is not known before everybody is counted', () => {
  expect(countSelected(everybody, null)).toBeNull();
  expect(countSelected(withSelected(nobody, [1, 2], true), null)).toBe(2);
});

test('all but some are told by the filter and those some', () => {
  const selected = withSelected(everybody, [7], false);
  expect(selectionOf(selected, { search: 'ana' })).toEqual({
    kind: 'filter',
    filter: { search: 'ana' },
    except: [7],
  });
});

test('no more are named than the main process takes', () => {
  const many = Array.from({ length: contactLimits.selectedIds }, (_, index) => index + 1);
  const full = withSelected(nobody, many, true);
  expect(withSelected(full, [contactLimits.selectedIds + 1], true)).toBe(full);
  expect(contactSelectionSchema.safeParse(selectionOf(full, {})).success).toBe(true);
});
