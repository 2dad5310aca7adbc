ALTER TABLE journaled_sends ADD COLUMN send_at integer;
