import type { Row } from '../row.ts';
export async function memory(messages: number): Promise<readonly Row[]> {
  throw new Error(String(messages));
}
