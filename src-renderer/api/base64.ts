/** Bytes in base64, whatever their number. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x80_00) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x80_00)));
  }
  return btoa(parts.join(''));
}
