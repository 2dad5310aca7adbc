import type { Locator } from '@playwright/test';

/** The plain text in an editor of messages: its fields as they are written, not as they are drawn. */
export async function messageText(editor: Locator): Promise<string> {
  return await editor.evaluate((content) => {
    const textOf = (node: Node): string => {
      if (node instanceof HTMLElement && node.dataset['source'] !== undefined) {
        return node.dataset['source'];
      }
      return node instanceof Text ? node.data : [...node.childNodes].map(textOf).join('');
    };
    return [...content.querySelectorAll('.cm-line')].map(textOf).join('\n');
  });
}
