ALTER TABLE journaled_sends ADD COLUMN send_at integer;
--> statement-breakpoint
ALTER TABLE journaled_sends ADD COLUMN is_to_cancel integer DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE INDEX messages_late ON messages (campaign_id) WHERE reason = 'not-canceled';
