CREATE TABLE templates (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  used_at integer,
  deleted_at integer,
  CHECK (trim(name) <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX templates_name_unique ON templates (name COLLATE NOCASE) WHERE deleted_at is null;
--> statement-breakpoint
ALTER TABLE campaign_revisions ADD COLUMN plan text DEFAULT '{}' NOT NULL CHECK (json_valid(plan));
--> statement-breakpoint
ALTER TABLE campaigns ADD COLUMN archived_at integer;
--> statement-breakpoint
-- Whatever was ever started is kept.
ALTER TABLE campaigns ADD COLUMN deleted_at integer CHECK (deleted_at IS NULL OR status = 'draft');
--> statement-breakpoint
ALTER TABLE campaigns ADD COLUMN plan text DEFAULT '{}' NOT NULL CHECK (json_valid(plan));
