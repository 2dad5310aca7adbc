import { parseSync } from 'vite';

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Elements that are pressed. */
const pressed = new Set(['a', 'button', 'Anchor', 'Button', 'Link', 'UnstyledButton']);
/** Mantine's buttons of an icon alone: `IconButton` stands for both. */
const iconAlone = new Set(['ActionIcon', 'CloseButton']);
/** What gives the element inside a tooltip. */
const tips = new Set(['Tip']);

/** The lines of code with a button of an icon alone that has no tooltip. */
export function iconButtonsWithoutTip(name: string, code: string): readonly number[] {
  const { program, errors } = parseSync(name, code);
  if (errors.length > 0) throw new Error(`${name} cannot be parsed: ${errors[0]?.message}`);
  const lines: number[] = [];
  const walk = (node: unknown, hasTip: boolean): void => {
    if (Array.isArray(node)) for (const each of node) walk(each, hasTip);
    if (!isNode(node)) return;
    const element = node.type === 'JSXElement' ? nameOf(node) : '';
    const isAlone = iconAlone.has(element) || (pressed.has(element) && showsIconAlone(node));
    if (isAlone && !hasTip) {
      lines.push(code.slice(0, Number(node['start'])).split('\n').length);
    }
    const within = element === '' ? hasTip : tips.has(element);
    for (const value of Object.values(node)) walk(value, within);
  };
  walk(program, false);
  return lines;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function nodesIn(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** `Menu.Item` is the name of a part, and none of the above. */
function nameOf(element: Node): string {
  const opening = element['openingElement'];
  const name = isNode(opening) ? opening['name'] : null;
  return isNode(name) && name.type === 'JSXIdentifier' ? String(name['name']) : 'a part';
}

/** Whether all that is inside are pictures by their names, with no text or value beside them. */
function showsIconAlone(element: Node): boolean {
  const children = nodesIn(element['children']).filter(
    (child) => child.type !== 'JSXText' || String(child['value']).trim() !== '',
  );
  return (
    children.length > 0 &&
    children.every((child) => child.type === 'JSXElement' && /icon|^svg$/i.test(nameOf(child)))
  );
}
