CREATE TABLE campaign_revisions (
  campaign_id integer NOT NULL,
  revision integer NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  sender text NOT NULL,
  audience text NOT NULL,
  saved_at integer NOT NULL,
  PRIMARY KEY(campaign_id, revision),
  FOREIGN KEY (campaign_id) REFERENCES campaigns(id) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE campaigns (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid text NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  sender text DEFAULT '' NOT NULL,
  audience text NOT NULL,
  status text DEFAULT 'draft' NOT NULL,
  gateway text,
  scheduled_at integer,
  contact_count integer DEFAULT 0 NOT NULL,
  sent_count integer DEFAULT 0 NOT NULL,
  failed_count integer DEFAULT 0 NOT NULL,
  skipped_count integer DEFAULT 0 NOT NULL,
  delivered_count integer DEFAULT 0 NOT NULL,
  undelivered_count integer DEFAULT 0 NOT NULL,
  no_receipt_count integer DEFAULT 0 NOT NULL,
  progress integer GENERATED ALWAYS AS (case when contact_count > 0 then (100 * (sent_count + failed_count + skipped_count)) / contact_count when status = 'completed' then 100 else 0 end) STORED NOT NULL,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  started_at integer,
  completed_at integer,
  paused_reason text,
  receipts_asked_at integer,
  revision integer DEFAULT 1 NOT NULL,
  is_estimated integer DEFAULT 0 NOT NULL,
  origin_id text,
  original_figures text,
  original_mended_at integer,
  CHECK (status IN ('draft', 'scheduled', 'sending', 'paused', 'completed', 'canceled')),
  CHECK (gateway IN ('simulator', 'twilio')),
  CHECK (json_valid(audience)),
  CHECK (is_estimated IN (0, 1)),
  CHECK (json_valid(original_figures) AND json_type(original_figures) = 'object'),
  CHECK (original_mended_at IS NULL OR original_figures IS NOT NULL),
  CHECK (min(contact_count, sent_count, failed_count, skipped_count, delivered_count, undelivered_count, no_receipt_count) >= 0),
  CHECK (sent_count + failed_count + skipped_count <= contact_count),
  CHECK (delivered_count + undelivered_count + no_receipt_count <= sent_count),
  CHECK (status <> 'completed' OR (sent_count + failed_count + skipped_count = contact_count AND completed_at IS NOT NULL)),
  CHECK (status NOT IN ('sending', 'paused') OR (started_at IS NOT NULL AND gateway IS NOT NULL)),
  CHECK (status NOT IN ('draft', 'scheduled') OR (started_at IS NULL AND sent_count + failed_count + skipped_count = 0))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX campaigns_uid_unique ON campaigns (uid);--> statement-breakpoint
CREATE UNIQUE INDEX campaigns_origin_unique ON campaigns (origin_id) WHERE origin_id is not null;--> statement-breakpoint
CREATE TABLE contact_action_rows (
  action_id integer NOT NULL,
  contact_id integer NOT NULL,
  snapshot text,
  PRIMARY KEY(action_id, contact_id),
  FOREIGN KEY (action_id) REFERENCES contact_actions(id) ON UPDATE no action ON DELETE cascade,
  CHECK (json_valid(snapshot))
) STRICT;
--> statement-breakpoint
CREATE TABLE contact_actions (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  kind text NOT NULL,
  detail text DEFAULT '{}' NOT NULL,
  at integer NOT NULL,
  changed integer NOT NULL,
  undone_at integer,
  CHECK (kind IN ('remove', 'tag', 'put-on-list', 'take-off-list')),
  CHECK (json_valid(detail)),
  CHECK (changed >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE contact_tags (
  tag_id integer NOT NULL,
  contact_id integer NOT NULL,
  import_id integer,
  PRIMARY KEY(tag_id, contact_id),
  FOREIGN KEY (tag_id) REFERENCES tags(id) ON UPDATE no action ON DELETE cascade,
  FOREIGN KEY (contact_id) REFERENCES contacts(id) ON UPDATE no action ON DELETE cascade,
  FOREIGN KEY (import_id) REFERENCES imports(id) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX contact_tags_by_contact ON contact_tags (contact_id);--> statement-breakpoint
CREATE INDEX contact_tags_by_import ON contact_tags (import_id) WHERE import_id is not null;--> statement-breakpoint
CREATE TABLE contacts (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  phone text NOT NULL,
  first_name text DEFAULT '' NOT NULL,
  last_name text DEFAULT '' NOT NULL,
  email text DEFAULT '' NOT NULL,
  time_zone text,
  custom_fields text DEFAULT '{}' NOT NULL,
  consent_at integer,
  consent_method text,
  consent_source text,
  is_landline integer DEFAULT 0 NOT NULL,
  import_id integer,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  FOREIGN KEY (import_id) REFERENCES imports(id) ON UPDATE no action ON DELETE set null,
  CHECK (phone GLOB '+[1-9]*' AND substr(phone, 2) NOT GLOB '*[^0-9]*' AND length(phone) BETWEEN 8 AND 16),
  CHECK (json_valid(custom_fields) AND json_type(custom_fields) = 'object'),
  CHECK ((consent_at IS NULL) = (consent_method IS NULL) AND (consent_at IS NULL) = (consent_source IS NULL)),
  CHECK (is_landline IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX contacts_phone_unique ON contacts (phone);--> statement-breakpoint
CREATE INDEX contacts_by_name ON contacts (last_name COLLATE NOCASE,first_name COLLATE NOCASE,id);--> statement-breakpoint
CREATE INDEX contacts_by_import ON contacts (import_id);--> statement-breakpoint
CREATE INDEX contacts_landlines ON contacts (id) WHERE is_landline = 1;--> statement-breakpoint
CREATE TABLE events (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  at integer NOT NULL,
  kind text NOT NULL,
  subject text,
  detail text DEFAULT '{}' NOT NULL,
  CHECK (json_valid(detail))
) STRICT;
--> statement-breakpoint
CREATE INDEX events_by_subject ON events (subject,id);--> statement-breakpoint
CREATE TABLE import_rejects (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_id integer NOT NULL,
  line integer NOT NULL,
  raw text NOT NULL,
  column text,
  value text NOT NULL,
  reason text NOT NULL,
  problem text NOT NULL,
  cell_index integer,
  fix text,
  outcome text,
  contact_id integer,
  settled_at integer,
  FOREIGN KEY (import_id) REFERENCES imports(id) ON UPDATE no action ON DELETE cascade,
  CHECK (json_valid(raw) AND json_type(raw) = 'array'),
  CHECK (cell_index >= 0),
  CHECK (outcome IN ('added', 'updated', 'skipped', 'set-aside')),
  CHECK ((outcome IS NULL) = (settled_at IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX import_rejects_by_import ON import_rejects (import_id,line);--> statement-breakpoint
CREATE INDEX import_rejects_left ON import_rejects (import_id,problem,id) WHERE outcome is null;--> statement-breakpoint
CREATE INDEX import_rejects_in_order ON import_rejects (import_id,id) WHERE outcome is null;--> statement-breakpoint
CREATE INDEX import_rejects_fixable ON import_rejects (import_id,problem,id) WHERE outcome is null and fix is not null;--> statement-breakpoint
CREATE INDEX import_rejects_settled ON import_rejects (import_id,outcome) WHERE outcome is not null;--> statement-breakpoint
CREATE TABLE import_changes (
  import_id integer NOT NULL,
  contact_id integer NOT NULL,
  before text NOT NULL,
  after text NOT NULL,
  PRIMARY KEY(import_id, contact_id),
  FOREIGN KEY (import_id) REFERENCES imports(id) ON UPDATE no action ON DELETE cascade,
  CHECK (json_valid(before) AND json_type(before) = 'object'),
  CHECK (json_valid(after) AND json_type(after) = 'object')
) STRICT;
--> statement-breakpoint
CREATE INDEX import_changes_by_contact ON import_changes (contact_id);--> statement-breakpoint
CREATE TABLE imports (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  file_name text NOT NULL,
  list_id integer,
  country text NOT NULL,
  mapping text NOT NULL,
  on_duplicate text NOT NULL,
  rows integer NOT NULL,
  added integer NOT NULL,
  updated integer NOT NULL,
  skipped integer NOT NULL,
  invalid integer NOT NULL,
  started_at integer NOT NULL,
  landlines integer DEFAULT 0 NOT NULL,
  suppressed integer DEFAULT 0 NOT NULL,
  consents integer DEFAULT 0 NOT NULL,
  reading text DEFAULT '{}' NOT NULL,
  completed_at integer NOT NULL,
  undone_at integer,
  FOREIGN KEY (list_id) REFERENCES lists(id) ON UPDATE no action ON DELETE set null,
  CHECK (on_duplicate IN ('update', 'fill', 'skip')),
  CHECK (json_valid(reading)),
  CHECK (json_valid(mapping)),
  CHECK (min(rows, added, updated, skipped, invalid, landlines, suppressed, consents) >= 0),
  CHECK (added + updated + skipped + invalid = rows)
) STRICT;
--> statement-breakpoint
CREATE TABLE journaled_sends (
  campaign_uid text NOT NULL,
  number_hash text NOT NULL,
  attempt integer NOT NULL,
  sid text,
  at integer NOT NULL,
  PRIMARY KEY(campaign_uid, number_hash)
) STRICT;
--> statement-breakpoint
CREATE TABLE list_contacts (
  list_id integer NOT NULL,
  contact_id integer NOT NULL,
  import_id integer,
  PRIMARY KEY(list_id, contact_id),
  FOREIGN KEY (list_id) REFERENCES lists(id) ON UPDATE no action ON DELETE cascade,
  FOREIGN KEY (contact_id) REFERENCES contacts(id) ON UPDATE no action ON DELETE cascade,
  FOREIGN KEY (import_id) REFERENCES imports(id) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX list_contacts_by_contact ON list_contacts (contact_id);--> statement-breakpoint
CREATE INDEX list_contacts_by_import ON list_contacts (import_id) WHERE import_id is not null;--> statement-breakpoint
CREATE TABLE lists (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  name text NOT NULL,
  filter text,
  created_at integer NOT NULL,
  CHECK (trim(name) <> ''),
  CHECK (json_valid(filter))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX lists_name_unique ON lists (name COLLATE NOCASE);--> statement-breakpoint
CREATE TABLE messages (
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
  absent_count integer DEFAULT 0 NOT NULL,
  looked_up_at integer,
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
  FOREIGN KEY (campaign_id) REFERENCES campaigns(id) ON UPDATE no action ON DELETE restrict,
  CHECK (direction IN ('outbound', 'inbound')),
  CHECK (status IN ('queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'unconfirmed', 'skipped', 'canceled', 'received')),
  CHECK ((direction = 'inbound') = (status = 'received')),
  CHECK (segments >= 0 AND retry_count BETWEEN 0 AND 3 AND attempt_count >= 0 AND absent_count >= 0),
  CHECK (status NOT IN ('sending', 'unconfirmed') OR claimed_at IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX messages_sid_unique ON messages (sid);--> statement-breakpoint
CREATE UNIQUE INDEX messages_origin_unique ON messages (origin_id) WHERE origin_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX messages_once_a_campaign ON messages (campaign_id,to_address) WHERE direction = 'outbound' and campaign_id is not null;--> statement-breakpoint
CREATE INDEX messages_of_campaign ON messages (campaign_id,id);--> statement-breakpoint
CREATE INDEX messages_queued ON messages (campaign_id,zone_key,next_attempt_at,id) WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX messages_open ON messages (campaign_id,status) WHERE status in ('sending', 'unconfirmed');--> statement-breakpoint
CREATE INDEX messages_without_receipt ON messages (campaign_id,receipt_due_at) WHERE status = 'sent' and receipt_final_at is null;--> statement-breakpoint
CREATE INDEX messages_not_reached ON messages (campaign_id,status,error_code) WHERE status in ('failed', 'undelivered', 'skipped', 'canceled');--> statement-breakpoint
CREATE INDEX messages_of_contact ON messages (contact_id,id);--> statement-breakpoint
CREATE TABLE removed_contacts (
  contact_id integer PRIMARY KEY NOT NULL,
  phone text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX removed_contacts_by_phone ON removed_contacts (phone);--> statement-breakpoint
CREATE TABLE search_index (
  id integer PRIMARY KEY NOT NULL,
  indexed_to integer NOT NULL,
  CHECK (id = 1),
  CHECK (indexed_to >= 0)
) STRICT;
--> statement-breakpoint
INSERT INTO search_index (id, indexed_to) VALUES (1, 0);--> statement-breakpoint
CREATE TABLE search_pending (
  contact_id integer PRIMARY KEY NOT NULL
) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE contacts_search USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  prefix = '1 2 3 4',
  tokenize = "ascii tokenchars '~'"
);
--> statement-breakpoint
CREATE TABLE sender_usage (
  gateway text NOT NULL,
  sender text NOT NULL,
  day text NOT NULL,
  segments integer NOT NULL,
  PRIMARY KEY(gateway, sender, day),
  CHECK (gateway IN ('simulator', 'twilio')),
  CHECK (segments >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE set_aside_rows (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  table_name text NOT NULL,
  content text NOT NULL,
  reason text NOT NULL,
  at integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE settings (
  key text PRIMARY KEY NOT NULL,
  value text NOT NULL,
  CHECK (json_valid(value))
) STRICT;
--> statement-breakpoint
CREATE TABLE state (
  key text PRIMARY KEY NOT NULL,
  value text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE suppressions (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  phone text NOT NULL,
  reason text NOT NULL,
  evidence text,
  at integer NOT NULL,
  lifted_at integer,
  lifted_evidence text,
  CHECK (phone GLOB '+[1-9]*' AND substr(phone, 2) NOT GLOB '*[^0-9]*' AND length(phone) BETWEEN 8 AND 16),
  CHECK (lifted_at IS NULL OR lifted_evidence IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE TABLE tags (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  name text NOT NULL,
  CHECK (trim(name) <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX tags_name_unique ON tags (name COLLATE NOCASE);--> statement-breakpoint
CREATE UNIQUE INDEX suppressions_in_force ON suppressions (phone) WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX suppressions_by_phone ON suppressions (phone,at);--> statement-breakpoint
CREATE TRIGGER campaigns_stay_over BEFORE UPDATE ON campaigns
WHEN OLD.status IN ('completed', 'canceled') AND NEW.status <> OLD.status
BEGIN
  SELECT RAISE(ABORT, 'a campaign that is completed or canceled cannot come back');
END;
--> statement-breakpoint
CREATE TRIGGER campaigns_keep_final_counts BEFORE UPDATE ON campaigns
WHEN OLD.status = 'completed' AND (NEW.sent_count + NEW.failed_count + NEW.skipped_count <> NEW.contact_count)
BEGIN
  SELECT RAISE(ABORT, 'every contact of a completed campaign is counted exactly once');
END;
--> statement-breakpoint
CREATE TRIGGER suppressions_are_kept BEFORE DELETE ON suppressions
BEGIN
  SELECT RAISE(ABORT, 'a suppression is lifted with evidence, never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER contacts_leave_their_messages AFTER DELETE ON contacts
WHEN EXISTS (SELECT 1 FROM messages WHERE contact_id = OLD.id)
BEGIN
  INSERT OR REPLACE INTO removed_contacts (contact_id, phone) VALUES (OLD.id, OLD.phone);
END;
--> statement-breakpoint
CREATE TRIGGER events_are_kept BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER events_are_final BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER search_notes_return AFTER INSERT ON contacts
WHEN NEW.id <= (SELECT indexed_to FROM search_index)
BEGIN
  INSERT INTO search_pending (contact_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER search_notes_change AFTER UPDATE OF phone, first_name, last_name, email, custom_fields ON contacts
WHEN NEW.id <= (SELECT indexed_to FROM search_index)
  AND (NEW.phone, NEW.first_name, NEW.last_name, NEW.email, NEW.custom_fields)
    IS NOT (OLD.phone, OLD.first_name, OLD.last_name, OLD.email, OLD.custom_fields)
BEGIN
  INSERT INTO search_pending (contact_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER search_notes_removal AFTER DELETE ON contacts
WHEN OLD.id <= (SELECT indexed_to FROM search_index)
BEGIN
  INSERT INTO search_pending (contact_id) VALUES (OLD.id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER search_notes_tag AFTER INSERT ON contact_tags
WHEN NEW.contact_id <= (SELECT indexed_to FROM search_index)
BEGIN
  INSERT INTO search_pending (contact_id) VALUES (NEW.contact_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER search_notes_lost_tag AFTER DELETE ON contact_tags
WHEN OLD.contact_id <= (SELECT indexed_to FROM search_index)
BEGIN
  INSERT INTO search_pending (contact_id) VALUES (OLD.contact_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER search_notes_renamed_tag AFTER UPDATE OF name ON tags
WHEN NEW.name IS NOT OLD.name
BEGIN
  INSERT INTO search_pending (contact_id)
  SELECT contact_id FROM contact_tags
   WHERE tag_id = NEW.id AND contact_id <= (SELECT indexed_to FROM search_index)
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
PRAGMA application_id = 1333161777;
--> statement-breakpoint
PRAGMA user_version = 1;
