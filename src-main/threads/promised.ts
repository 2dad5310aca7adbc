/** A topic as others see it: every method answers with a promise, whether it writes or only reads. */
export type Promised<Topic> = {
  readonly [Name in keyof Topic]: Topic[Name] extends (...input: infer Input) => infer Output
    ? (...input: Input) => Promise<Awaited<Output>>
    : Topic[Name];
};

/** Gives a topic to others. What a method throws is what its promise is rejected with. */
export function promised<Topic extends object>(topic: Topic): Promised<Topic>;
export function promised(topic: object): object {
  const members = Object.entries(topic).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === 'function'
      ? async (...input: readonly unknown[]): Promise<unknown> => await member.call(topic, ...input)
      : member,
  ]);
  return Object.fromEntries(members);
}
