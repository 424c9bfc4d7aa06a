CREATE TABLE "event_horizon" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"sequence" bigint NOT NULL,
	"moved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_horizon_one" CHECK ("event_horizon"."id" = 1)
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON event_horizon TO pace_app;--> statement-breakpoint
-- What lies before the horizon is folded by a job of the app (db/pace/events/fold-events.ts).
GRANT DELETE, UPDATE (old, new) ON entity_events TO pace_app;
