import type { Tone } from '../theme/tokens.ts';
import { sparklinePath, sparklineWidth as width } from './sparkline-path.ts';
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

/** A small line without axes. */
export function Sparkline(props: SparklineProps) {
  const { label, values, range, tone = 'egg', height = 48 } = props;
  const path = sparklinePath(values, range, height);
  return (
    <svg
      className="ui-spark"
      data-tone={tone}
      // An <img> cannot take the colors of the theme.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
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
