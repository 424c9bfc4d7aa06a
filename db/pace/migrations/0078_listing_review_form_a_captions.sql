ALTER TABLE "listings" ADD COLUMN "form_a_number" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "form_a_signed_on" date;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "exclusive" boolean;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "minimum_price" bigint;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "commission_percent" double precision;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "review_asked_by" uuid;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "reviewed_by" uuid;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "review_words" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "captions" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_review_asked_by_people_id_fk" FOREIGN KEY ("review_asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_reviewed_by_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;