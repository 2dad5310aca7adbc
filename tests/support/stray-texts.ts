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

/** Functions that show their first text. */
const tellers = new Set(['notifyDone', 'notifyUndoable', 'doOrTell', 'ask', 'Error']);

const aWord = /\p{L}{2}/u;
/** Two words in a row: no class, key or address. */
const aSentence = /\p{L}+\p{Ll}[,:]? \p{L}+/u;

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
export function strayTextsOf(name: string, code: string): readonly StrayText[] {
  const { program, errors } = parseSync(name, code);
  if (errors.length > 0) throw new Error(`${name} cannot be parsed: ${errors[0]?.message}`);
  const found = new Map<number, StrayText>();
  const take = (start: number, text: string, pattern: RegExp) => {
    if (!pattern.test(text) || text.startsWith('#')) return;
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
        return walk(node['value'], patternFor(nameOf(node['name'])));
      case 'JSXExpressionContainer':
        return walk(node['expression'], pattern === null ? null : pattern);
      case 'JSXElement':
        walk(node['openingElement'], aSentence);
        for (const child of childrenOf(node)) {
          walk(child, child.type === 'JSXExpressionContainer' ? aWord : aSentence);
        }
        return;
      case 'Property':
        walk(node['value'], patternFor(nameOf(node['key'])));
        return;
      case 'CallExpression':
      case 'NewExpression':
        walk(node['callee'], aSentence);
        return walk(node['arguments'], tellers.has(nameOf(node['callee'])) ? aWord : aSentence);
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
  const walkInner = (node: Node, pattern: RegExp | null): void => {
    for (const [field, value] of Object.entries(node)) if (field !== 'type') walk(value, pattern);
  };
  walk(program, aSentence);
  return [...found.values()];
}

function patternFor(name: string): RegExp | null {
  if (unreadNames.has(name)) return null;
  return readNames.has(name) ? aWord : aSentence;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function childrenOf(node: Node): readonly Node[] {
  return Array.isArray(node['children']) ? node['children'].filter(isNode) : [];
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
