-- Everything that a search of the inbox goes through: messages without a campaign.
CREATE VIEW searched_messages AS SELECT id, body FROM messages WHERE campaign_id IS NULL;
--> statement-breakpoint
CREATE VIRTUAL TABLE messages_search USING fts5 (
  body, content = 'searched_messages', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4 5 6 7 8 9 10',
  columnsize = 0, detail = none
);
--> statement-breakpoint
CREATE TRIGGER messages_search_adds AFTER INSERT ON messages WHEN NEW.campaign_id IS NULL
BEGIN
  INSERT INTO messages_search (rowid, body) VALUES (NEW.id, NEW.body);
END;
--> statement-breakpoint
CREATE TRIGGER messages_search_changes AFTER UPDATE OF body, campaign_id ON messages
WHEN OLD.campaign_id IS NULL OR NEW.campaign_id IS NULL
BEGIN
  INSERT INTO messages_search (messages_search, rowid, body)
    SELECT 'delete', OLD.id, OLD.body WHERE OLD.campaign_id IS NULL;
  INSERT INTO messages_search (rowid, body) SELECT NEW.id, NEW.body WHERE NEW.campaign_id IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER messages_search_removes AFTER DELETE ON messages WHEN OLD.campaign_id IS NULL
BEGIN
  INSERT INTO messages_search (messages_search, rowid, body) VALUES ('delete', OLD.id, OLD.body);
