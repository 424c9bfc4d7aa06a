CREATE TABLE "outreach_checks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contact_id" uuid NOT NULL,
	"person_id" uuid,
	"channel" text NOT NULL,
	"address" text,
	"message_id" uuid,
	"reasons" text[] DEFAULT '{}' NOT NULL,
	"override" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registry_lists" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"as_of" date NOT NULL,
	"numbers" integer DEFAULT 0 NOT NULL,
	"unread" integer DEFAULT 0 NOT NULL,
	"person_id" uuid,
	"started_at" timestamp (3) with time zone NOT NULL,
	"whole_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "registry_numbers" (
	"list_id" uuid NOT NULL,
	"phone" text NOT NULL,
	CONSTRAINT "registry_numbers_list_id_phone_pk" PRIMARY KEY("list_id","phone")
);
--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "purpose" text;--> statement-breakpoint
ALTER TABLE "outreach_checks" ADD CONSTRAINT "outreach_checks_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_checks" ADD CONSTRAINT "outreach_checks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_checks" ADD CONSTRAINT "outreach_checks_message_id_communications_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."communications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registry_lists" ADD CONSTRAINT "registry_lists_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registry_numbers" ADD CONSTRAINT "registry_numbers_list_id_registry_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."registry_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outreach_checks_contact" ON "outreach_checks" USING btree ("contact_id","at","id");--> statement-breakpoint
CREATE INDEX "outreach_checks_message" ON "outreach_checks" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "registry_lists_whole" ON "registry_lists" USING btree ("whole_at","id");--> statement-breakpoint

-- The app keeps what was checked, and never changes it; where two contacts become one, the sync server lets it point to the one that stays.
GRANT SELECT, INSERT ON outreach_checks TO pace_app;--> statement-breakpoint
GRANT SELECT, UPDATE (contact_id) ON outreach_checks TO pace_sync;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (numbers, unread, whole_at) ON registry_lists TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON registry_numbers TO pace_app;--> statement-breakpoint

-- What a house begins with: as the Emirates had it in November 2026.
UPDATE house_settings SET settings = jsonb_set(settings, '{outreach}', '{"hours": {"from": "09:00", "to": "18:00"}, "hoursFor": ["phone", "whatsapp", "sms"],
  "registryFor": ["phone", "whatsapp", "sms"], "consentFor": ["whatsapp", "sms", "email"], "perDay": 1, "perWeek": 2, "registryDays": 30, "answerDays": 90,
  "since": "2024-08-27", "source": "UAE Cabinet Resolutions 56 and 57 of 2024"}');
