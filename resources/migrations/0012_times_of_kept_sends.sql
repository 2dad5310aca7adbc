ALTER TABLE journaled_sends ADD COLUMN send_at integer;
--> statement-breakpoint
ALTER TABLE journaled_sends ADD COLUMN is_to_cancel integer DEFAULT false NOT NULL;
