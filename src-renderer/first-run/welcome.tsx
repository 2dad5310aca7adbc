import { Title } from '@mantine/core';
import { IconCheck, IconFlask, IconPlugConnected, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSettings } from '../api/settings.ts';
import type { Tone } from '../ui/theme/tokens.ts';
import { EggPicture } from '../ui/feedback/egg-picture.tsx';
import { ButtonLink, TextLink } from '../ui/links.tsx';
import { words } from '../words.ts';
import { TryWithSamples } from './try-with-samples.tsx';
import './first-run.css';

const { welcome } = words.firstRun;

/** The first day: two ways to begin, in place of a Home that has nothing to tell yet. */
export function Welcome() {
  return (
    <section className="welcome" aria-label={welcome.title}>
      <div className="welcome-head">
        <EggPicture scene="nest" />
        <Title order={2}>{welcome.title}</Title>
        <p>{welcome.text}</p>
      </div>
      <div className="welcome-ways">
        <Way
          icon={IconFlask}
          tone="practice"
          title={welcome.practice.title}
          text={welcome.practice.text}
          points={[welcome.practice.first, welcome.practice.second, welcome.practice.third]}
          action={<TryWithSamples variant="filled" />}
        />
        <Way
          icon={IconPlugConnected}
          tone="egg"
          title={welcome.connect.title}
          text={welcome.connect.text}
          points={[welcome.connect.first, welcome.connect.second, welcome.connect.third]}
          action={<ConnectButton />}
        />
      </div>
      <p className="welcome-own">
        {welcome.own}{' '}
        <TextLink to="/contacts/import" underline="always">
          {welcome.import}
        </TextLink>
      </p>
    </section>
  );
}

/** Goes on where connecting Twilio was left. */
function ConnectButton() {
  const setup = useSettings().data?.setup;
  const isBegun = setup !== undefined && setup.done.length > 0;
  return (
    <ButtonLink to="/first-run" variant="default">
      {isBegun ? welcome.connect.again : welcome.connect.button}
    </ButtonLink>
  );
}

interface WayProps {
  readonly icon: Icon;
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  readonly points: readonly string[];
  readonly action: ReactNode;
}

/** One way to begin: what it is, what it brings, and its button. */
function Way({ icon: WayIcon, tone, title, text, points, action }: WayProps) {
  return (
    <section className="welcome-way" aria-label={title} data-tone={tone}>
      <span className="ui-tile" aria-hidden="true">
        <WayIcon size={18} stroke={1.75} />
      </span>
      <Title order={3}>{title}</Title>
      <p className="welcome-about">{text}</p>
      <ul className="welcome-points">
        {points.map((point) => (
          <li key={point}>
            <IconCheck size={16} aria-hidden="true" />
            {point}
          </li>
        ))}
      </ul>
      <div className="welcome-action">{action}</div>
    </section>
  );
}
