CREATE TABLE "mailbox_folders" (
	"door_id" uuid NOT NULL,
	"path" text NOT NULL,
	"uid_validity" bigint,
	"last_uid" bigint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'starting' NOT NULL,
	"problem" text DEFAULT '' NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "mailbox_folders_door_id_path_pk" PRIMARY KEY("door_id","path")
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"door_id" uuid PRIMARY KEY NOT NULL,
	"held_by" text,
	"held_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "mailbox_folders" ADD CONSTRAINT "mailbox_folders_door_id_doors_id_fk" FOREIGN KEY ("door_id") REFERENCES "public"."doors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_door_id_doors_id_fk" FOREIGN KEY ("door_id") REFERENCES "public"."doors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON mailboxes, mailbox_folders TO pace_app;
