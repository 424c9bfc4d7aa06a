ALTER TABLE "listings" ADD COLUMN "description_ar" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "video_url" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "off_plan_sale" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "developer" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "handover_on" date;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "payment_plan" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "original_price" bigint;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "amount_paid" bigint;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "dld_waiver" integer;