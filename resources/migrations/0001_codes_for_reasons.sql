ALTER TABLE `set_aside_rows` RENAME TO `dismissed_rows`;--> statement-breakpoint
ALTER TABLE `import_rejects` RENAME COLUMN "reason" TO "note";--> statement-breakpoint
ALTER TABLE `import_rejects` RENAME COLUMN "settled_at" TO "resolved_at";--> statement-breakpoint
ALTER TABLE `campaigns` RENAME COLUMN "original_mended_at" TO "original_repaired_at";--> statement-breakpoint
ALTER TABLE `messages` RENAME COLUMN "absent_count" TO "not_found_count";--> statement-breakpoint
ALTER TABLE `messages` RENAME COLUMN "looked_up_at" TO "reconciled_at";--> statement-breakpoint
DROP INDEX `import_rejects_settled`;--> statement-breakpoint
ALTER TABLE `import_rejects` ADD `params` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `import_rejects_resolved` ON `import_rejects` (`import_id`,`outcome`) WHERE outcome is not null;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `paused_detail` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `suppressions` ADD `origin` text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE `suppressions` ADD `import_id` integer;--> statement-breakpoint
CREATE INDEX `suppressions_by_import` ON `suppressions` (`import_id`) WHERE import_id is not null;