import { parseSync } from 'vite';

/** Attributes and properties whose value a person reads or hears. */
const readNames = new Set([
  'about',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'cancel',
  'confirm',
  'decline',
  'description',
  'error',
  'facts',
  'failure',
  'header',
  'hint',
  'label',
  'message',
  'nothingFoundMessage',
  'placeholder',
  'sentence',
  'text',
  'title',
]);

/** Attributes and properties whose value no person reads, whatever stands in them. */
const unreadNames = new Set([
  '--ovo-shadow',
  'aria-keyshortcuts',
  'className',
  'class',
  'd',
  'fontFamily',
  'fontFamilyMonospace',
  'style',
  'width',
  'gridTemplateColumns',
  'viewBox',
]);

/** Functions of the window that show their first text. */
const tellers = new Set(['notifyDone', 'notifyUndoable', 'doOrTell', 'ask', 'Error']);

/** Properties that are codes in the core and texts in the window. */
const codeNames = new Set(['error', 'failure', 'text']);
/** Properties of the core that no person reads: what drizzle takes, notes in tables, and SQL of rules. */
const unreadInCore = new Set(['onDelete', 'place', 'set', 'where']);

/** Names, which no language translates. */
const properNames = new Set(['Google Drive', 'Ovo']);

const aWord = /\p{L}{2}/u;
/** Two words in a row: no class, key or address. */
const aSentence = /\p{L}+\p{Ll}[,:]? \p{L}+/u;

/** Words between bars are a table of words to be recognized: `yes|yes please`. */
const aTable = /\p{L}\|\p{L}/u;
/** What stands in a set is looked up, as what is compared is. */
const setMakers = new Set(['Set', 'wordSet', 'headerSet']);

/** A word of SQL, which the house writes in capitals. */
const sqlWord =
  /\b(?:AND|AS|BY|CASE|CREATE|DELETE|END|FROM|GLOB|IN|INSERT|IS|LIMIT|NOT|NULL|ON|OR|ORDER|PRAGMA|SELECT|SET|TABLE|UPDATE|VALUES|WHERE|WITH)\b/;

/**
 * Where code stands. In the `window` nearly every text is read. In the `core`, which is src-main and
 * src-shared, a person reads what a `UserError` or a `FileFault` says, and sentences; not SQL, not the words
 * that imports recognize, and not what a plain `Error` or the log says: that is a fault of Ovo's own, for
 * whoever repairs it.
 */
export type Place = 'window' | 'core';

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A text that a person reads and that stands in the code itself. */
export interface StrayText {
  readonly line: number;
  readonly text: string;
}

/** Finds texts that belong in the catalogue of words. `name` tells whether JSX may stand in the code. */
export function strayTextsOf(
  name: string,
  code: string,
  place: Place = 'window',
): readonly StrayText[] {
  const { program, errors } = parseSync(name, code);
  if (errors.length > 0) throw new Error(`${name} cannot be parsed: ${errors[0]?.message}`);
  const found = new Map<number, StrayText>();
  const take = (start: number, text: string, pattern: RegExp) => {
    if (!pattern.test(text) || text.startsWith('#')) return;
    // A text with the character 0 is the beginning of a file.
    const isData = sqlWord.test(text) || aTable.test(text) || text.includes('\0');
    if (place === 'core' && (isData || properNames.has(text))) return;
    const line = code.slice(0, start).split('\n').length;
    found.set(start, { line, text: text.trim().replaceAll(/\s+/g, ' ') });
  };
  /** `pattern`: which texts count where the walk stands. */
  const walk = (node: unknown, pattern: RegExp | null): void => {
    if (Array.isArray(node)) for (const each of node) walk(each, pattern);
    if (!isNode(node)) return;
    const start = Number(node['start']);
    switch (node.type) {
      case 'ImportDeclaration':
      case 'TSLiteralType':
      case 'TSImportType':
        return;
      case 'JSXText':
        return take(start, String(node['value']), aWord);
      case 'Literal':
        if (pattern !== null && typeof node['value'] === 'string')
          take(start, node['value'], pattern);
        return;
      case 'TemplateElement':
        if (pattern !== null) take(start, cookedOf(node), pattern);
        return;
      case 'JSXAttribute':
        return walk(node['value'], patternFor(nameOf(node['name']), place));
      case 'JSXExpressionContainer':
        return walk(node['expression'], pattern === null ? null : pattern);
      case 'JSXElement':
        walk(node['openingElement'], aSentence);
        for (const child of childrenOf(node, 'children')) {
          walk(child, child.type === 'JSXExpressionContainer' ? aWord : aSentence);
        }
        return;
      case 'Property':
        walk(node['value'], patternFor(nameOf(node['key']), place));
        return;
      case 'TaggedTemplateExpression':
        // SQL or a pattern; what is filled in may be anything.
        return walk(childrenOf(node['quasi'], 'expressions'), aSentence);
      case 'CallExpression':
      case 'NewExpression':
        walk(node['callee'], aSentence);
        return walkArguments(node);
      case 'BinaryExpression':
      case 'SwitchCase':
      case 'MemberExpression':
        // What is compared or looked up is a code.
        return walkInner(node, aSentence);
      case 'ConditionalExpression':
        walk(node['test'], aSentence);
        walk(node['consequent'], pattern);
        return walk(node['alternate'], pattern);
      case 'ArrowFunctionExpression':
        walk(node['params'], aSentence);
        return walk(node['body'], pattern);
      case 'LogicalExpression':
      case 'TemplateLiteral':
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'ArrayExpression':
        return walkInner(node, pattern);
      default:
        return walkInner(node, aSentence);
    }
  };
  const walkArguments = (node: Node): void => {
    const callee = nameOf(node['callee']);
    const [failure, ...others] = childrenOf(node, 'arguments');
    const isUnread = callee === 'Error' || setMakers.has(callee) || isOfLog(node['callee']);
    if (place === 'core' && isUnread) return;
    if (callee !== 'UserError' && callee !== 'FileFault') {
      return walk(node['arguments'], isTold(callee, place) ? aWord : aSentence);
    }
    walk(failure, aSentence);
    walk(others, aWord);
  };
  const walkInner = (node: Node, pattern: RegExp | null): void => {
    for (const [field, value] of Object.entries(node)) if (field !== 'type') walk(value, pattern);
  };
  walk(program, aSentence);
  return [...found.values()];
}

/** Whether something writes to the log, which whoever repairs Ovo reads: `log.warn`, `this.#log.warn`. */
function isOfLog(callee: unknown): boolean {
  if (!isNode(callee) || callee.type !== 'MemberExpression') return false;
  const log = callee['object'];
  return nameOf(isNode(log) && log.type === 'MemberExpression' ? log['property'] : log) === 'log';
}

function isTold(callee: string, place: Place): boolean {
  return place === 'window' && tellers.has(callee);
}

function patternFor(name: string, place: Place): RegExp | null {
  if (unreadNames.has(name)) return null;
  if (place === 'core' && unreadInCore.has(name)) return null;
  if (place === 'core' && codeNames.has(name)) return aSentence;
  return readNames.has(name) ? aWord : aSentence;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function childrenOf(node: unknown, field: string): readonly Node[] {
  const children = isNode(node) ? node[field] : [];
  return Array.isArray(children) ? children.filter(isNode) : [];
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  const { name, value } = node;
  return typeof name === 'string' ? name : typeof value === 'string' ? value : '';
}

function cookedOf(node: Node): string {
  const { value } = node;
  return typeof value === 'object' && value !== null && 'cooked' in value
    ? String(value.cooked)
    : '';
}
