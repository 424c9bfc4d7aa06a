CREATE TABLE "program_approvals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"client" text NOT NULL,
	"client_name" text NOT NULL,
	"connection_id" uuid,
	"call_id" text,
	"tool" text NOT NULL,
	"args" jsonb NOT NULL,
	"args_hash" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"result" jsonb,
	"records" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "program_calls" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"client" text NOT NULL,
	"connection_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"outcome" text NOT NULL,
	"records" jsonb NOT NULL,
	"touched" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "program_connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"client_id" text NOT NULL,
	"name" text NOT NULL,
	"redirect_uri" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text
);
--> statement-breakpoint
ALTER TABLE "program_approvals" ADD CONSTRAINT "program_approvals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_calls" ADD CONSTRAINT "program_calls_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_connections" ADD CONSTRAINT "program_connections_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "program_approvals_waiting" ON "program_approvals" USING btree ("person_id","client","args_hash") WHERE "program_approvals"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "program_approvals_person" ON "program_approvals" USING btree ("person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "program_approvals_connection" ON "program_approvals" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "program_approvals_created" ON "program_approvals" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "program_calls_person" ON "program_calls" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "program_calls_connection" ON "program_calls" USING btree ("connection_id","id");--> statement-breakpoint
CREATE INDEX "program_calls_at" ON "program_calls" USING btree ("at");--> statement-breakpoint
CREATE INDEX "program_connections_person" ON "program_connections" USING btree ("person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "program_connections_client" ON "program_connections" USING btree ("client_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON program_calls, program_approvals TO pace_app;--> statement-breakpoint
GRANT SELECT, UPDATE ON program_connections TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON program_connections TO pace_auth;--> statement-breakpoint
GRANT SELECT ON program_connections TO pace_sync;--> statement-breakpoint
GRANT USAGE, SELECT ON SEQUENCE program_calls_id_seq TO pace_app;
