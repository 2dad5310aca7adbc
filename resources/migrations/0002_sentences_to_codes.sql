-- Behaviour goes by codes from here on, and the sentences are made where they are shown. What an older
-- Ovo wrote in words becomes a code and what its sentence needs; words that are not known are kept.

-- Completed campaigns and events are final: not for a translation.
DROP TRIGGER IF EXISTS campaigns_stay_over;
--> statement-breakpoint
DROP TRIGGER IF EXISTS campaigns_keep_final_counts;
--> statement-breakpoint
DROP TRIGGER IF EXISTS events_are_kept;
--> statement-breakpoint
DROP TRIGGER IF EXISTS events_are_final;
--> statement-breakpoint
UPDATE campaigns SET
  paused_detail = CASE
    WHEN paused_reason IN (
      'You paused it.',
      'Interrupted at the command line.',
      'Nothing is left to send, yet its counts do not add up. Choose Tools > Repair database.',
      'Paused because a backup was restored. Look it over, then resume.',
      'Paused because the database was salvaged. Look it over, then resume.',
      'A repair paused it. Look it over, then resume.',
      'It came from the old system. Nothing of it is sent until you resume it.',
      'It came damaged from the old system. Repair the database: Tools > Repair database…') THEN NULL
    WHEN paused_reason LIKE '% Nothing was lost: everybody who is left is still queued. Resume when the connection works again.'
      THEN json_object('text', substr(paused_reason, 1, length(paused_reason) - 97))
    WHEN paused_reason GLOB '[0-9]* of the last [0-9]* messages were refused. *'
      THEN json_object(
        'refused', CAST(paused_reason AS integer),
        'of', CAST(substr(paused_reason, instr(paused_reason, ' of the last ') + 13) AS integer))
    WHEN paused_reason LIKE 'One message is unconfirmed: %' THEN json_object('messages', 1)
    WHEN paused_reason GLOB '[0-9]* messages are unconfirmed: *'
      THEN json_object('messages', CAST(paused_reason AS integer))
    WHEN paused_reason LIKE 'The disk is full (%). Nothing more is sent, and everything sent so far is on record. Free some space, then resume.'
      THEN json_object('text', substr(paused_reason, 19, length(paused_reason) - 113))
    WHEN paused_reason LIKE 'Ovo may not write its files any more (%). Nothing more is sent, and everything sent so far is on record. Check the permissions of the data folder, then resume.'
      THEN json_object('text', substr(paused_reason, 39, length(paused_reason) - 158))
    WHEN paused_reason LIKE 'Another program keeps Ovo’s database to itself (%). Nothing more is sent, and everything sent so far is on record. Wait until it is done, then resume.'
      THEN json_object('text', substr(paused_reason, 49, length(paused_reason) - 149))
    WHEN paused_reason LIKE 'Ovo could not write down what happened (%). Nothing more is sent, and everything sent so far is on record. Check the disk, then resume.'
      THEN json_object('text', substr(paused_reason, 41, length(paused_reason) - 134))
    ELSE json_object('text', paused_reason)
  END,
  paused_reason = CASE
    WHEN paused_reason = 'You paused it.' THEN 'user'
    WHEN paused_reason = 'Interrupted at the command line.' THEN 'interrupted'
    WHEN paused_reason = 'Nothing is left to send, yet its counts do not add up. Choose Tools > Repair database.' THEN 'counts-do-not-fit'
    WHEN paused_reason = 'Paused because a backup was restored. Look it over, then resume.' THEN 'restored'
    WHEN paused_reason = 'Paused because the database was salvaged. Look it over, then resume.' THEN 'salvaged'
    WHEN paused_reason = 'A repair paused it. Look it over, then resume.' THEN 'repaired'
    WHEN paused_reason = 'It came from the old system. Nothing of it is sent until you resume it.' THEN 'from-old-system'
    WHEN paused_reason = 'It came damaged from the old system. Repair the database: Tools > Repair database…' THEN 'damaged-in-old-system'
    WHEN paused_reason LIKE '% Nothing was lost: everybody who is left is still queued. Resume when the connection works again.' THEN 'unreachable'
    WHEN paused_reason GLOB '[0-9]* of the last [0-9]* messages were refused. *' THEN 'refusals'
    WHEN paused_reason LIKE 'One message is unconfirmed: %'
      OR paused_reason GLOB '[0-9]* messages are unconfirmed: *' THEN 'unconfirmed'
    WHEN paused_reason LIKE 'The disk is full (%). Nothing more is sent, and everything sent so far is on record. Free some space, then resume.' THEN 'disk-full'
    WHEN paused_reason LIKE 'Ovo may not write its files any more (%). Nothing more is sent, and everything sent so far is on record. Check the permissions of the data folder, then resume.' THEN 'no-permission'
    WHEN paused_reason LIKE 'Another program keeps Ovo’s database to itself (%). Nothing more is sent, and everything sent so far is on record. Wait until it is done, then resume.' THEN 'database-busy'
    WHEN paused_reason LIKE 'Ovo could not write down what happened (%). Nothing more is sent, and everything sent so far is on record. Check the disk, then resume.' THEN 'write-failed'
    ELSE 'other'
  END
