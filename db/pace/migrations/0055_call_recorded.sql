ALTER TABLE "calls" ADD COLUMN "recorded_since" timestamp (3) with time zone;--> statement-breakpoint
-- What nobody answered becomes a task in the commit that makes it missed.
GRANT INSERT ON tasks TO pace_sync;
