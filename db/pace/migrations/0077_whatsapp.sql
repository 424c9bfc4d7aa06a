ALTER TABLE "communications" ADD COLUMN "template_fields" jsonb;--> statement-breakpoint
-- A network that calls a message by a name of its own says so after it took it.
GRANT UPDATE (external_id) ON communications TO pace_app;--> statement-breakpoint
INSERT INTO reference_values (kind, key, labels, aliases, position)
SELECT 'source', 'whatsapp', '{"en": "WhatsApp", "ar": "واتساب"}', '{}', (SELECT coalesce(max(position), 0) + 1 FROM reference_values WHERE kind = 'source')
ON CONFLICT DO NOTHING;
