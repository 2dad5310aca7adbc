import { LiquidError, TokenKind, Tokenizer, type TopLevelToken } from 'liquidjs';
import { cleanText } from '../lib/clean-text.ts';
import { findForeignPlaceholders } from './foreign-placeholders.ts';
import { builtInFields } from './merge-field-names.ts';
import {
  readFieldUse,
  suggestedField,
  tagProblem,
  unreadableProblem,
  useProblem,
  type FieldUse,
} from './template-syntax.ts';
import { words } from '../words/words.ts';

/** Why a text cannot be filled in, and where in it (both from 1; columns in UTF-16 units). */
export interface TemplateProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** What stands in a text and is no plain text: a field, or what was meant as one. Places in UTF-16 units. */
export interface TemplateMark {
  readonly from: number;
  readonly to: number;
  /** Null where it cannot be read as a field. */
  readonly use: FieldUse | null;
  /** Why the text cannot be filled in; null where nothing is wrong with the field. */
  readonly problem: string | null;
  /** What was probably meant; null where nothing is similar. */
  readonly suggestion: string | null;
}

type Piece = string | FieldUse;

interface Reading {
  readonly pieces: readonly Piece[];
  readonly problems: readonly TemplateProblem[];
}

/** Splits a text into what stands as it is and what is filled in. Without fields, any name passes. */
export function readTemplate(body: string, fields?: readonly string[]): Reading {
  const text = cleanText(body).replaceAll(/\r\n?/g, '\n');
  const { pieces, marks } = readPieces(text, fields);
  const problems = marks.flatMap(({ problem, from }) => {
    if (problem === null) return [];
    const before = text.slice(0, from).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    return [{ message: problem, line: before.length, column }];
  });
  return { pieces, problems };
}

interface Pieces {
  readonly pieces: readonly Piece[];
  /** In their order. */
  readonly marks: readonly TemplateMark[];
}

function readPieces(text: string, fields?: readonly string[]): Pieces {
  const pieces: Piece[] = [];
  const marks: TemplateMark[] = [];
  const known = fields ?? builtInFields;
  const isKnown = (name: string) => fields?.includes(name) ?? true;
  const { tokens, broken } = tokensOf(text);
  for (const token of tokens) {
    const from = token.begin;
    // A broken tag at the end of a text is longer than the text.
    const to = Math.min(token.end, text.length);
    if ('getContent' in token) {
      const found = fields === undefined ? [] : findForeignPlaceholders(token.getText(), fields);
      for (const { message, index, length, field } of found) {
        const suggestion = field === null ? null : `{{ ${field} }}`;
        const place = { from: from + index, to: from + index + length };
        marks.push({ ...place, use: null, problem: message, suggestion });
      }
      pieces.push(token.getContent());
    } else if (token.kind === TokenKind.Output) {
      const use = readFieldUse(token.content);
      const problem =
        use === undefined
          ? unreadableProblem(token.content, known)
          : useProblem(use, isKnown, known);
      const suggestion = problem === undefined ? null : suggestedField(token.content, use, known);
      marks.push({ from, to, use: use ?? null, problem: problem ?? null, suggestion });
      if (use !== undefined) pieces.push(use);
    } else {
      marks.push({ from, to, use: null, problem: tagProblem(token.getText()), suggestion: null });
    }
  }
  if (broken !== null) {
    const isField = text.startsWith('{{', broken);
    const problem = isField ? words.templates.neverEnds : tagProblem('{%');
    const to = isField ? endOfBroken(text, broken) : broken + 2;
    marks.push({ from: broken, to, use: null, problem, suggestion: null });
  }
  return { pieces, marks };
}

/** The tokens of a text, up to the place where one begins that never ends; `broken` is that place. */
function tokensOf(text: string): {
  readonly tokens: readonly TopLevelToken[];
  readonly broken: number | null;
} {
  let end = text.length;
  for (;;) {
    try {
      const tokens = new Tokenizer(text.slice(0, end)).readTopLevelTokens();
      return { tokens, broken: end === text.length ? null : end };
    } catch (error) {
      if (!(error instanceof LiquidError)) throw error;
      end = error.token.begin;
    }
  }
}

/** Where a field that never ends seems to end: after its name, in its line. */
function endOfBroken(text: string, from: number): number {
  return from + (/^\{\{[ \t]*[\p{L}\p{N}_]*\}?/u.exec(text.slice(from))?.[0].length ?? 2);
}

/**
 * The fields of a text and what is wrong with them, each where it stands. The text is read as it is: its line
 * ends should be LF, and what `cleanText` takes out be out already.
 *
 * @param knownFields the names of the contacts' own fields; the built-in ones are known in any case.
 */
export function markTemplate(
  text: string,
  knownFields: readonly string[],
): readonly TemplateMark[] {
  return readPieces(text, [...new Set([...builtInFields, ...knownFields])]).marks;
}
