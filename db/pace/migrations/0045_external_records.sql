CREATE TABLE "external_records" (
	"owner" text NOT NULL,
	"noun" text NOT NULL,
	"external_id" text NOT NULL,
	"record_id" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "external_records_owner_noun_external_id_pk" PRIMARY KEY("owner","noun","external_id")
);
--> statement-breakpoint
CREATE TABLE "upserted_rows" (
	"owner" text NOT NULL,
	"upload" text NOT NULL,
	"position" integer NOT NULL,
	"hash" text NOT NULL,
	"outcome" jsonb NOT NULL,
	"seq" bigint,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "upserted_rows_owner_upload_position_pk" PRIMARY KEY("owner","upload","position")
);
--> statement-breakpoint
CREATE INDEX "external_records_record" ON "external_records" USING btree ("noun","record_id");--> statement-breakpoint
CREATE INDEX "upserted_rows_at" ON "upserted_rows" USING btree ("at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON external_records, upserted_rows TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON external_records TO pace_sync;
