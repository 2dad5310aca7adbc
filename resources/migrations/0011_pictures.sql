-- Drafts that show the same picture share its bytes: the hash says which picture that is.
CREATE TABLE pictures (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  hash text NOT NULL,
  type text NOT NULL,
  bytes blob NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  is_animated integer DEFAULT 0 NOT NULL,
  created_at integer NOT NULL,
  hosted_account text,
  hosted_url text,
  CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  CHECK (type IN ('image/jpeg', 'image/png', 'image/gif')),
  CHECK (length(bytes) BETWEEN 1 AND 5000000),
  CHECK (width > 0 AND height > 0),
  CHECK (is_animated IN (0, 1)),
  CHECK ((hosted_account IS NULL) = (hosted_url IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX pictures_hash_unique ON pictures (hash);
--> statement-breakpoint
ALTER TABLE campaign_revisions ADD COLUMN picture text CHECK (picture IS NULL OR json_valid(picture));
--> statement-breakpoint
ALTER TABLE campaigns ADD COLUMN picture text CHECK (picture IS NULL OR json_valid(picture));
