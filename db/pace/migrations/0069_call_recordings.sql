CREATE TABLE "call_recordings" (
	"call_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"begins_ms" integer,
	"duration_ms" integer,
	"wav" jsonb,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"added_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "call_recordings" ADD CONSTRAINT "call_recordings_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_recordings" ADD CONSTRAINT "call_recordings_hash_blobs_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."blobs"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_recordings_age" ON "call_recordings" USING btree ("recorded_at","call_id");--> statement-breakpoint
CREATE INDEX "call_recordings_hash" ON "call_recordings" USING btree ("hash");--> statement-breakpoint

-- The app keeps them and takes them away; nobody counts what was said by them.
GRANT SELECT, INSERT, UPDATE, DELETE ON call_recordings TO pace_app;--> statement-breakpoint

-- Half a year is what a house begins with: long enough for a complaint, short enough for who was recorded.
UPDATE house_settings SET settings = jsonb_set(settings, '{recordings}', '{"keptDays": 180}');
