import { Box } from '@mantine/core';
import type { ReactNode } from 'react';

interface ScrollRegionProps {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** A part of a screen that scrolls by itself, also by the arrow keys. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    <Box component="section" aria-label={label} className={className} tabIndex={0}>
      {children}
    </Box>
  );
}
