CREATE TABLE "arrivals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"channel" text NOT NULL,
	"door_id" uuid,
	"sender" jsonb NOT NULL,
	"content_type" text NOT NULL,
	"headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"body" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"question" text,
	"read_by" integer,
	"source" text,
	"external_id" text,
	"who" text,
	"gist" text DEFAULT '' NOT NULL,
	"extras" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"lead_id" uuid,
	"repeat_of" uuid,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"words" text GENERATED ALWAYS AS (search_text(who, gist, source, null)) STORED
);
--> statement-breakpoint
CREATE TABLE "doors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"channel" text NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"secret" "bytea",
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_door_id_doors_id_fk" FOREIGN KEY ("door_id") REFERENCES "public"."doors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "arrivals_digest" ON "arrivals" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "arrivals_received" ON "arrivals" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "arrivals_state" ON "arrivals" USING btree ("state","received_at","id");--> statement-breakpoint
CREATE INDEX "arrivals_channel" ON "arrivals" USING btree ("channel","received_at","id");--> statement-breakpoint
CREATE INDEX "arrivals_source" ON "arrivals" USING btree ("source","received_at","id");--> statement-breakpoint
CREATE INDEX "arrivals_door" ON "arrivals" USING btree ("door_id","received_at");--> statement-breakpoint
CREATE INDEX "arrivals_external" ON "arrivals" USING btree ("source","external_id");--> statement-breakpoint
CREATE INDEX "arrivals_lead" ON "arrivals" USING btree ("lead_id","received_at");--> statement-breakpoint
CREATE INDEX "arrivals_words" ON "arrivals" USING gin ("words" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "arrivals_repeats" ON "arrivals" USING btree ("repeat_of") WHERE "arrivals"."repeat_of" is not null;--> statement-breakpoint
CREATE INDEX "arrivals_reread" ON "arrivals" USING btree ("read_by","id") WHERE "arrivals"."state" = 'held';--> statement-breakpoint
CREATE UNIQUE INDEX "doors_key" ON "doors" USING btree ("key");--> statement-breakpoint
CREATE INDEX "doors_channel" ON "doors" USING btree ("channel","id");--> statement-breakpoint
-- The app takes in what comes, and keeps the ways in; nothing that came in is ever removed by it.
GRANT SELECT, INSERT, UPDATE ON arrivals, doors TO pace_app;--> statement-breakpoint
-- The sync server moves them with a lead that is merged into another.
GRANT SELECT, UPDATE ON arrivals TO pace_sync;--> statement-breakpoint
-- What came in before stands as it was kept then; what portals and forms sent was kept as a JSON string.
INSERT INTO arrivals (id, channel, sender, content_type, body, digest, state, source, who, gist, lead_id, received_at)
SELECT e.id, CASE WHEN e.source = 'bayut' THEN 'bayut' ELSE 'api' END,
  coalesce(e.payload -> 'sender', '{"name": "service:pace"}'),
  'application/json', convert_to(coalesce(e.received, to_jsonb(e.message)::text), 'UTF8'), sha256(convert_to(e.id::text, 'UTF8')),
  CASE WHEN e.lead_id IS NULL THEN 'waiting' ELSE 'lead' END, e.source, c.name, left(e.message, 300), e.lead_id, e.received_at
FROM enquiries e LEFT JOIN contacts c ON c.id = e.contact_id;--> statement-breakpoint
INSERT INTO reference_values (kind, key, labels, aliases, position)
SELECT 'source', key, jsonb_build_object('en', en, 'ar', ar), '{}',
  (SELECT coalesce(max(position), 0) FROM reference_values WHERE kind = 'source') + place
FROM (VALUES (1, 'facebook', 'Facebook', 'فيسبوك'), (2, 'instagram', 'Instagram', 'إنستغرام'), (3, 'email', 'E-mail', 'بريد إلكتروني'))
  AS added (place, key, en, ar)
ON CONFLICT DO NOTHING;
