-- Contacts that came before are scanned along their ids: nobody reads the log from its beginning for them.
INSERT INTO event_cursors (reader, sequence) SELECT 'duplicates', max(sequence) FROM entity_events HAVING max(sequence) IS NOT NULL
ON CONFLICT DO NOTHING;