WHERE paused_reason IS NOT NULL;
--> statement-breakpoint
UPDATE messages SET
  reason = CASE
    WHEN error_detail = 'This number is suppressed: it must not be texted.' THEN 'suppressed'
    WHEN error_detail = 'The text is empty for this person.' THEN 'empty-text'
    WHEN error_detail = 'You chose not to send it again.' THEN 'decided-to-skip'
    WHEN error_detail = 'Not sent: its campaign had been closed before its turn came.' THEN 'campaign-closed'
    WHEN error_detail = 'Not sent: it had been canceled by itself.' THEN 'canceled-alone'
    WHEN error_detail = 'It is not known whether this was sent: its campaign had been closed without waiting for it.' THEN 'closed-unconfirmed'
    WHEN error_detail = 'It was still to be sent when it came from the old system.' THEN 'left-in-old-system'
    WHEN error_detail = 'It may have been sent after the backup was made.' THEN 'after-backup'
    WHEN error_detail = 'The send journal has it; the database, restored from a backup, had not.' THEN 'in-journal'
    WHEN error_detail = 'Two look-ups did not find it at the provider.' THEN 'not-found'
    WHEN error_detail LIKE 'The text is % characters long for this person; Twilio takes % at most.' THEN 'text-too-long'
    WHEN status = 'skipped' AND error_detail LIKE '“%” is no phone number.' THEN 'not-a-number'
    WHEN error_detail LIKE 'Tried % times without getting through: %' THEN 'retries-used'
    WHEN error_detail LIKE 'Its status “%” could not be read.' THEN 'status-unreadable'
    WHEN error_detail LIKE 'The provider has this text to this number % times since then; the first is counted here.' THEN 'found-several-times'
    WHEN status = 'skipped' AND error_code IS NULL THEN 'other'
  END,
  error_detail = CASE
    WHEN error_detail IN (
      'This number is suppressed: it must not be texted.',
      'The text is empty for this person.',
      'You chose not to send it again.',
      'Not sent: its campaign had been closed before its turn came.',
      'Not sent: it had been canceled by itself.',
      'It is not known whether this was sent: its campaign had been closed without waiting for it.',
      'It was still to be sent when it came from the old system.',
      'It may have been sent after the backup was made.',
      'The send journal has it; the database, restored from a backup, had not.',
      'Two look-ups did not find it at the provider.') THEN NULL
    WHEN error_detail LIKE 'The text is % characters long for this person; Twilio takes % at most.' THEN NULL
    WHEN status = 'skipped' AND error_detail LIKE '“%” is no phone number.' THEN NULL
    WHEN error_detail LIKE 'Tried % times without getting through: %'
      THEN substr(error_detail, instr(error_detail, ' times without getting through: ') + 32)
    WHEN error_detail LIKE 'Its status “%” could not be read.'
      THEN substr(error_detail, 13, length(error_detail) - 32)
    WHEN error_detail LIKE 'The provider has this text to this number % times since then; the first is counted here.'
      THEN CAST(CAST(substr(error_detail, 43) AS integer) AS text)
    ELSE error_detail
  END
WHERE error_detail IS NOT NULL;
--> statement-breakpoint
UPDATE suppressions SET origin = CASE
    WHEN evidence GLOB '*[Ll]ine [0-9]* of “*”*, imported*' THEN 'list-file'
    WHEN evidence GLOB '*Added by hand.' OR evidence GLOB '*Added by hand by “*”.' THEN 'manual'
    WHEN reason = 'They opted out (Twilio error 21610).' THEN 'carrier'
    WHEN evidence GLOB 'Twilio refused message [0-9]* (21610).' THEN 'carrier'
    WHEN reason = 'Opted out, as an imported file says' THEN 'import'
    WHEN evidence = 'Found again in the log of events by a repair.' THEN 'events'
    WHEN reason = 'Salvaged from a damaged database' THEN 'salvage'
    ELSE 'other'
  END;
--> statement-breakpoint
UPDATE suppressions SET import_id = (
  SELECT max(imports.id) FROM imports
   WHERE substr(evidence, 1, length(file_name) + 7) = file_name || ', line '
     AND (suppressions.at = imports.completed_at OR EXISTS (
       SELECT 1 FROM import_rejects AS fixed
        WHERE fixed.import_id = imports.id AND fixed.outcome IS NOT NULL
          AND fixed.resolved_at = suppressions.at)))
