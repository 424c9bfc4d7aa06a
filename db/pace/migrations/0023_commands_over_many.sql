CREATE TABLE "bulk_commands" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"via" text,
	"kind" text NOT NULL,
	"command" text NOT NULL,
	"args" jsonb NOT NULL,
	"selection" jsonb,
	"undoes" uuid,
	"state" text NOT NULL,
	"problem" text,
	"total" integer NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"holder" text,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "bulk_commands_counts" CHECK ("bulk_commands"."changed" + "bulk_commands"."unchanged" + "bulk_commands"."refused" <= "bulk_commands"."total")
);
--> statement-breakpoint
CREATE TABLE "bulk_targets" (
	"bulk_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"document" text NOT NULL,
	"undo_seq" bigint,
	"outcome" text,
	"seq" bigint,
	"code" text,
	"reason" text,
	CONSTRAINT "bulk_targets_bulk_id_position_pk" PRIMARY KEY("bulk_id","position")
);
--> statement-breakpoint
CREATE TABLE "command_log" (
	"document" text NOT NULL,
	"seq" bigint NOT NULL,
	"command" text NOT NULL,
	"args" jsonb NOT NULL,
	"effect" jsonb NOT NULL,
	"joined" jsonb,
	"subject" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undoes" bigint,
	"undone_by" bigint,
	CONSTRAINT "command_log_document_seq_pk" PRIMARY KEY("document","seq")
);
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "bulk_commands" ADD CONSTRAINT "bulk_commands_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_commands" ADD CONSTRAINT "bulk_commands_undoes_bulk_commands_id_fk" FOREIGN KEY ("undoes") REFERENCES "public"."bulk_commands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_targets" ADD CONSTRAINT "bulk_targets_bulk_id_bulk_commands_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk_commands"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_commands_person" ON "bulk_commands" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "bulk_commands_running" ON "bulk_commands" USING btree ("created_at") WHERE "bulk_commands"."state" = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_commands_undoes" ON "bulk_commands" USING btree ("undoes");--> statement-breakpoint
CREATE INDEX "bulk_targets_waiting" ON "bulk_targets" USING btree ("bulk_id","position") WHERE "bulk_targets"."outcome" is null;--> statement-breakpoint
CREATE INDEX "bulk_targets_refused" ON "bulk_targets" USING btree ("bulk_id","position") WHERE "bulk_targets"."outcome" = 'refused';--> statement-breakpoint
CREATE INDEX "command_log_at" ON "command_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "listings_tags" ON "listings" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "leads_tags" ON "leads" USING gin ("tags");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON command_log, bulk_commands, bulk_targets TO pace_sync;--> statement-breakpoint
GRANT SELECT ON command_log, bulk_commands, bulk_targets TO pace_app;
