ALTER TABLE "documents" ADD COLUMN "snapshot_vector" "bytea";--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;