/** The width of every sparkline in its own units; its place stretches the line. */
export const sparklineWidth = 300;

/** The line as an SVG path, 300 wide; empty below two values. Equal values lie in the middle. */
export function sparklinePath(
  values: readonly number[],
  range: readonly [number, number] | undefined,
  height: number,
): string {
  if (values.length < 2) return '';
  const [low, high] = range ?? [Math.min(...values), Math.max(...values)];
  const inset = 2;
  const yOf = (value: number) => {
    const part = high === low ? 0.5 : Math.min(1, Math.max(0, (value - low) / (high - low)));
    return height - inset - part * (height - 2 * inset);
  };
  return values
    .map((value, place) => {
      const x = (place * sparklineWidth) / (values.length - 1);
      return `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${yOf(value).toFixed(1)}`;
    })
    .join('');
}
