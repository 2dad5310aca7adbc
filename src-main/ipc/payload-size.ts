/** The most a window may send in one request: a full campaign, or ten thousand ids, many times over. */
export const largestInput = 1_000_000;

const deepestInput = 32;

/**
 * Whether a value is plain data (what JSON can say, and undefined) whose names, texts and parts come
 * to at most `limit`. Looks no further than that, so that a huge or endless value costs no more than
 * a large one.
 */
export function isPlainDataWithin(value: unknown, limit: number): boolean {
  let left = limit;
  const fits = (part: unknown, depth: number): boolean => {
    left -= 1;
    switch (typeof part) {
      case 'undefined':
      case 'boolean':
        break;
      case 'number':
        if (!Number.isFinite(part)) return false;
        break;
      case 'string':
        left -= part.length;
        break;
      case 'object':
        if (part === null) break;
        if (depth >= deepestInput) return false;
        if (Array.isArray(part)) {
          if (part.length > left) return false;
          return part.every((item) => fits(item, depth + 1));
        }
        if (!isPlainObject(part)) return false;
        for (const [name, item] of Object.entries(part)) {
          left -= name.length;
          if (left < 0 || !fits(item, depth + 1)) return false;
        }
        break;
      case 'bigint':
      case 'symbol':
      case 'function':
        return false;
    }
    return left >= 0;
  };
  return fits(value, 0);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
