-- The sync server starts, stops and rings; the others read.
GRANT SELECT ON clocks TO pace_app, pace_reporting;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON clocks, clock_reckoning TO pace_sync;--> statement-breakpoint

-- A quarter of an hour for an answer is what the desk counted by until now; nothing goes back to a pool before a house says so.
UPDATE house_settings SET settings = jsonb_set(settings, '{clocks}', '{
  "response": {"within": 15, "warn": 5},
  "followUp": {"within": 1620, "warn": 120},
  "returnToPool": {"within": 0, "warn": 0},
  "returnTo": "pool",
  "permit": {"warnDays": 14},
  "mandate": {"warnDays": 14}
}');
