import {
  closeSync,
  copyFileSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { alterations } from './altered.ts';
import type { DamageKind } from './damage-kind.ts';

const pageSize = 4096;

const brokenPages: readonly DamageKind[] = [
  {
    name: 'flipped bytes',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const pages = drawPages(file, random, 1 + below(random, 3));
      for (const page of pages) {
        for (let count = 1 + below(random, 20); count > 0; count -= 1) {
          const at = (page - 1) * pageSize + below(random, pageSize);
          edit(file, at, 1, (bytes) =>
            bytes.writeUInt8((bytes.readUInt8(0) ^ (1 + below(random, 255))) & 255),
          );
        }
      }
      return { what: `bytes of pages ${pages.join(', ')}`, lostPages: new Set(pages) };
    },
  },
  {
    name: 'zeroed pages',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const pages = drawPages(file, random, 1 + below(random, 4));
      for (const page of pages)
        edit(file, (page - 1) * pageSize, pageSize, (bytes) => bytes.fill(0));
      return { what: `pages ${pages.join(', ')}`, lostPages: new Set(pages) };
    },
  },
  {
    name: 'pages of garbage',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const pages = drawPages(file, random, 1 + below(random, 4));
      for (const page of pages) {
        edit(file, (page - 1) * pageSize, pageSize, (bytes) => fillRandomly(bytes, random));
      }
      return { what: `pages ${pages.join(', ')}`, lostPages: new Set(pages) };
    },
  },
  {
    name: 'swapped pages',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const swaps = Array.from({ length: 1 + below(random, 3) }, () => drawPages(file, random, 2));
      const lost = new Set<number>();
      const free = freePages(file);
      for (const [one = 1, other = 1] of swaps) {
        swap(file, one, other);
        // The first page has the header of the file before it: elsewhere nobody can read it. What stands
        // where a page is free may be rows that were deleted, and does not come back.
        const isLost = one === 1 || other === 1 || free.has(one) || free.has(other);
        if (isLost) lost.add(one).add(other);
      }
      const movedPages = new Set(swaps.flat());
      return { what: swaps.map((pair) => pair.join('↔')).join(', '), lostPages: lost, movedPages };
    },
  },
  {
    name: 'truncated',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const size = sizeOf(file);
      const cut = Math.floor(size * (0.02 + 0.97 * random()));
      truncateSync(file, cut);
      const lost = new Set<number>();
      for (let page = Math.floor(cut / pageSize) + 1; page <= size / pageSize; page += 1)
        lost.add(page);
      return { what: `${cut} of ${size} bytes left`, lostPages: lost };
    },
  },
  {
    name: 'garbage header',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const bytes = 16 + below(random, 85);
      edit(file, 0, bytes, (header) => fillRandomly(header, random));
      // What the first page has of the schema begins after 100 bytes.
      return { what: `the first ${bytes} bytes`, lostPages: new Set() };
    },
  },
  {
    name: 'first page gone',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      edit(file, 0, pageSize, (page) =>
        random() < 0.5 ? page.fill(0) : fillRandomly(page, random),
      );
      return { what: 'the whole first page', lostPages: new Set([1]) };
    },
  },
  {
    name: 'lost -wal',
    to: 'interrupted',
    leaves: 'without-wal',
    inflict(file) {
      rmSync(`${file}-wal`);
      return { what: 'the -wal', lostPages: new Set() };
    },
  },
  {
    name: 'swapped -wal',
    to: 'interrupted',
    leaves: 'without-wal',
    inflict(file, random, { other }) {
      const name = path.join(other, 'ovo.db-wal');
      if (random() < 0.5) {
        copyFileSync(name, `${file}-wal`);
        return { what: 'the -wal of another shop', lostPages: new Set() };
      }
      // As an earlier copy of the other shop had it: fewer pages, another end.
      const bytes = readFileSync(name);
      const frame = 24 + pageSize;
      const frames = 1 + below(random, Math.floor((bytes.length - 32) / frame));
      writeFileSync(`${file}-wal`, bytes.subarray(0, 32 + frames * frame));
      return { what: `${frames} frames of another shop’s -wal`, lostPages: new Set() };
    },
  },
  {
    name: 'damaged -wal',
    to: 'interrupted',
    leaves: 'without-wal',
    inflict(file, random) {
      const wal = `${file}-wal`;
      const at = below(random, sizeOf(wal));
      edit(wal, at, 1, (bytes) => bytes.writeUInt8(bytes.readUInt8(0) ^ 255));
      return { what: `a byte of the -wal at ${at}`, lostPages: new Set() };
    },
  },
];

export const damageKinds: readonly DamageKind[] = [...brokenPages, ...alterations];

function below(random: () => number, most: number): number {
  return Math.floor(random() * most);
}

function sizeOf(file: string): number {
  const descriptor = openSync(file, 'r');
  try {
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}

function drawPages(file: string, random: () => number, count: number): readonly number[] {
  const pages = sizeOf(file) / pageSize;
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(1 + below(random, pages));
  return [...drawn];
}

function edit(file: string, at: number, length: number, change: (bytes: Buffer) => void): void {
  const descriptor = openSync(file, 'r+');
  try {
    const bytes = Buffer.alloc(length);
    const read = readSync(descriptor, bytes, 0, length, at);
    change(bytes);
    writeSync(descriptor, bytes, 0, read, at);
  } finally {
    closeSync(descriptor);
  }
}

/** The pages that the list of free pages names, its own included: https://www.sqlite.org/fileformat2.html#the_freelist */
function freePages(file: string): ReadonlySet<number> {
  const bytes = readFileSync(file);
  const free = new Set<number>();
  for (let trunk = bytes.readUInt32BE(32); trunk !== 0 && !free.has(trunk);) {
    free.add(trunk);
    const at = (trunk - 1) * pageSize;
    const leaves = bytes.readUInt32BE(at + 4);
    for (let index = 0; index < leaves; index += 1)
      free.add(bytes.readUInt32BE(at + 8 + 4 * index));
    trunk = bytes.readUInt32BE(at);
  }
  return free;
}

function swap(file: string, one: number, other: number): void {
  let kept = Buffer.alloc(0);
  edit(file, (one - 1) * pageSize, pageSize, (bytes) => {
    kept = Buffer.from(bytes);
  });
  edit(file, (other - 1) * pageSize, pageSize, (bytes) => {
    const there = Buffer.from(bytes);
    kept.copy(bytes);
    kept = there;
  });
  edit(file, (one - 1) * pageSize, pageSize, (bytes) => void kept.copy(bytes));
}

function fillRandomly(bytes: Buffer, random: () => number): void {
  for (let at = 0; at < bytes.length; at += 1) bytes.writeUInt8(below(random, 256), at);
}
