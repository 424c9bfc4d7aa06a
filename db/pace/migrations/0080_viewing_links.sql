CREATE TABLE "viewing_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"viewing_id" uuid NOT NULL,
	"step" text NOT NULL,
	"interest" text,
	"words" text DEFAULT '' NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "viewing_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"viewing_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"language" text NOT NULL,
	"occasion" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"key_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"reminds" boolean DEFAULT false NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	CONSTRAINT "viewing_links_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
ALTER TABLE "viewing_answers" ADD CONSTRAINT "viewing_answers_viewing_id_viewings_id_fk" FOREIGN KEY ("viewing_id") REFERENCES "public"."viewings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewing_links" ADD CONSTRAINT "viewing_links_viewing_id_viewings_id_fk" FOREIGN KEY ("viewing_id") REFERENCES "public"."viewings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewing_links" ADD CONSTRAINT "viewing_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "viewing_answers_viewing" ON "viewing_answers" USING btree ("viewing_id","at","id");--> statement-breakpoint
CREATE INDEX "viewing_links_viewing" ON "viewing_links" USING btree ("viewing_id","created_at","id");--> statement-breakpoint
CREATE INDEX "viewing_links_to_remind" ON "viewing_links" USING btree ("viewing_id") WHERE "viewing_links"."reminds" and "viewing_links"."reminded_at" is null and "viewing_links"."revoked_at" is null;--> statement-breakpoint

-- The app alone: links are made and shut, what is said behind them is never changed.
GRANT SELECT, INSERT, UPDATE (opened_at, revoked_at, reminds, reminded_at) ON viewing_links TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT ON viewing_answers TO pace_app;
