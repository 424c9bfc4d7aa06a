CREATE TABLE "portal_connections" (
	"portal" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"licence" text,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"tested_at" timestamp (3) with time zone,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "portal_demands" (
	"listing_id" uuid NOT NULL,
	"portal" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"consequence" text,
	"message" jsonb NOT NULL,
	"remarks" text,
	"task_id" uuid,
	CONSTRAINT "portal_demands_listing_id_portal_kind_pk" PRIMARY KEY("listing_id","portal","kind")
);
--> statement-breakpoint
CREATE TABLE "portal_differences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"listing_id" uuid NOT NULL,
	"portal" text NOT NULL,
	"kind" text NOT NULL,
	"ours" text NOT NULL,
	"theirs" text NOT NULL,
	"cause" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "portal_listings" (
	"listing_id" uuid NOT NULL,
	"portal" text NOT NULL,
	"remote_id" text NOT NULL,
	"asked_key" text,
	"sent_hash" text,
	"sent_at" timestamp (3) with time zone,
	"left_out" text[] DEFAULT '{}' NOT NULL,
	"problem" text,
	"compared_at" timestamp (3) with time zone,
	CONSTRAINT "portal_listings_listing_id_portal_pk" PRIMARY KEY("listing_id","portal")
);
--> statement-breakpoint
CREATE TABLE "portal_messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portal" text NOT NULL,
	"body_hash" text NOT NULL,
	"body" "bytea" NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"understood_at" timestamp (3) with time zone,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "portal_places" (
	"portal" text NOT NULL,
	"place" text NOT NULL,
	"remote_id" text,
	"name" text,
	"found_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "portal_places_portal_place_pk" PRIMARY KEY("portal","place")
);
--> statement-breakpoint
ALTER TABLE "portal_demands" ADD CONSTRAINT "portal_demands_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_differences" ADD CONSTRAINT "portal_differences_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_listings" ADD CONSTRAINT "portal_listings_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "portal_differences_once" ON "portal_differences" USING btree ("listing_id","portal","kind");--> statement-breakpoint
CREATE INDEX "portal_differences_age" ON "portal_differences" USING btree ("first_seen_at","id");--> statement-breakpoint
CREATE INDEX "portal_differences_kind" ON "portal_differences" USING btree ("kind","first_seen_at","id");--> statement-breakpoint
CREATE INDEX "portal_differences_portal" ON "portal_differences" USING btree ("portal","first_seen_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "portal_listings_remote" ON "portal_listings" USING btree ("portal","remote_id");--> statement-breakpoint
CREATE INDEX "portal_listings_compared" ON "portal_listings" USING btree ("portal","compared_at" NULLS FIRST,"listing_id");--> statement-breakpoint
CREATE UNIQUE INDEX "portal_messages_once" ON "portal_messages" USING btree ("portal","body_hash");--> statement-breakpoint
CREATE INDEX "portal_messages_open" ON "portal_messages" USING btree ("received_at") WHERE "portal_messages"."understood_at" is null;--> statement-breakpoint
-- The app alone speaks with portals; questions over data see nothing of it.
GRANT SELECT, INSERT, UPDATE, DELETE ON portal_connections, portal_listings, portal_differences, portal_messages, portal_demands,
  portal_places TO pace_app;
