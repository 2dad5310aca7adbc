/** A value as SQLite stores it. */
export type SqlValue = null | number | bigint | string | Buffer;

const text = new TextDecoder('utf-8');

/** Reads SQLite's variable-length integer; null where it goes beyond the end. */
export function readVarint(
  bytes: Buffer,
  at: number,
): { readonly value: number | bigint; readonly end: number } | null {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    if (value > 0x3fff_ffff_ffff) return readLongVarint(bytes, at);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return readLongVarint(bytes, at);
}

function readLongVarint(bytes: Buffer, at: number) {
  let value = 0n;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    if (index === 8) value = (value << 8n) | BigInt(byte);
    else value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80 || index === 8) {
      return { value: toSafeNumber(BigInt.asIntN(64, value)), end: at + index + 1 };
    }
  }
  return null;
}

function toSafeNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/**
 * Reads the values of a record; null where it contradicts itself: its header names the size of every
 * value, and all together have to come to exactly its length
 * (https://sqlite.org/fileformat2.html#record_format).
 */
export function readRecord(payload: Buffer): readonly SqlValue[] | null {
  const header = readVarint(payload, 0);
  if (header === null || typeof header.value !== 'number') return null;
  const headerBytes = header.value;
  if (headerBytes < header.end || headerBytes > payload.length) return null;
  const values: SqlValue[] = [];
  let inHeader = header.end;
  let at = headerBytes;
  while (inHeader < headerBytes) {
    const type = readVarint(payload, inHeader);
    if (type === null || type.end > headerBytes || typeof type.value !== 'number') return null;
    inHeader = type.end;
    const size = sizeOfType(type.value);
    if (size === null || at + size > payload.length) return null;
    values.push(readValue(payload, at, type.value, size));
    at += size;
  }
  return at === payload.length && inHeader === headerBytes ? values : null;
}

const fixedSizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;

function sizeOfType(type: number): number | null {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return fixedSizes[type] ?? null;
}

function readValue(payload: Buffer, at: number, type: number, size: number): SqlValue {
  switch (type) {
    case 0:
      return null;
    case 7:
      return payload.readDoubleBE(at);
    case 8:
      return 0;
    case 9:
      return 1;
    case 6:
      return toSafeNumber(payload.readBigInt64BE(at));
    default:
      if (type < 6) return payload.readIntBE(at, size);
      return type % 2 === 0
        ? Buffer.from(payload.subarray(at, at + size))
        : text.decode(payload.subarray(at, at + size));
  }
}
