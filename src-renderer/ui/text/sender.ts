/** Whether a text names a sender: an E.164 number or a Messaging Service; empty is none. */
export function isSender(text: string): boolean {
  return /^(\+[1-9]\d{6,14}|MG[0-9a-f]{32})$/.test(text);
}
