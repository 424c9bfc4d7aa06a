-- Applicants become contacts: the same rows under the same ids. What hung on an applicant hangs on the contact.
ALTER TABLE "applicants" RENAME TO "contacts";--> statement-breakpoint
ALTER TABLE "applicant_identities" RENAME TO "contact_identities";--> statement-breakpoint
ALTER TABLE "contact_identities" RENAME COLUMN "applicant_id" TO "contact_id";--> statement-breakpoint
ALTER TABLE "contact_identities" ADD COLUMN "is_preferred" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" RENAME CONSTRAINT "applicants_pkey" TO "contacts_pkey";--> statement-breakpoint
ALTER TABLE "contacts" RENAME CONSTRAINT "applicants_phone_e164" TO "contacts_phone_e164";--> statement-breakpoint
ALTER TABLE "contact_identities" RENAME CONSTRAINT "applicant_identities_applicant_id_kind_normal_pk" TO "contact_identities_contact_id_kind_normal_pk";--> statement-breakpoint
ALTER TABLE "contact_identities" RENAME CONSTRAINT "applicant_identities_applicant_id_applicants_id_fk" TO "contact_identities_contact_id_contacts_id_fk";--> statement-breakpoint
ALTER TABLE "communications" RENAME CONSTRAINT "communications_applicant_id_applicants_id_fk" TO "communications_contact_id_contacts_id_fk";--> statement-breakpoint
ALTER TABLE "enquiries" RENAME CONSTRAINT "enquiries_applicant_id_applicants_id_fk" TO "enquiries_contact_id_contacts_id_fk";--> statement-breakpoint
ALTER TABLE "leads" RENAME CONSTRAINT "leads_applicant_id_applicants_id_fk" TO "leads_contact_id_contacts_id_fk";--> statement-breakpoint
ALTER TABLE "communications" RENAME COLUMN "applicant_id" TO "contact_id";--> statement-breakpoint
ALTER TABLE "enquiries" RENAME COLUMN "applicant_id" TO "contact_id";--> statement-breakpoint
ALTER TABLE "leads" RENAME COLUMN "applicant_id" TO "contact_id";--> statement-breakpoint
ALTER INDEX "applicant_identities_normal" RENAME TO "contact_identities_normal";--> statement-breakpoint
DROP INDEX "applicants_phone";--> statement-breakpoint
DROP INDEX "applicants_email";--> statement-breakpoint
ALTER TABLE "contacts" ALTER COLUMN "name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "kind" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "name_ar" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "do_not_call" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "consent" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "document_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE TABLE "merges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"winner_id" uuid NOT NULL,
	"loser_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"before" json NOT NULL
);--> statement-breakpoint
CREATE TABLE "property_owners" (
	"property_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "property_owners_property_id_contact_id_pk" PRIMARY KEY("property_id","contact_id")
);--> statement-breakpoint
CREATE TABLE "lead_stages" (
	"lead_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"document_seq" bigint DEFAULT 0 NOT NULL,
	"from_stage" text,
	"to_stage" text NOT NULL,
	"until" timestamp (3) with time zone,
	"actor" text NOT NULL,
	CONSTRAINT "lead_stages_lead_id_at_document_seq_pk" PRIMARY KEY("lead_id","at","document_seq")
);--> statement-breakpoint
CREATE TABLE "contact_search" (
	"contact_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);--> statement-breakpoint
DROP INDEX "properties_building";--> statement-breakpoint
DROP INDEX "enquiries_applicant";--> statement-breakpoint
DROP INDEX "leads_applicant";--> statement-breakpoint
DROP INDEX "properties_area";--> statement-breakpoint
ALTER TABLE "properties" ALTER COLUMN "area_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "properties" ALTER COLUMN "property_type" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "properties" ADD COLUMN "floor" integer;--> statement-breakpoint
ALTER TABLE "properties" ADD COLUMN "parking" integer;--> statement-breakpoint
ALTER TABLE "properties" ADD COLUMN "title_deed" text;--> statement-breakpoint
ALTER TABLE "properties" ADD COLUMN "makani" text;--> statement-breakpoint
ALTER TABLE "properties" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "viewings" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "property_owners" ADD CONSTRAINT "property_owners_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "property_owners" ADD CONSTRAINT "property_owners_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_stages" ADD CONSTRAINT "lead_stages_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_search" ADD CONSTRAINT "contact_search_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contacts_updated" ON "contacts" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "contacts_by_creation" ON "contacts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "contacts_by_name" ON "contacts" USING btree (lower(coalesce("name", "name_ar", '')),"id");--> statement-breakpoint
CREATE INDEX "contacts_owner" ON "contacts" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "contacts_team" ON "contacts" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "merges_winner" ON "merges" USING btree ("winner_id","at");--> statement-breakpoint
CREATE INDEX "merges_loser" ON "merges" USING btree ("loser_id","at");--> statement-breakpoint
CREATE INDEX "merges_at" ON "merges" USING btree ("at");--> statement-breakpoint
CREATE INDEX "property_owners_contact" ON "property_owners" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "lead_stages_to" ON "lead_stages" USING btree ("to_stage","at");--> statement-breakpoint
CREATE INDEX "contact_search_text" ON "contact_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listings_property" ON "listings" USING btree ("property_id");--> statement-breakpoint
CREATE INDEX "properties_place" ON "properties" USING btree ("area_key",lower("building"),lower("unit"));--> statement-breakpoint
CREATE INDEX "properties_updated" ON "properties" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "properties_title_deed" ON "properties" USING btree ("title_deed");--> statement-breakpoint
CREATE INDEX "properties_makani" ON "properties" USING btree ("makani");--> statement-breakpoint
CREATE INDEX "communications_contact" ON "communications" USING btree ("contact_id","at");--> statement-breakpoint
CREATE INDEX "enquiries_contact" ON "enquiries" USING btree ("contact_id","received_at");--> statement-breakpoint
CREATE INDEX "leads_contact" ON "leads" USING btree ("contact_id","created_at");--> statement-breakpoint
CREATE INDEX "viewings_contact" ON "viewings" USING btree ("contact_id","starts_at");--> statement-breakpoint
CREATE INDEX "calls_contact" ON "calls" USING btree ("contact_id","created_at");--> statement-breakpoint
CREATE INDEX "properties_area" ON "properties" USING btree ("area_key","updated_at","id");
