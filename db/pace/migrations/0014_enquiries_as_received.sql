CREATE TABLE "applicant_identities" (
	"applicant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"normal" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applicant_identities_applicant_id_kind_normal_pk" PRIMARY KEY("applicant_id","kind","normal")
);
--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "received" text;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "unread" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "applicant_identities" ADD CONSTRAINT "applicant_identities_applicant_id_applicants_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applicant_identities_normal" ON "applicant_identities" USING btree ("kind","normal");