/** Marks a branch that the types say cannot be reached; throws with the value if it is. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
