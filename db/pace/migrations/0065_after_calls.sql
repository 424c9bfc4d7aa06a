CREATE TABLE "call_checks" (
	"call_id" text NOT NULL,
	"item" text NOT NULL,
	"result" text NOT NULL,
	"found" text,
	"corrected_by" text,
	"corrected_at" timestamp (3) with time zone,
	CONSTRAINT "call_checks_call_id_item_pk" PRIMARY KEY("call_id","item")
);
--> statement-breakpoint
CREATE TABLE "call_offers" (
	"call_id" text NOT NULL,
	"mark_id" text NOT NULL,
	"kind" text NOT NULL,
	"type" text NOT NULL,
	"fate" text NOT NULL,
	CONSTRAINT "call_offers_call_id_mark_id_pk" PRIMARY KEY("call_id","mark_id")
);
--> statement-breakpoint
CREATE TABLE "call_talk" (
	"call_id" text PRIMARY KEY NOT NULL,
	"agent_ms" integer NOT NULL,
	"customer_ms" integer NOT NULL,
	"silent_ms" integer NOT NULL,
	"longest_agent_ms" integer NOT NULL,
	"longest_customer_ms" integer NOT NULL,
	"interruptions" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "call_checks" ADD CONSTRAINT "call_checks_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_offers" ADD CONSTRAINT "call_offers_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_talk" ADD CONSTRAINT "call_talk_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_offers_kind" ON "call_offers" USING btree ("kind","type","fate","call_id");--> statement-breakpoint
GRANT SELECT ON call_talk, call_checks, call_offers TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON call_talk, call_checks, call_offers TO pace_sync;--> statement-breakpoint
ALTER TABLE call_talk ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE call_checks ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE call_offers ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY call_talk_services ON call_talk TO pace_app, pace_sync USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY call_checks_services ON call_checks TO pace_app, pace_sync USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY call_offers_services ON call_offers TO pace_app, pace_sync USING (true) WITH CHECK (true);--> statement-breakpoint
-- Figures, and nothing of what was said: of the calls that the asker's own policy shows.
GRANT SELECT ON call_talk TO pace_reporting;--> statement-breakpoint
GRANT SELECT (call_id, item, result) ON call_checks TO pace_reporting;--> statement-breakpoint
GRANT SELECT ON call_offers TO pace_reporting;--> statement-breakpoint
CREATE POLICY call_talk_asker ON call_talk FOR SELECT TO pace_reporting USING (
  EXISTS (SELECT 1 FROM calls WHERE calls.id = call_talk.call_id));--> statement-breakpoint
CREATE POLICY call_checks_asker ON call_checks FOR SELECT TO pace_reporting USING (
  EXISTS (SELECT 1 FROM calls WHERE calls.id = call_checks.call_id));--> statement-breakpoint
CREATE POLICY call_offers_asker ON call_offers FOR SELECT TO pace_reporting USING (
  EXISTS (SELECT 1 FROM calls WHERE calls.id = call_offers.call_id));--> statement-breakpoint
-- What a house's checklist did not ask for yet; a house that has such an item of its own keeps it.
INSERT INTO reference_values (kind, key, labels, aliases, position)
SELECT 'callChecklist', key, jsonb_build_object('en', en, 'ar', ar), '{}',
  place + (SELECT coalesce(max(position), 0) FROM reference_values WHERE kind = 'callChecklist')
FROM (VALUES
  (1, 'name', 'Asked who is calling', 'سأل عن اسم المتصل'),
  (2, 'viewingOffered', 'Viewing offered', 'عُرضت معاينة'),
  (3, 'fees', 'Fees told', 'ذُكرت الرسوم'),
  (4, 'leaveToWrite', 'Asked for consent to write', 'طُلب الإذن بالمراسلة')
) AS further (place, key, en, ar)
ON CONFLICT DO NOTHING;
