DROP INDEX "conversations_state";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "is_over" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "set_aside" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "not_before" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "conversations_to_do" ON "conversations" USING btree ("is_over","ended_at" DESC NULLS FIRST) WHERE "conversations"."state" <> 'finished';