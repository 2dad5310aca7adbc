/**
 * Makes the dictionary that Ovo checks spelling with from the files of a Hunspell dictionary, as the npm
 * package `dictionary-en` has them:
 * `node tools/dictionary/make-dictionary.ts FOLDER`, where FOLDER holds index.aff, index.dic and license.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bdicOf } from './bdic.ts';
import { expand } from './expand.ts';

const [from] = process.argv.slice(2);
if (from === undefined) throw new Error('Name the folder of the Hunspell dictionary.');
const folder = path.resolve(import.meta.dirname, '../../resources/dictionaries');
const read = (name: string) => readFileSync(path.join(from, name), 'utf8');
const expanded = expand(read('index.aff'), read('index.dic'));
mkdirSync(folder, { recursive: true });
const file = path.join(folder, 'en-US-10-1.bdic');
writeFileSync(file, bdicOf(expanded));
copyFileSync(path.join(from, 'license'), path.join(folder, 'en-US-license.txt'));
console.log(`${expanded.words.size} words written to ${file}.`);
