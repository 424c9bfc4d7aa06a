-- Dear enough that names are looked up in the index and not brought into the form one by one.
ALTER FUNCTION search_form(text) COST 1000;--> statement-breakpoint
CREATE INDEX "people_search" ON "people" USING gin ((' ' || search_form("name" || ' ' || "email")) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "leads_owner_updated" ON "leads" USING btree ("owner_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "calls_agent_updated" ON "calls" USING btree ("agent_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "calls_state_updated" ON "calls" USING btree ("state","updated_at","id");