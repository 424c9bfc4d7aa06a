-- The sync server gives out references, and moves on past those that an import brought along.
GRANT USAGE, SELECT, UPDATE ON SEQUENCE lead_numbers, listing_numbers TO pace_sync;
