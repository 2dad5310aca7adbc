import type { ReactNode } from 'react';
import { segmentPieces } from '../../../src-shared/message/segments.ts';
import './data.css';
import './details.css';

interface BubbleProps {
  /** Whether it came in, or goes out. */
  readonly direction: 'in' | 'out';
  /** The text as it is read; line breaks are kept. */
  readonly children: ReactNode;
  /** Below it: `Delivered Nov 20, 9:12 AM`. */
  readonly note?: ReactNode;
  /** Above the text. */
  readonly picture?: ReactNode;
}

/** A text message as a conversation shows it. */
export function Bubble({ direction, children, note, picture }: BubbleProps) {
  return (
    <div className="ui-message" data-direction={direction}>
      {picture !== undefined && <div className="ui-message-picture">{picture}</div>}
      <div className="ui-bubble">{children}</div>
      {note !== undefined && <div className="ui-message-note">{note}</div>}
    </div>
  );
}

interface PhoneProps extends Pick<BubbleProps, 'picture'> {
  /** Who it is from, as the phone shows it: a business, a number. */
  readonly from: ReactNode;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}

/** A text as its recipient reads it on a phone. */
export function Phone({ from, children, note, picture }: PhoneProps) {
  return (
    <div className="ui-phone">
      <div className="ui-phone-from">{from}</div>
      <Bubble direction="in" note={note} picture={picture}>
        {children}
      </Bubble>
    </div>
  );
}

/** A text with the places at which a new segment begins: each but the first is marked with its number. */
export function SegmentedText({ text }: { readonly text: string }) {
  const pieces = segmentPieces(text);
  if (pieces.length === 1) return text;
  return pieces.map((piece, index) => (
    // Only its place makes a segment what it is.
    // oxlint-disable-next-line react/no-array-index-key
    <span key={index} className="ui-segment" data-segment={index + 1}>
      {piece}
    </span>
  ));
}
