/** The longest that a test waits for something to become true, in milliseconds. */
export const waitLimitMs = 120_000;

/**
 * For tests that hang, not for slow ones: on a slow and busy computer each takes a tenth of it. How
 * much a test does is bounded by counts.
 */
export const limits = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: waitLimitMs } },
};
