CREATE TABLE "directory_changes" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid,
	"name" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	CONSTRAINT "directory_changes_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "directory_channels" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event" text NOT NULL,
	"address" text NOT NULL,
	"token_hash" text NOT NULL,
	"resource_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "directory_messages" (
	"channel_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "directory_messages_channel_id_number_pk" PRIMARY KEY("channel_id","number")
);
--> statement-breakpoint
CREATE TABLE "directory_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"trigger" text NOT NULL,
	"forced" boolean DEFAULT false NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"outcome" text,
	"problem" text,
	"cap" text,
	"users" integer,
	"changes" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
DROP INDEX "people_email";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "closed_by_directory" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "directory_checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "directory_changes" ADD CONSTRAINT "directory_changes_run_id_directory_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."directory_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_messages" ADD CONSTRAINT "directory_messages_channel_id_directory_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."directory_channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "directory_channels_event" ON "directory_channels" USING btree ("event","expires_at");--> statement-breakpoint
CREATE INDEX "directory_runs_started" ON "directory_runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "oidc_models_account" ON "oidc_models" USING btree (("payload"->>'accountId'));--> statement-breakpoint
CREATE INDEX "people_email" ON "people" USING btree (lower("email"));