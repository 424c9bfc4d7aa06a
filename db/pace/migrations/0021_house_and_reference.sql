CREATE TABLE "house_settings" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "house_settings_one" CHECK ("house_settings"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "reference_values" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"labels" jsonb NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "reference_values_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
ALTER TABLE "areas" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "areas" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "colleagues_see" text DEFAULT 'fair' NOT NULL;--> statement-breakpoint
CREATE INDEX "reference_values_order" ON "reference_values" USING btree ("kind","position");