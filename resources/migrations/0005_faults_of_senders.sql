-- More reasons: of faults of a sender, and of contacts that left while a campaign was being sent.
ALTER TABLE campaigns DROP CONSTRAINT campaigns_paused_reason;
--> statement-breakpoint
ALTER TABLE campaigns ADD CONSTRAINT campaigns_paused_reason CHECK (paused_reason IN (
    'user', 'interrupted', 'back-to-draft', 'to-be-removed', 'stopped', 'unreachable', 'blocked',
    'outcomes-unknown', 'look-ups-refused', 'not-delivered', 'over-daily-cap', 'refusals',
    'unconfirmed', 'counts-do-not-fit', 'disk-full', 'no-permission', 'database-busy',
    'write-failed', 'refused', 'restored', 'salvaged', 'repaired', 'from-old-system',
    'damaged-in-old-system', 'other'));
--> statement-breakpoint
ALTER TABLE messages DROP CONSTRAINT messages_reason;
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_reason CHECK (reason IS NULL OR reason IN (
    'suppressed', 'empty-text', 'text-too-long', 'not-a-number', 'decided-to-skip',
    'campaign-closed', 'canceled-alone', 'contact-removed', 'number-changed', 'left-audience',
    'retries-used', 'closed-unconfirmed', 'left-in-old-system', 'status-unreadable',
    'after-backup', 'in-journal', 'other-text', 'not-found', 'found-several-times', 'other'));
