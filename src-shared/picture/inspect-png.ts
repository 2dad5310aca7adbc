import { joined, viewOf } from './joined.ts';
import type { Inspection } from './picture.ts';

const signatureLength = 8;

/** Length, type and checksum of a chunk. */
const frameLength = 12;

/** Chunks that say where, when and with what a picture was made. */
const personal: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

/** Follows the chunks to the end of the picture; what comes after that is left out. */
export function inspectPng(bytes: Uint8Array): Inspection {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, signatureLength)];
  let size: { readonly width: number; readonly height: number } | null = null;
  let hasPixels = false;
  for (let at = signatureLength; ;) {
    if (at + frameLength > bytes.length) return { ok: false, problem: 'truncated' };
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + frameLength + length;
    if (!/^[A-Za-z]{4}$/.test(type)) return { ok: false, problem: 'damaged' };
    if (end > bytes.length) return { ok: false, problem: 'truncated' };
    if ((size === null) !== (type === 'IHDR')) return { ok: false, problem: 'damaged' };
    if (type === 'IHDR') {
      if (length !== 13) return { ok: false, problem: 'damaged' };
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (type === 'acTL') return { ok: false, problem: 'animated-png' };
    if (type === 'IDAT') hasPixels = true;
    if (!personal.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') break;
    at = end;
  }
  if (size === null || !hasPixels) return { ok: false, problem: 'damaged' };
  return {
    ok: true,
    facts: { type: 'image/png', ...size, isAnimated: false },
    bytes: joined(kept),
  };
}
