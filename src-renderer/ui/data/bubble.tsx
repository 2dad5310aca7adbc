import type { ReactNode } from 'react';
import './data.css';
import './details.css';

interface BubbleProps {
  /** Whether it came in, or goes out. */
  readonly direction: 'in' | 'out';
  /** The text as it is read; line breaks are kept. */
  readonly children: ReactNode;
  /** Below it: `Delivered Nov 20, 9:12 AM`. */
  readonly note?: ReactNode;
}

/** A text message as a conversation shows it. */
export function Bubble({ direction, children, note }: BubbleProps) {
  return (
    <div className="ui-message" data-direction={direction}>
      <div className="ui-bubble">{children}</div>
      {note !== undefined && <div className="ui-message-note">{note}</div>}
    </div>
  );
}

interface PhoneProps {
  /** Who it is from, as the phone shows it: a business, a number. */
  readonly from: ReactNode;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}

/** A text as its recipient reads it on a phone. */
export function Phone({ from, children, note }: PhoneProps) {
  return (
    <div className="ui-phone">
      <div className="ui-phone-from">{from}</div>
      <Bubble direction="in" note={note}>
        {children}
      </Bubble>
    </div>
  );
}
