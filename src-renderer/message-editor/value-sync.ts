/**
 * Tells what an editor said itself from what is given to it: React gives a value back later than the person
 * types on, and an old one must not replace what was typed since.
 */
export class ValueSync {
  private readonly said: string[] = [];

  /** The editor has said this. */
  say(value: string): void {
    this.said.push(value);
    if (this.said.length > mostRemembered) this.said.shift();
  }

  /** Whether a given value comes from elsewhere, and the editor has to take it. */
  isForeign(given: string): boolean {
    const place = this.said.lastIndexOf(given);
    if (place < 0) return true;
    this.said.splice(0, place);
    return false;
  }

  /** The editor has taken a value from elsewhere: nothing that it said before comes back. */
  take(value: string): void {
    this.said.length = 0;
    this.said.push(value);
  }
}

const mostRemembered = 200;
