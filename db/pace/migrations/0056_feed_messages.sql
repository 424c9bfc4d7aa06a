CREATE TABLE "feed_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feed_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"door" text NOT NULL,
	"vendor" text NOT NULL,
	"digest" text NOT NULL,
	"content_type" text NOT NULL,
	"body" "bytea" NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	CONSTRAINT "feed_messages_digest" UNIQUE("digest")
);
--> statement-breakpoint
CREATE INDEX "feed_messages_waiting" ON "feed_messages" USING btree ("id") WHERE "feed_messages"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "feed_messages_age" ON "feed_messages" USING btree ("received_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON feed_messages TO pace_sync;
