ALTER TABLE campaigns ADD COLUMN hand_over text CHECK (hand_over IS NULL OR (json_valid(hand_over) AND json_type(hand_over) = 'object'));
--> statement-breakpoint
-- A message that the provider keeps until its time is scheduled. The list of statuses is in a CHECK without
-- a name, so that the table is made anew; the trigger that reads it must not see it gone.
DROP TRIGGER contacts_leave_their_messages;
--> statement-breakpoint
CREATE TABLE new_messages (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  campaign_id integer,
  contact_id integer,
  direction text NOT NULL,
  from_address text NOT NULL,
  to_address text NOT NULL,
  body text NOT NULL,
  segments integer NOT NULL,
  status text NOT NULL,
  retry_count integer DEFAULT 0 NOT NULL,
  attempt_count integer DEFAULT 0 NOT NULL,
  next_attempt_at integer DEFAULT 0 NOT NULL,
  claimed_at integer,
  sid text,
  error_code integer,
  error_detail text,
  not_found_count integer DEFAULT 0 NOT NULL,
  reconciled_at integer,
  zone_key text DEFAULT '' NOT NULL,
  created_at integer NOT NULL,
  sent_at integer,
  settled_at integer,
  valid_until integer,
  receipt_due_at integer DEFAULT 0 NOT NULL,
  receipt_final_at integer,
  billed_segments integer,
  price text,
  price_unit text,
  origin_id text,
  reason text,
  is_practice integer DEFAULT 0 NOT NULL,
  send_at integer,
  cancel_reason text,
  FOREIGN KEY (campaign_id) REFERENCES campaigns(id) ON UPDATE no action ON DELETE restrict,
  CONSTRAINT messages_direction CHECK (direction IN ('outbound', 'inbound')),
  CONSTRAINT messages_status CHECK (status IN ('queued', 'sending', 'scheduled', 'sent', 'delivered', 'undelivered', 'failed', 'unconfirmed', 'skipped', 'canceled', 'received')),
  CONSTRAINT messages_received CHECK ((direction = 'inbound') = (status = 'received')),
  CONSTRAINT messages_counts CHECK (segments >= 0 AND retry_count BETWEEN 0 AND 3 AND attempt_count >= 0 AND not_found_count >= 0),
  CONSTRAINT messages_claimed CHECK (status NOT IN ('sending', 'unconfirmed') OR claimed_at IS NOT NULL),
  CONSTRAINT messages_is_practice CHECK (is_practice IN (0, 1)),
  CONSTRAINT messages_reason CHECK (reason IS NULL OR reason IN (
    'suppressed', 'empty-text', 'text-too-long', 'not-a-number', 'decided-to-skip',
    'campaign-closed', 'canceled-alone', 'contact-removed', 'number-changed', 'left-audience',
    'now-excluded', 'texted-meanwhile', 'canceled-at-provider', 'not-canceled', 'retries-used',
    'closed-unconfirmed', 'left-in-old-system', 'status-unreadable', 'after-backup', 'in-journal',
    'other-text', 'not-found', 'found-several-times', 'other')),
  CONSTRAINT messages_scheduled CHECK (status <> 'scheduled' OR (sid IS NOT NULL AND send_at IS NOT NULL)),
  CONSTRAINT messages_cancel_reason CHECK (cancel_reason IS NULL OR cancel_reason IN (
    'campaign-stopped', 'suppressed', 'contact-removed', 'number-changed'))
) STRICT;
--> statement-breakpoint
INSERT INTO new_messages (
  id, campaign_id, contact_id, direction, from_address, to_address, body, segments, status, retry_count,
  attempt_count, next_attempt_at, claimed_at, sid, error_code, error_detail, not_found_count,
  reconciled_at, zone_key, created_at, sent_at, settled_at, valid_until, receipt_due_at,
  receipt_final_at, billed_segments, price, price_unit, origin_id, reason, is_practice)
SELECT
  id, campaign_id, contact_id, direction, from_address, to_address, body, segments, status, retry_count,
  attempt_count, next_attempt_at, claimed_at, sid, error_code, error_detail, not_found_count,
  reconciled_at, zone_key, created_at, sent_at, settled_at, valid_until, receipt_due_at,
  receipt_final_at, billed_segments, price, price_unit, origin_id, reason, is_practice
  FROM messages ORDER BY id;
--> statement-breakpoint
INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_messages', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'new_messages');
--> statement-breakpoint
UPDATE sqlite_sequence SET seq = max(seq, coalesce(
  (SELECT seq FROM sqlite_sequence WHERE name = 'messages'), 0)) WHERE name = 'new_messages';
--> statement-breakpoint
DROP TABLE messages;
--> statement-breakpoint
ALTER TABLE new_messages RENAME TO messages;
--> statement-breakpoint
CREATE UNIQUE INDEX messages_sid_unique ON messages (sid);
--> statement-breakpoint
CREATE UNIQUE INDEX messages_origin_unique ON messages (origin_id) WHERE origin_id is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX messages_once_a_campaign ON messages (campaign_id,to_address) WHERE direction = 'outbound' and campaign_id is not null;
--> statement-breakpoint
CREATE INDEX messages_of_campaign ON messages (campaign_id,id);
--> statement-breakpoint
CREATE INDEX messages_queued ON messages (campaign_id,zone_key,next_attempt_at,id) WHERE status = 'queued';
--> statement-breakpoint
CREATE INDEX messages_open ON messages (campaign_id,status) WHERE status in ('sending', 'unconfirmed');
--> statement-breakpoint
CREATE INDEX messages_without_receipt ON messages (campaign_id,receipt_due_at) WHERE status = 'sent' and receipt_final_at is null;
--> statement-breakpoint
CREATE INDEX messages_scheduled ON messages (campaign_id,receipt_due_at) WHERE status = 'scheduled';
--> statement-breakpoint
CREATE INDEX messages_not_reached ON messages (campaign_id,status,error_code) WHERE status in ('failed', 'undelivered', 'skipped', 'canceled');
--> statement-breakpoint
CREATE INDEX messages_of_contact ON messages (contact_id,id);
--> statement-breakpoint
CREATE TRIGGER contacts_leave_their_messages AFTER DELETE ON contacts
WHEN EXISTS (SELECT 1 FROM messages WHERE contact_id = OLD.id)
BEGIN
  INSERT OR REPLACE INTO removed_contacts (contact_id, phone) VALUES (OLD.id, OLD.phone);
END;
