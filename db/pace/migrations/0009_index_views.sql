CREATE INDEX "leads_team_changed" ON "leads" USING btree ("team_id","stage_changed_at");--> statement-breakpoint
CREATE INDEX "leads_unowned" ON "leads" USING btree ("team_id","stage") WHERE "leads"."owner_id" is null;--> statement-breakpoint
CREATE INDEX "calls_agent_state" ON "calls" USING btree ("agent_id","state");--> statement-breakpoint
CREATE INDEX "calls_team_started" ON "calls" USING btree ("team_id","started_at");