END;
--> statement-breakpoint
INSERT INTO messages_search (messages_search) VALUES ('rebuild');
--> statement-breakpoint
CREATE TABLE conversation_notes (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  conversation_id integer NOT NULL,
  body text NOT NULL,
  at integer NOT NULL,
  deleted_at integer,
  FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON UPDATE no action ON DELETE cascade,
  CONSTRAINT conversation_notes_body CHECK (trim(body) <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX conversation_notes_by_time ON conversation_notes (conversation_id,at,id);--> statement-breakpoint
CREATE TABLE conversations (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  phone text NOT NULL,
  is_practice integer DEFAULT 0 NOT NULL,
  state text DEFAULT 'open' NOT NULL,
  snoozed_until integer,
  unread_count integer DEFAULT 0 NOT NULL,
  last_at integer DEFAULT 0 NOT NULL,
  last_message_id integer,
  last_inbound_at integer,
  last_outbound_at integer,
  handled_to integer,
  waiting_since integer,
  campaign_id integer,
  has_failed integer DEFAULT 0 NOT NULL,
  needs_decision integer DEFAULT 0 NOT NULL,
  is_opted_out integer DEFAULT 0 NOT NULL,
  draft text DEFAULT '' NOT NULL,
  draft_at integer,
  created_at integer NOT NULL,
  FOREIGN KEY (campaign_id) REFERENCES campaigns(id) ON UPDATE no action ON DELETE set null,
  CONSTRAINT conversations_is_practice CHECK (is_practice IN (0, 1)),
  CONSTRAINT conversations_state CHECK (state IN ('open', 'snoozed', 'done')),
  CONSTRAINT conversations_snoozed CHECK (snoozed_until IS NULL OR state = 'snoozed'),
  CONSTRAINT conversations_counts CHECK (unread_count >= 0 AND last_at >= 0),
  CONSTRAINT conversations_marks CHECK (has_failed IN (0, 1) AND needs_decision IN (0, 1) AND is_opted_out IN (0, 1)),
  CONSTRAINT conversations_draft CHECK ((draft = '') = (draft_at IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX conversations_of_number ON conversations (phone,is_practice);--> statement-breakpoint
CREATE INDEX conversations_newest ON conversations (is_practice,state,last_at,id);--> statement-breakpoint
CREATE INDEX conversations_waiting ON conversations (is_practice,state,waiting_since,id) WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX conversations_answered ON conversations (is_practice,state,last_at,id) WHERE waiting_since is null;--> statement-breakpoint
CREATE INDEX conversations_unread ON conversations (is_practice,state,last_at,id,waiting_since,unread_count) WHERE unread_count > 0;--> statement-breakpoint
CREATE INDEX conversations_to_decide ON conversations (is_practice,state,last_at,id,waiting_since,needs_decision) WHERE needs_decision = 1;--> statement-breakpoint
CREATE INDEX conversations_failed ON conversations (is_practice,state,last_at,id,waiting_since,has_failed) WHERE has_failed = 1;--> statement-breakpoint
CREATE INDEX conversations_opted_out ON conversations (is_practice,state,last_at,id,waiting_since,is_opted_out) WHERE is_opted_out = 1;--> statement-breakpoint
CREATE INDEX conversations_with_draft ON conversations (is_practice,state,last_at,id,waiting_since,draft_at) WHERE draft_at is not null;--> statement-breakpoint
CREATE INDEX conversations_of_campaigns ON conversations (is_practice,state,last_at,id,waiting_since,campaign_id) WHERE campaign_id is not null;--> statement-breakpoint
CREATE INDEX conversations_of_campaign ON conversations (campaign_id,is_practice,state,last_at,id,waiting_since) WHERE campaign_id is not null;--> statement-breakpoint
CREATE INDEX conversations_snoozed ON conversations (snoozed_until) WHERE state = 'snoozed' and snoozed_until is not null;--> statement-breakpoint
CREATE TABLE inbound_messages (
  message_id integer PRIMARY KEY NOT NULL,
  kind text NOT NULL,
  rule text NOT NULL,
  read_at integer NOT NULL,
  campaign_id integer,
  confirmation text,
  FOREIGN KEY (message_id) REFERENCES messages(id) ON UPDATE no action ON DELETE cascade,
  FOREIGN KEY (campaign_id) REFERENCES campaigns(id) ON UPDATE no action ON DELETE set null,
  CONSTRAINT inbound_messages_kind CHECK (kind IN ('stop', 'maybe', 'wrong-number', 'start', 'help', 'no')),
  CONSTRAINT inbound_messages_confirmation CHECK (confirmation IS NULL OR confirmation IN ('by-provider', 'sent', 'too-late', 'off'))
) STRICT;
--> statement-breakpoint
CREATE INDEX inbound_messages_of_campaign ON inbound_messages (campaign_id,message_id) WHERE campaign_id is not null;--> statement-breakpoint
CREATE TABLE message_media (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  message_id integer NOT NULL,
  position integer NOT NULL,
  sid text,
  content_type text DEFAULT '' NOT NULL,
  state text DEFAULT 'waiting' NOT NULL,
  picture_hash text,
  FOREIGN KEY (message_id) REFERENCES messages(id) ON UPDATE no action ON DELETE cascade,
  CONSTRAINT message_media_position CHECK (position >= 0),
  CONSTRAINT message_media_state CHECK (state IN ('waiting', 'stored', 'not-a-picture', 'too-large', 'gone')),
  CONSTRAINT message_media_stored CHECK ((state = 'stored') = (picture_hash IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX message_media_unique ON message_media (message_id,position);--> statement-breakpoint
CREATE TABLE number_holds (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  phone text NOT NULL,
  reason text NOT NULL,
  message_id integer,
  detail text DEFAULT '' NOT NULL,
  at integer NOT NULL,
  released_at integer,
  decision text,
  FOREIGN KEY (message_id) REFERENCES messages(id) ON UPDATE no action ON DELETE set null,
  CONSTRAINT number_holds_phone CHECK (phone GLOB '+[1-9]*' AND substr(phone, 2) NOT GLOB '*[^0-9]*' AND length(phone) BETWEEN 8 AND 16),
  CONSTRAINT number_holds_reason CHECK (reason IN ('maybe-opt-out', 'wrong-number', 'given-up')),
  CONSTRAINT number_holds_decision CHECK (decision IS NULL OR decision IN ('opted-out', 'kept')),
  CONSTRAINT number_holds_released CHECK ((released_at IS NULL) = (decision IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX number_holds_in_force ON number_holds (phone,reason) WHERE released_at is null;--> statement-breakpoint
CREATE INDEX number_holds_by_number ON number_holds (phone,at);--> statement-breakpoint
CREATE INDEX number_holds_by_reason ON number_holds (reason,id) WHERE released_at is null;--> statement-breakpoint
CREATE TABLE single_messages (
  message_id integer PRIMARY KEY NOT NULL,
  uid text NOT NULL,
  request_id text NOT NULL,
  gateway text NOT NULL,
  origin text NOT NULL,
  written_at integer NOT NULL,
  goes_at integer NOT NULL,
  is_later integer DEFAULT false NOT NULL,
  picture text,
  is_undone integer DEFAULT false NOT NULL,
  FOREIGN KEY (message_id) REFERENCES messages(id) ON UPDATE no action ON DELETE cascade,
  CONSTRAINT single_messages_gateway CHECK (gateway IN ('simulator', 'twilio')),
  CONSTRAINT single_messages_origin CHECK (origin IN ('window', 'command-line', 'confirmation')),
  CONSTRAINT single_messages_flags CHECK (is_later IN (0, 1) AND is_undone IN (0, 1)),
  CONSTRAINT single_messages_picture CHECK (picture IS NULL OR (json_valid(picture) AND json_type(picture) = 'object'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX single_messages_uid_unique ON single_messages (uid);--> statement-breakpoint
CREATE UNIQUE INDEX single_messages_request_id_unique ON single_messages (request_id);--> statement-breakpoint
ALTER TABLE messages ADD peer_address text GENERATED ALWAYS AS (case direction when 'inbound' then from_address else to_address end) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX messages_of_number ON messages (peer_address,created_at,id);--> statement-breakpoint
CREATE INDEX messages_with_signs ON messages (id) WHERE campaign_id is null and body glob '*[Ա-῾℀-𲎯]*';
--> statement-breakpoint
-- Whether a number must not be texted, so that a filter of conversations has an index.
CREATE TRIGGER conversations_begun AFTER INSERT ON conversations
BEGIN
  UPDATE conversations SET is_opted_out = 1
   WHERE id = NEW.id AND is_opted_out = 0
     AND EXISTS (SELECT 1 FROM suppressions WHERE phone = NEW.phone AND lifted_at IS NULL);
END;
--> statement-breakpoint
CREATE TRIGGER conversations_opted_out_adds AFTER INSERT ON suppressions WHEN NEW.lifted_at IS NULL
BEGIN
  UPDATE conversations SET is_opted_out = 1 WHERE phone = NEW.phone AND is_opted_out = 0;
END;
--> statement-breakpoint
CREATE TRIGGER conversations_opted_out_changes AFTER UPDATE OF lifted_at, phone ON suppressions
BEGIN
  UPDATE conversations SET is_opted_out = EXISTS (
      SELECT 1 FROM suppressions WHERE phone = conversations.phone AND lifted_at IS NULL)
   WHERE phone IN (OLD.phone, NEW.phone);
END;
--> statement-breakpoint
-- More reasons: held numbers, and messages without a campaign.
ALTER TABLE campaigns DROP CONSTRAINT campaigns_paused_reason;
--> statement-breakpoint
ALTER TABLE campaigns ADD CONSTRAINT campaigns_paused_reason CHECK (paused_reason IN (
    'user', 'interrupted', 'back-to-draft', 'to-be-removed', 'stopped', 'unreachable', 'blocked',
    'outcomes-unknown', 'look-ups-refused', 'not-delivered', 'over-daily-cap', 'budget', 'canary',
    'canary-no-receipts', 'refusals', 'unconfirmed', 'only-held', 'counts-do-not-fit', 'disk-full',
    'no-permission', 'database-busy', 'write-failed', 'refused', 'restored', 'salvaged', 'repaired',
    'from-old-system', 'damaged-in-old-system', 'other'));
--> statement-breakpoint
ALTER TABLE messages DROP CONSTRAINT messages_reason;
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_reason CHECK (reason IS NULL OR reason IN (
    'suppressed', 'empty-text', 'text-too-long', 'not-a-number', 'decided-to-skip',
    'campaign-closed', 'canceled-alone', 'contact-removed', 'number-changed', 'left-audience',
    'now-excluded', 'texted-meanwhile', 'canceled-at-provider', 'not-canceled', 'retries-used',
    'closed-unconfirmed', 'undone', 'time-missed', 'left-in-old-system', 'status-unreadable',
    'after-backup', 'in-journal', 'other-text', 'not-found', 'found-several-times', 'other'));
--> statement-breakpoint
ALTER TABLE messages DROP CONSTRAINT messages_cancel_reason;
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_cancel_reason CHECK (cancel_reason IS NULL OR cancel_reason IN (
    'campaign-stopped', 'suppressed', 'contact-removed', 'number-changed', 'left-audience',
    'held', 'now-excluded'));
