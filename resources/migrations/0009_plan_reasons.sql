-- More reasons to pause: the budget of a campaign, and its first texts.
ALTER TABLE campaigns DROP CONSTRAINT campaigns_paused_reason;
--> statement-breakpoint
ALTER TABLE campaigns ADD CONSTRAINT campaigns_paused_reason CHECK (paused_reason IN (
    'user', 'interrupted', 'back-to-draft', 'to-be-removed', 'stopped', 'unreachable', 'blocked',
    'outcomes-unknown', 'look-ups-refused', 'not-delivered', 'over-daily-cap', 'budget', 'canary',
    'canary-no-receipts', 'refusals', 'unconfirmed', 'counts-do-not-fit', 'disk-full',
    'no-permission', 'database-busy', 'write-failed', 'refused', 'restored', 'salvaged', 'repaired',
    'from-old-system', 'damaged-in-old-system', 'other'));
