ALTER TABLE "people" ADD COLUMN "sees_team" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "colleagues_see" text DEFAULT 'fair' NOT NULL;