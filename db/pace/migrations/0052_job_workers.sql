CREATE TABLE "job_workers" (
	"id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "job_workers_seen" ON "job_workers" USING btree ("seen_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON job_workers TO pace_app;
