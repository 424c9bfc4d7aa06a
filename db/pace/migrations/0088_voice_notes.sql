ALTER TABLE "record_notes" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "record_notes" ADD COLUMN "voice_ms" integer;--> statement-breakpoint
ALTER TABLE "record_notes" ADD COLUMN "hearing" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "taken_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "record_notes" ADD CONSTRAINT "record_notes_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "record_notes_file" ON "record_notes" USING btree ("file_id") WHERE "record_notes"."file_id" is not null;--> statement-breakpoint

-- What came of listening is written by the app alone, as are the words.
GRANT UPDATE (hearing) ON record_notes TO pace_app;
