-- Who may touch what. The roles are made by db/provision.ts before the first migration; none of them owns a table.
GRANT USAGE ON SCHEMA public TO pace_app, pace_sync, pace_auth, pace_reporting;--> statement-breakpoint

-- The app reads records, writes what is an ordinary row, and reaches live documents only through the sync server.
GRANT SELECT ON teams, team_areas, areas, people, properties, listings, portal_publications, applicants, leads, enquiries,
  activities, communications, tasks, viewings, calls, entity_events, event_cursors, idempotency_keys, web_sessions,
  socket_tickets, api_clients, feed_keys, audit_log, questions, call_delegations TO pace_app;--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON properties, applicants, enquiries, activities, communications, tasks, viewings,
  event_cursors, idempotency_keys, web_sessions, socket_tickets, feed_keys, questions TO pace_app;--> statement-breakpoint
GRANT INSERT ON entity_events, audit_log, api_clients, people, teams, areas, team_areas TO pace_app;--> statement-breakpoint
GRANT UPDATE ON people, api_clients, teams TO pace_app;--> statement-breakpoint

-- The sync server owns documents, their projections and the event log.
GRANT SELECT ON teams, team_areas, areas, people, properties, applicants, enquiries, tasks, viewings, web_sessions,
  api_clients, call_delegations TO pace_sync;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON documents, document_updates, view_leases, event_cursors, idempotency_keys,
  listings, portal_publications, leads, calls, feed_positions, feed_events, socket_tickets TO pace_sync;--> statement-breakpoint
GRANT SELECT, INSERT ON entity_events TO pace_sync;--> statement-breakpoint
GRANT INSERT ON audit_log TO pace_sync;--> statement-breakpoint

-- The auth server owns keys, grants and clients.
GRANT SELECT ON teams, calls TO pace_auth;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON people, api_clients TO pace_auth;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON oidc_models, signing_keys, sign_ins, call_delegations, web_sessions TO pace_auth;--> statement-breakpoint
GRANT INSERT ON audit_log, entity_events TO pace_auth;--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO pace_app, pace_sync, pace_auth;--> statement-breakpoint

-- Questions over data run as the reporting role, under the asker's rights (domain/access.ts says the same).
GRANT SELECT ON leads, listings, portal_publications, calls, tasks, viewings, enquiries, teams, areas TO pace_reporting;--> statement-breakpoint
GRANT SELECT (id, name, role, team_id, status) ON people TO pace_reporting;--> statement-breakpoint
CREATE FUNCTION asker_id() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('pace.person', true), '')::uuid $$;--> statement-breakpoint
CREATE FUNCTION asker_role() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('pace.role', true), '') $$;--> statement-breakpoint
CREATE FUNCTION asker_team() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('pace.team', true), '')::uuid $$;--> statement-breakpoint

ALTER TABLE leads ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE listings ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE calls ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE viewings ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE enquiries ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY leads_services ON leads TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY listings_services ON listings TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY calls_services ON calls TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY tasks_services ON tasks TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY viewings_services ON viewings TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY enquiries_services ON enquiries TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY leads_asker ON leads FOR SELECT TO pace_reporting USING (
  asker_role() = 'admin' OR (asker_role() = 'manager' AND team_id = asker_team())
  OR owner_id = asker_id() OR asker_id() = ANY (collaborator_ids) OR (owner_id IS NULL AND team_id = asker_team()));--> statement-breakpoint
CREATE POLICY listings_asker ON listings FOR SELECT TO pace_reporting USING (
  asker_role() = 'admin' OR team_id = asker_team());--> statement-breakpoint
CREATE POLICY calls_asker ON calls FOR SELECT TO pace_reporting USING (
  asker_role() = 'admin' OR agent_id = asker_id() OR team_id = asker_team());--> statement-breakpoint
CREATE POLICY tasks_asker ON tasks FOR SELECT TO pace_reporting USING (
  asker_role() = 'admin' OR owner_id = asker_id() OR (asker_role() = 'manager' AND team_id = asker_team()));--> statement-breakpoint
CREATE POLICY viewings_asker ON viewings FOR SELECT TO pace_reporting USING (
  asker_role() = 'admin' OR agent_id = asker_id() OR team_id = asker_team());--> statement-breakpoint
CREATE POLICY enquiries_asker ON enquiries FOR SELECT TO pace_reporting USING (
  EXISTS (SELECT 1 FROM leads WHERE leads.id = enquiries.lead_id));
