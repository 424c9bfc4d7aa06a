ALTER TABLE "communications" ADD COLUMN "door_id" uuid;--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_door_id_doors_id_fk" FOREIGN KEY ("door_id") REFERENCES "public"."doors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO reference_values (kind, key, labels, aliases, position)
SELECT 'source', 'sms', '{"en": "SMS", "ar": "رسالة نصية"}', '{}', (SELECT coalesce(max(position), 0) + 1 FROM reference_values WHERE kind = 'source')
ON CONFLICT DO NOTHING;
