import { usePhoneText } from './phones.ts';

interface PhoneNumberProps {
  /** In E.164: what is copied. */
  readonly phone: string;
}

/** A number as people write it. Copying gives E.164, which every other program reads. */
export function PhoneNumber({ phone }: PhoneNumberProps) {
  const text = usePhoneText()(phone);
  return (
    <span className="ui-phone-number" data-copies={phone}>
      {text}
    </span>
  );
}
