ALTER TABLE "model_outputs" ADD COLUMN "asked" jsonb;--> statement-breakpoint
ALTER TABLE "model_outputs" ADD COLUMN "micros" bigint DEFAULT 0 NOT NULL;