import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type OwnAttributes<P> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

/** A link within the window, as text. */
export const TextLink = createLink(function TextLink(
  props: AnchorProps & OwnAttributes<AnchorProps>,
) {
  return <Anchor {...props} />;
});

/** A link within the window that looks like a button. */
export const ButtonLink = createLink(function ButtonLink(
  props: ButtonProps & OwnAttributes<ButtonProps>,
) {
  return <Button component="a" {...props} />;
});
