CREATE TABLE "import_changes" (
	"import_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"document" text NOT NULL,
	"seq" bigint NOT NULL,
	"made" integer NOT NULL,
	"outcome" text,
	"reason" text,
	CONSTRAINT "import_changes_import_id_place_document_seq_pk" PRIMARY KEY("import_id","place","document","seq")
);
--> statement-breakpoint
CREATE TABLE "import_keys" (
	"import_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "import_keys_import_id_key_pk" PRIMARY KEY("import_id","key")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"noun" text NOT NULL,
	"fingerprint" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"rule" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_mappings_noun_fingerprint_pk" PRIMARY KEY("noun","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"fate" text,
	"outcome" text,
	"document" text,
	"same_as" integer,
	"problems" jsonb,
	CONSTRAINT "import_rows_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"noun" text NOT NULL,
	"name" text NOT NULL,
	"file_key" text NOT NULL,
	"bytes" bigint NOT NULL,
	"format" text,
	"preset" text,
	"headers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mapping" jsonb,
	"rule" jsonb NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"total" integer DEFAULT 0 NOT NULL,
	"checked" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"undone" integer DEFAULT 0 NOT NULL,
	"kept" integer DEFAULT 0 NOT NULL,
	"changes" integer DEFAULT 0 NOT NULL,
	"foretold" jsonb NOT NULL,
	"came" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"holder" text,
	"held_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "imported_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_keys" ADD CONSTRAINT "import_keys_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_changes_waiting" ON "import_changes" USING btree ("import_id","place","document","seq") WHERE "import_changes"."outcome" is null;--> statement-breakpoint
CREATE INDEX "import_changes_kept" ON "import_changes" USING btree ("import_id","document","seq") WHERE "import_changes"."outcome" = 'kept';--> statement-breakpoint
CREATE INDEX "import_rows_unchecked" ON "import_rows" USING btree ("import_id","position") WHERE "import_rows"."fate" is null;--> statement-breakpoint
CREATE INDEX "import_rows_waiting" ON "import_rows" USING btree ("import_id","position") WHERE "import_rows"."outcome" is null and "import_rows"."fate" in ('create', 'join', 'update');--> statement-breakpoint
CREATE INDEX "import_rows_by_fate" ON "import_rows" USING btree ("import_id","fate","position");--> statement-breakpoint
CREATE INDEX "import_rows_by_outcome" ON "import_rows" USING btree ("import_id","outcome","position");--> statement-breakpoint
CREATE INDEX "imports_newest" ON "imports" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "imports_going" ON "imports" USING btree ("created_at") WHERE "imports"."state" in ('checking', 'running', 'undoing');--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON imports, import_rows, import_keys, import_mappings TO pace_app;--> statement-breakpoint
GRANT SELECT ON import_changes TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON imports, import_rows, import_keys, import_changes TO pace_sync;
