ALTER TABLE `journaled_sends` ADD `is_not_sent` integer DEFAULT false NOT NULL;
--> statement-breakpoint
-- Nearly every message has no reason: without the first half SQLite builds the list anew for each of them.
ALTER TABLE messages DROP CONSTRAINT messages_reason;
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_reason CHECK (reason IS NULL OR reason IN (
    'suppressed', 'empty-text', 'text-too-long', 'not-a-number', 'decided-to-skip',
    'campaign-closed', 'canceled-alone', 'retries-used', 'closed-unconfirmed',
    'left-in-old-system', 'status-unreadable', 'after-backup', 'in-journal', 'not-found',
    'found-several-times', 'other'));
