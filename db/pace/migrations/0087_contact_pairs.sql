CREATE TABLE "contact_pairs" (
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"because" text,
	"at" timestamp (3) with time zone NOT NULL,
	"different_by" uuid,
	"different_at" timestamp (3) with time zone,
	CONSTRAINT "contact_pairs_first_id_second_id_pk" PRIMARY KEY("first_id","second_id")
);
--> statement-breakpoint
CREATE TABLE "contact_scans" (
	"name" text PRIMARY KEY NOT NULL,
	"after" uuid,
	"is_done" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contact_pairs" ADD CONSTRAINT "contact_pairs_first_id_contacts_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_pairs" ADD CONSTRAINT "contact_pairs_second_id_contacts_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_pairs" ADD CONSTRAINT "contact_pairs_different_by_people_id_fk" FOREIGN KEY ("different_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_pairs_second" ON "contact_pairs" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "contact_pairs_open" ON "contact_pairs" USING btree ("at","first_id","second_id") WHERE "contact_pairs"."different_at" is null;--> statement-breakpoint
CREATE INDEX "contact_pairs_different" ON "contact_pairs" USING btree ("different_at","first_id","second_id") WHERE "contact_pairs"."different_at" is not null;--> statement-breakpoint

-- The app looks for who is here twice, and keeps what was decided.
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_pairs TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON contact_scans TO pace_app;
