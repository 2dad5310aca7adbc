import { Text, type TextProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** A line that assistive technology reads out whenever it changes. */
export function StatusText({ children, ...rest }: TextProps & { readonly children: ReactNode }) {
  return (
    <Text component="output" display="block" {...rest}>
      {children}
    </Text>
  );
}
