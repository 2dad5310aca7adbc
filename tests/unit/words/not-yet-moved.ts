/**
 * Files of `src-renderer` with texts that are not in the catalogue of words yet. The list only gets shorter.
 */
export const notYetMoved: readonly string[] = [
  'settings/account-form.tsx',
  'settings/account.ts',
  'settings/appearance-section.tsx',
  'settings/data-section.tsx',
  'settings/gateway-section.tsx',
  'settings/practice-section.tsx',
  'settings/quiet-hours-section.tsx',
  'settings/quiet-hours.ts',
  'settings/sending-section.tsx',
  'settings/sending.ts',
  'settings/settings-screen.tsx',
  'settings/simulator-section.tsx',
  'settings/simulator.ts',
  'settings/twilio-section.tsx',
  'settings/unconfirmed-section.tsx',
  'settings/unconfirmed.ts',
  'ui/grid/data-grid-head.tsx',
  'ui/grid/data-grid.tsx',
  'ui/grid/grid-slot.ts',
];
