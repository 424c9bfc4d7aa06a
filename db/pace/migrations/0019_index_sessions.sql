CREATE INDEX "web_sessions_ended" ON "web_sessions" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "web_sessions_expiry" ON "web_sessions" USING btree ("expires_at");