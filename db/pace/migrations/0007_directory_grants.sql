-- The auth server reads the directory; the app shows its admins what came of it.
GRANT SELECT, INSERT, UPDATE, DELETE ON directory_runs, directory_channels, directory_messages TO pace_auth;--> statement-breakpoint
GRANT SELECT, INSERT ON directory_changes TO pace_auth;--> statement-breakpoint
GRANT SELECT ON directory_runs, directory_changes TO pace_app;--> statement-breakpoint
-- E-mails pass from one person to the next: whoever has left does not hold theirs, and two may swap in one transaction.
ALTER TABLE people ADD CONSTRAINT people_active_email EXCLUDE USING btree (lower(email) WITH =) WHERE (status = 'active')
  DEFERRABLE INITIALLY DEFERRED;
