import type { RepliesArrived } from '../../../src-shared/inbox/reply.ts';
import { words } from '../../../src-shared/words/words.ts';

/** What is said of replies that came together; undefined where they are not worth a word. */
export function newsOfReplies({
  count,
  toDecide,
  newest,
}: RepliesArrived):
  { readonly title: string; readonly body: string; readonly phone: string | null } | undefined {
  const [first] = newest;
  if (count === 0 || first === undefined) return undefined;
  const said = words.shell.replies;
  const nameOf = ({ name, phone }: (typeof newest)[number]) => name || phone;
  const hint = toDecide > 0 ? said.toDecide(toDecide) : null;
  const phones = new Set(newest.map(({ phone }) => phone));
  // Several texts of one person open that conversation, too.
  const isOnePerson = phones.size === 1 && count === newest.length;
  if (count === 1) {
    return { title: nameOf(first), body: hint ?? first.preview, phone: first.phone };
  }
  const names = [...new Set(newest.map(nameOf))];
  const body = hint ?? said.from(names, !isOnePerson && count > newest.length);
  return { title: said.several(count), body, phone: isOnePerson ? first.phone : null };
}
