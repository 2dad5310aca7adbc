import type { ReactNode } from 'react';
import './feedback.css';

/** The scene around the egg of an empty place. */
export type EggScene = 'nest' | 'search' | 'done';

interface EggPictureProps {
  readonly scene: EggScene;
  /** An icon in front of the egg. */
  readonly icon?: ReactNode;
}

/** The egg of Ovo in its nest; under a glass where nothing was found; hatched where all is done. */
export function EggPicture({ scene, icon }: EggPictureProps) {
  return (
    <span className="ui-egg" aria-hidden="true">
      <svg viewBox="0 0 120 96" width="120" height="96" fill="none">
        <ellipse className="ui-egg-ground" cx="60" cy="88" rx="48" ry="5" />
        <path className="ui-egg-shell" d={egg} />
        <g className="ui-egg-spot">
          <circle cx="50" cy="42" r="2.5" />
          <circle cx="67" cy="30" r="1.8" />
          <circle cx="71" cy="50" r="2.2" />
          <circle cx="57" cy="24" r="1.4" />
        </g>
        {scene === 'nest' && <path className="ui-egg-nest" d={nest} />}
        {scene === 'search' && (
          <g className="ui-egg-line">
            <circle cx="78" cy="58" r="14" />
            <path d="M88 68l12 12" />
          </g>
        )}
        {scene === 'done' && <path className="ui-egg-line" d={crack} />}
      </svg>
      {icon !== undefined && <span className="ui-egg-icon">{icon}</span>}
    </span>
  );
}

const egg = 'M60 10c-16 0-28 25-28 46 0 18 12 28 28 28s28-10 28-28c0-21-12-46-28-46z';
const nest = 'M18 64h84c-2 15-19 25-42 25S20 79 18 64zM28 73c14 5 50 5 64 0M36 81c12 4 36 4 48 0';
const crack = 'M33 54l9-7 8 8 9-9 9 9 8-8 11 7';
