import path from 'node:path';
import { projectRoot } from '../../tools/project.ts';

/** Where the pictures go, a folder a screen; made anew by each run of everything. */
export const galleryFolder = path.join(projectRoot, 'gallery-output');

/** A line for each picture: how many rules axe tried, and what it found. */
export const looksFile = path.join(galleryFolder, 'looks.jsonl');

/** What was seen on one picture. */
export interface Look {
  readonly picture: string;
  readonly rules: number;
  readonly findings: number;
}