WHERE origin = 'import';
--> statement-breakpoint
-- A row that nobody wants to fix is dismissed; the old word is in a CHECK, so that the table is made anew.
CREATE TABLE new_import_rejects (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_id integer NOT NULL,
  line integer NOT NULL,
  raw text NOT NULL,
  "column" text,
  value text NOT NULL,
  note text NOT NULL,
  problem text NOT NULL,
  cell_index integer,
  fix text,
  outcome text,
  contact_id integer,
  resolved_at integer,
  params text DEFAULT '{}' NOT NULL,
  FOREIGN KEY (import_id) REFERENCES imports(id) ON UPDATE no action ON DELETE cascade,
  CHECK (json_valid(raw) AND json_type(raw) = 'array'),
  CHECK (cell_index >= 0),
  CHECK ((outcome IS NULL) = (resolved_at IS NULL)),
  CHECK (json_valid(params) AND json_type(params) = 'object'),
  CONSTRAINT import_rejects_outcome CHECK (outcome IN ('added', 'updated', 'skipped', 'dismissed')),
  CONSTRAINT import_rejects_problem CHECK (problem IN (
    'empty', 'digits-lost', 'zero-lost', 'plus-lost', 'spreadsheet-error', 'several-numbers',
    'not-a-number', 'too-short', 'too-long', 'unknown-country-code', 'not-in-use',
    'too-many-cells', 'row-ends-early', 'text-too-long', 'unreadable-characters',
    'unclear-opt-out'))
) STRICT;
--> statement-breakpoint
INSERT INTO new_import_rejects (id, import_id, line, raw, "column", value, note, problem, cell_index, fix, outcome, contact_id, resolved_at, params)
SELECT id, import_id, line, raw, "column", value, note, problem, cell_index, fix, iif(outcome = 'set-aside', 'dismissed', outcome), contact_id, resolved_at, params
  FROM import_rejects ORDER BY id;
--> statement-breakpoint
INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_import_rejects', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'new_import_rejects');
--> statement-breakpoint
UPDATE sqlite_sequence SET seq = max(seq, coalesce(
  (SELECT seq FROM sqlite_sequence WHERE name = 'import_rejects'), 0)) WHERE name = 'new_import_rejects';
--> statement-breakpoint
DROP TABLE import_rejects;
--> statement-breakpoint
ALTER TABLE new_import_rejects RENAME TO import_rejects;
--> statement-breakpoint
CREATE INDEX import_rejects_by_import ON import_rejects (import_id,line);
--> statement-breakpoint
CREATE INDEX import_rejects_left ON import_rejects (import_id,problem,id) WHERE outcome is null;
--> statement-breakpoint
CREATE INDEX import_rejects_in_order ON import_rejects (import_id,id) WHERE outcome is null;
--> statement-breakpoint
CREATE INDEX import_rejects_fixable ON import_rejects (import_id,problem,id) WHERE outcome is null and fix is not null;
--> statement-breakpoint
CREATE INDEX import_rejects_resolved ON import_rejects (import_id,outcome) WHERE outcome is not null;
--> statement-breakpoint
UPDATE events SET kind = CASE kind
    WHEN 'bench-row-mended' THEN 'rejected-row-fixed'
    WHEN 'bench-fixes-accepted' THEN 'reject-fixes-accepted'
    WHEN 'bench-rows-set-aside' THEN 'rejected-rows-dismissed'
    WHEN 'bench-rows-brought-back' THEN 'rejected-rows-restored'
  END
WHERE kind GLOB 'bench-*';
--> statement-breakpoint
-- The codes that there are: each list is that of the TypeScript schema, which a test sees to.
ALTER TABLE campaigns ADD CONSTRAINT campaigns_paused_reason CHECK (paused_reason IN (
    'user', 'interrupted', 'back-to-draft', 'to-be-removed', 'stopped', 'unreachable', 'blocked',
    'refusals', 'unconfirmed', 'counts-do-not-fit', 'disk-full', 'no-permission', 'database-busy',
    'write-failed', 'refused', 'restored', 'salvaged', 'repaired', 'from-old-system',
    'damaged-in-old-system', 'other'));
--> statement-breakpoint
ALTER TABLE campaigns ADD CONSTRAINT campaigns_paused_detail CHECK (
  paused_detail IS NULL OR (json_valid(paused_detail) AND json_type(paused_detail) = 'object' AND paused_reason IS NOT NULL));
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_reason CHECK (reason IN (
    'suppressed', 'empty-text', 'text-too-long', 'not-a-number', 'decided-to-skip',
    'campaign-closed', 'canceled-alone', 'retries-used', 'closed-unconfirmed',
    'left-in-old-system', 'status-unreadable', 'after-backup', 'in-journal', 'not-found',
    'found-several-times', 'other'));
--> statement-breakpoint
ALTER TABLE suppressions ADD CONSTRAINT suppressions_origin CHECK (origin IN (
    'manual', 'import', 'list-file', 'carrier', 'reply', 'events', 'salvage', 'other'));
--> statement-breakpoint
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
CREATE TRIGGER events_are_kept BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER events_are_final BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;
