-- Whether somebody sees the leads of their team is asked for with every right: it stands beside their role, and is kept in step from both sides.
CREATE FUNCTION see_as_team_does() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  -- A change of the team's own that is under way is waited for.
  NEW.sees_team := coalesce((SELECT colleagues_see = 'whole' FROM teams WHERE id = NEW.team_id FOR SHARE), false);
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER see_as_team_does BEFORE INSERT OR UPDATE OF team_id ON people
  FOR EACH ROW EXECUTE FUNCTION see_as_team_does();--> statement-breakpoint
CREATE FUNCTION let_team_see() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE people SET sees_team = NEW.colleagues_see = 'whole', session_version = session_version + 1 WHERE team_id = NEW.id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER let_team_see AFTER UPDATE OF colleagues_see ON teams
  FOR EACH ROW WHEN (OLD.colleagues_see <> NEW.colleagues_see) EXECUTE FUNCTION let_team_see();--> statement-breakpoint
-- Boards are made anew, and pages ask for their data again.
CREATE TRIGGER settings_version AFTER UPDATE OF colleagues_see ON teams
  FOR EACH STATEMENT EXECUTE FUNCTION raise_settings_version();--> statement-breakpoint
ALTER TABLE teams ADD CONSTRAINT teams_colleagues_see CHECK (colleagues_see IN ('fair', 'whole'));--> statement-breakpoint

-- What the policy says, for whoever asks questions.
CREATE FUNCTION asker_sees_team() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT EXISTS (SELECT 1 FROM teams WHERE id = asker_team() AND colleagues_see = 'whole') $$;--> statement-breakpoint
ALTER POLICY leads_asker ON leads USING (merged_into IS NULL AND (
  asker_role() = 'admin' OR owner_id = asker_id() OR asker_id() = ANY (collaborator_ids)
  OR (team_id = asker_team() AND (asker_role() = 'manager' OR owner_id IS NULL OR (SELECT asker_sees_team())))));
