CREATE TABLE "sql_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"team_id" uuid,
	"statement" text NOT NULL,
	"outcome" text,
	"reason" text,
	"row_count" integer,
	"duration_ms" integer,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sql_runs" ADD CONSTRAINT "sql_runs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sql_runs_person" ON "sql_runs" USING btree ("person_id","at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON sql_runs TO pace_app;--> statement-breakpoint

-- SQL that people write runs as a role of its own. Who asks is told by no setting, which their SQL could change, but by the run that the
-- app has written down: a ticket that cannot be guessed, and that holds while it runs.
GRANT USAGE ON SCHEMA public TO pace_sql;--> statement-breakpoint
CREATE FUNCTION sql_asker_id() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT person_id FROM sql_runs WHERE id = nullif(current_setting('pace.sql_run', true), '')::uuid
    AND outcome IS NULL AND at > now() - interval '1 minute' $$;--> statement-breakpoint
CREATE FUNCTION sql_asker_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT role FROM sql_runs WHERE id = nullif(current_setting('pace.sql_run', true), '')::uuid
    AND outcome IS NULL AND at > now() - interval '1 minute' $$;--> statement-breakpoint
CREATE FUNCTION sql_asker_team() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT team_id FROM sql_runs WHERE id = nullif(current_setting('pace.sql_run', true), '')::uuid
    AND outcome IS NULL AND at > now() - interval '1 minute' $$;--> statement-breakpoint
CREATE FUNCTION sql_asker_sees_team() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM teams WHERE id = sql_asker_team() AND colleagues_see = 'whole') $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION sql_asker_id(), sql_asker_role(), sql_asker_team(), sql_asker_sees_team() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sql_asker_id(), sql_asker_role(), sql_asker_team(), sql_asker_sees_team() TO pace_sql;--> statement-breakpoint
-- What runs with its owner's rights is called by those who need it.
REVOKE EXECUTE ON FUNCTION keep_conversation(uuid) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION keep_conversation(uuid) TO pace_app, pace_sync, pace_auth;--> statement-breakpoint

-- What may be read of it: nobody's names, numbers, addresses, free texts and what was said (db/pace/sql/readable.ts says the same).
GRANT SELECT (id, reference, stage, stage_changed_at, lost_reason, owner_id, team_id, collaborator_ids, contact_id, merged_into, source,
  intent, property_type, areas, bedrooms, bathrooms, budget_min, budget_max, budget_period, move_date, furnishing, pets, parking, financing,
  temperature, next_follow_up_at, paused_until, due_at, archived_at, first_contacted_at, imported_at, created_at, updated_at)
  ON leads TO pace_sql;--> statement-breakpoint
GRANT SELECT (lead_id, at, from_stage, to_stage, until) ON lead_stages TO pace_sql;--> statement-breakpoint
GRANT SELECT (id, reference, status, property_id, agent_id, team_id, title, purpose, property_type, area, building, floor, bedrooms,
  bathrooms, size_sqft, price, rent_period, service_charge, furnishing, parking, available_from, permit_ends_on, mandate_ends_on, off_plan,
  off_plan_sale, developer, handover_on, pets_allowed, amenities, archived_at, created_at, updated_at) ON listings TO pace_sql;--> statement-breakpoint
GRANT SELECT (listing_id, at, from_status, to_status, until, actor) ON listing_statuses TO pace_sql;--> statement-breakpoint
GRANT SELECT (id, source, state, direction, agent_id, team_id, lead_id, contact_id, started_at, answered_at, ended_at, wrapped_up_at,
  disposition, segment_count, created_at, updated_at) ON calls TO pace_sql;--> statement-breakpoint
GRANT SELECT (call_id, agent_ms, customer_ms, silent_ms, longest_agent_ms, longest_customer_ms, interruptions) ON call_talk TO pace_sql;--> statement-breakpoint
GRANT SELECT (call_id, item, result) ON call_checks TO pace_sql;--> statement-breakpoint
GRANT SELECT (call_id, mark_id, kind, type, fate) ON call_offers TO pace_sql;--> statement-breakpoint
GRANT SELECT (id, lead_id, contact_id, listing_id, agent_id, team_id, starts_at, ends_at, status, created_at) ON viewings TO pace_sql;--> statement-breakpoint
GRANT SELECT (id, owner_id, team_id, lead_id, listing_id, call_id, due_at, done_at, created_at) ON tasks TO pace_sql;--> statement-breakpoint
GRANT SELECT (id, kind, roles, language, owner_id, team_id, merged_into, archived_at, created_at) ON contacts TO pace_sql;--> statement-breakpoint
GRANT SELECT (property_id, contact_id) ON property_owners TO pace_sql;--> statement-breakpoint
GRANT SELECT (id, kind, lead_id, listing_id, owner_id, started_at, counts_from, due_at, breached_at, stopped_at) ON clocks TO pace_sql;--> statement-breakpoint
GRANT SELECT (listing_id, portal, state, at) ON portal_publications TO pace_sql;--> statement-breakpoint
GRANT SELECT (id, name, role, team_id, status) ON people TO pace_sql;--> statement-breakpoint
GRANT SELECT (id, name) ON teams TO pace_sql;--> statement-breakpoint
GRANT SELECT (key, name, name_ar, city, parent_key) ON areas TO pace_sql;--> statement-breakpoint
GRANT SELECT (kind, key, labels, position, retired_at) ON reference_values TO pace_sql;--> statement-breakpoint

-- Rows as questions see them: the same policies, with the asker of the run; looked up once for each statement.
DO $$
DECLARE one record;
BEGIN
  FOR one IN SELECT tablename, qual FROM pg_policies WHERE schemaname = 'public' AND 'pace_reporting' = ANY (roles)
    AND tablename IN ('leads', 'lead_stages', 'listings', 'listing_statuses', 'calls', 'call_talk', 'call_checks', 'call_offers',
      'viewings', 'tasks', 'contacts', 'property_owners', 'clocks')
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO pace_sql USING (%s)', one.tablename || '_sql', one.tablename,
      replace(replace(replace(replace(one.qual, 'asker_id()', '(SELECT sql_asker_id())'), 'asker_role()', '(SELECT sql_asker_role())'),
        'asker_team()', '(SELECT sql_asker_team())'), 'asker_sees_team()', 'sql_asker_sees_team()'));
  END LOOP;
END $$;--> statement-breakpoint
-- Where a listing is shown is seen as far as the listing is.
ALTER TABLE portal_publications ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY portal_publications_services ON portal_publications TO pace_app, pace_sync, pace_auth, pace_reporting
  USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY portal_publications_sql ON portal_publications FOR SELECT TO pace_sql USING (
  EXISTS (SELECT 1 FROM listings WHERE listings.id = portal_publications.listing_id));
