import { PhoneNumber } from '../../ui/text/phone-number.tsx';
import { useNow } from '../../ui/use-now.ts';
import { localTimeOf } from './local-time.ts';

interface WhereAndWhenProps {
  readonly phone: string;
  /** Of the contact; null where only the number tells. */
  readonly timeZone: string | null;
}

/** The number, and the place and the time where the contact is. Drawn again each second, alone. */
export function WhereAndWhen({ phone, timeZone }: WhereAndWhenProps) {
  const time = localTimeOf(phone, timeZone, useNow());
  return (
    <>
      <PhoneNumber phone={phone} />
      {time !== null && ` · ${time}`}
    </>
  );
}
