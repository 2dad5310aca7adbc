import { TextLink } from '../ui/links.tsx';
import { words } from '../words.ts';

/** The way back to the steps of connecting Twilio, for Settings. */
export function SetupLink() {
  return (
    <TextLink to="/first-run" size="sm" underline="always">
      {words.firstRun.wizard.setupAgain}
    </TextLink>
  );
}
