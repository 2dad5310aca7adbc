ALTER TABLE `campaigns` ADD `is_practice` integer GENERATED ALWAYS AS (iif(gateway = 'simulator', 1, 0)) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `messages` ADD `is_practice` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_is_practice CHECK (is_practice IN (0, 1));
--> statement-breakpoint
-- Where a repair had lost the gateway it took the simulator; the events know what it was.
UPDATE campaigns SET gateway = 'twilio'
 WHERE gateway = 'simulator'
   AND (status <> 'completed' OR sent_count + failed_count + skipped_count = contact_count)
   AND 'twilio' = (SELECT iif(json_valid(detail), detail ->> '$.gateway', NULL) FROM events
                    WHERE subject = 'campaign:' || campaigns.id AND kind = 'campaign-started'
                    ORDER BY id DESC LIMIT 1);
--> statement-breakpoint
UPDATE messages SET is_practice = 1
 WHERE campaign_id IN (SELECT id FROM campaigns WHERE gateway = 'simulator');
--> statement-breakpoint
-- The simulator plays refusals of people who never opted out: what practice alone said is lifted. A file
-- that says no to a number that is suppressed already leaves no row of its own, so that whatever came from
-- practice before the last such file stays in force.
UPDATE suppressions
   SET lifted_at = max(at, CAST(unixepoch('subsec') * 1000 AS integer)),
       lifted_evidence = 'Only practice had said so: the simulator played a refusal, and nobody opted out. Lifted by an update of Ovo.'
 WHERE lifted_at IS NULL AND origin = 'carrier'
   AND (evidence = 'The simulator refused it.' OR evidence GLOB 'Twilio refused message [0-9]* (21610).')
   AND phone IN (SELECT to_address FROM messages
                  WHERE error_code = 21610 AND is_practice = 1 AND error_detail = 'The simulator refused it.')
   AND phone NOT IN (SELECT to_address FROM messages WHERE error_code = 21610 AND is_practice = 0)
   AND at > coalesce((SELECT max(at) FROM (
     SELECT at FROM events WHERE kind = 'suppressions-imported'
      UNION ALL
     SELECT max(completed_at, coalesce(
              (SELECT max(resolved_at) FROM import_rejects WHERE import_id = imports.id), 0))
       FROM imports
      WHERE mapping LIKE '%"field":"optOut"%' OR mapping LIKE '%"field":"consent"%')), -1);
--> statement-breakpoint
INSERT INTO events (at, kind, subject, detail)
SELECT lifted_at, 'suppression-lifted', 'number:' || phone, json_object('evidence', lifted_evidence)
  FROM suppressions
 WHERE lifted_evidence GLOB 'Only practice had said so: *' ORDER BY id;
