CREATE TABLE "record_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"lead_id" uuid,
	"contact_id" uuid,
	"author_id" uuid NOT NULL,
	"parts" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp (3) with time zone,
	CONSTRAINT "record_notes_of_one" CHECK (num_nonnulls("record_notes"."lead_id", "record_notes"."contact_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "record_notes" ADD CONSTRAINT "record_notes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_notes" ADD CONSTRAINT "record_notes_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_notes" ADD CONSTRAINT "record_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "record_notes_lead" ON "record_notes" USING btree ("lead_id","created_at","id");--> statement-breakpoint
CREATE INDEX "record_notes_contact" ON "record_notes" USING btree ("contact_id","created_at","id");--> statement-breakpoint

-- The app writes them; where two leads or contacts become one, the sync server lets them point to the one that stays.
GRANT SELECT, INSERT, DELETE, UPDATE (parts, edited_at) ON record_notes TO pace_app;--> statement-breakpoint
GRANT SELECT, UPDATE (lead_id, contact_id) ON record_notes TO pace_sync;
