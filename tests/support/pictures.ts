import { crc32, deflateSync } from 'node:zlib';

/** Pictures made here, byte by byte: no file in the tree has to be trusted. */

function chunk(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, checksum]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function header(width: number, height: number): Buffer {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([8, 2, 0, 0, 0], 8);
  return chunk('IHDR', content);
}

/** A PNG whose pixels are a gradient, or noise, which no compression makes smaller. */
export function png(
  width: number,
  height: number,
  look: 'gradient' | 'noise' = 'gradient',
): Buffer {
  const row = 1 + 3 * width;
  const pixels = Buffer.alloc(row * height);
  let state = 12_345;
  for (let at = 0; at < pixels.length; at += 1) {
    if (at % row === 0) continue;
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const y = Math.floor(at / row);
    pixels[at] =
      look === 'noise'
        ? state >>> 24
        : ([230 - Math.floor((90 * y) / height), 150, Math.floor(((at % row) / row) * 120)][
            ((at % row) - 1) % 3
          ] ?? 0);
  }
  return Buffer.concat([
    signature,
    header(width, height),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG of a few bytes that says that it is huge. */
export function pngThatClaims(width: number, height: number): Buffer {
  const content = deflateSync(Buffer.alloc(10));
  return Buffer.concat([
    signature,
    header(width, height),
    chunk('IDAT', content),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same PNG with a chunk right after its header. */
export function pngWith(type: string, content: Uint8Array, of = png(2, 2)): Buffer {
  const after = signature.length + 25;
  return Buffer.concat([of.subarray(0, after), chunk(type, content), of.subarray(after)]);
}

/** A GIF of so many frames, all of one color. */
export function gif(frames: number, width = 2, height = 2): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  const frame = Buffer.concat([
    Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from([0, 2, 2, 0x84, 0x51, 0]),
  ]);
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    size,
    Buffer.from([0x80, 0, 0, 255, 200, 0, 0, 0, 0]),
    ...Array.from({ length: frames }, () => frame),
    Buffer.from([0x3b]),
  ]);
}

function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** The segments of a JPEG; its pixels are none that anybody could draw. */
export function jpeg(width: number, height: number, ...before: readonly Buffer[]): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...before,
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 4, 0xff, 0xd9]),
  ]);
}

/** An Exif segment that says how the picture is to be turned, and where it was taken. */
export function exif(orientation: number): Buffer {
  return segment(
    0xe1,
    Buffer.from([
      ...Buffer.from('Exif\0\0MM\0*\0\0\0\u0008', 'latin1'),
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      orientation,
      0,
      0,
      0,
      0,
      0,
      0,
      ...Buffer.from('GPS 52.5 13.4', 'latin1'),
    ]),
  );
}

export const comment = segment(0xfe, Buffer.from('Taken at home', 'latin1'));
