import { clusterEnd } from '../message/grapheme-clusters.ts';

/**
 * Liquid's `truncate`: at most so many characters (code points), the ending included. Unlike Liquid's it
 * never cuts a character as a person sees it, such as the emoji of a family, in two.
 */
export function truncate(value: unknown, length: unknown = 50, ending: unknown = '...'): string {
  const text = textOf(value);
  const most = Number(length);
  if (lengthOf(text) <= most) return text;
  const end = textOf(ending);
  const room = most - lengthOf(end);
  let cut = 0;
  for (let count = 0; cut < text.length;) {
    const next = clusterEnd(text, cut);
    count += lengthOf(text.slice(cut, next));
    if (count > room) break;
    cut = next;
  }
  return text.slice(0, cut) + end;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
