CREATE TABLE "busy_times" (
	"person_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "busy_times_person_id_event_id_pk" PRIMARY KEY("person_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "google_calendars" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"refresh_token" "bytea" NOT NULL,
	"name" text,
	"state" text DEFAULT 'connected' NOT NULL,
	"problem" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sync_token" text,
	"whole_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"channel_id" uuid,
	"channel_hash" text,
	"channel_resource" text,
	"channel_until" timestamp (3) with time zone,
	CONSTRAINT "google_calendars_channel_id_unique" UNIQUE("channel_id")
);
--> statement-breakpoint
CREATE TABLE "google_consents" (
	"state" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"code_verifier" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "google_events" (
	"viewing_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"etag" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"told" text,
	"removed_at" timestamp (3) with time zone,
	"lost" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "google_events_viewing_id_person_id_pk" PRIMARY KEY("viewing_id","person_id"),
	CONSTRAINT "google_events_event" UNIQUE("person_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "busy_times" ADD CONSTRAINT "busy_times_person_id_google_calendars_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."google_calendars"("person_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "google_calendars" ADD CONSTRAINT "google_calendars_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "google_consents" ADD CONSTRAINT "google_consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "google_events" ADD CONSTRAINT "google_events_viewing_id_viewings_id_fk" FOREIGN KEY ("viewing_id") REFERENCES "public"."viewings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "google_events" ADD CONSTRAINT "google_events_person_id_google_calendars_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."google_calendars"("person_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "busy_times_person" ON "busy_times" USING btree ("person_id","ends_at","starts_at");--> statement-breakpoint
CREATE INDEX "busy_times_by_start" ON "busy_times" USING btree ("starts_at","person_id");--> statement-breakpoint
CREATE INDEX "google_calendars_due" ON "google_calendars" USING btree ("state","read_at");--> statement-breakpoint
CREATE INDEX "google_consents_person" ON "google_consents" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "google_events_person" ON "google_events" USING btree ("person_id","starts_at");--> statement-breakpoint
CREATE INDEX "google_events_removed" ON "google_events" USING btree ("person_id") WHERE "google_events"."removed_at" is not null;--> statement-breakpoint

-- The app alone: it asks Google, keeps what it says, and gives it up.
GRANT SELECT, INSERT, DELETE ON google_consents TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON google_calendars, google_events TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON busy_times TO pace_app;
