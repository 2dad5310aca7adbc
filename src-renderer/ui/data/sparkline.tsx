import type { Tone } from '../theme/tokens.ts';
import './data.css';

interface SparklineProps {
  /** What it shows, with its first, last and extreme values: all that assistive technology reads. */
  readonly label: string;
  /** In the order of time, evenly spaced; two or more. */
  readonly values: readonly number[];
  /** The values at the bottom and the top; the least and the greatest where absent. */
  readonly range?: readonly [number, number];
  readonly tone?: Tone;
  /** In pixels; the width is that of its place. */
  readonly height?: number;
}

const width = 300;

/** A small line without axes. */
export function Sparkline(props: SparklineProps) {
  const { label, values, range, tone = 'egg', height = 48 } = props;
  const path = sparklinePath(values, range, height);
  return (
    // An <img> cannot take the colors of the theme.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <svg
      className="ui-spark"
      data-tone={tone}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
      preserveAspectRatio="none"
    >
      {path !== '' && (
        <>
          <path className="ui-spark-area" d={`${path}L${width} ${height}L0 ${height}Z`} />
          <path className="ui-spark-line" d={path} vectorEffect="non-scaling-stroke" />
        </>
      )}
    </svg>
  );
}

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
      const x = (place * width) / (values.length - 1);
      return `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${yOf(value).toFixed(1)}`;
    })
    .join('');
}
