-- What was merged into another lead is archived, and asked for by no question.
UPDATE leads SET archived_at = coalesce(stage_changed_at, updated_at) WHERE merged_into IS NOT NULL AND archived_at IS NULL;--> statement-breakpoint
ALTER POLICY leads_asker ON leads USING (merged_into IS NULL AND (
  asker_role() = 'admin' OR (asker_role() = 'manager' AND team_id = asker_team())
  OR owner_id = asker_id() OR asker_id() = ANY (collaborator_ids) OR (owner_id IS NULL AND team_id = asker_team())));
