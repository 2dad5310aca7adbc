-- More reasons: of contacts that came among those left out while a campaign was being sent.
ALTER TABLE messages DROP CONSTRAINT messages_reason;
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_reason CHECK (reason IS NULL OR reason IN (
    'suppressed', 'empty-text', 'text-too-long', 'not-a-number', 'decided-to-skip',
    'campaign-closed', 'canceled-alone', 'contact-removed', 'number-changed', 'left-audience',
    'now-excluded', 'texted-meanwhile', 'retries-used', 'closed-unconfirmed',
    'left-in-old-system', 'status-unreadable', 'after-backup', 'in-journal', 'other-text',
    'not-found', 'found-several-times', 'other'));
