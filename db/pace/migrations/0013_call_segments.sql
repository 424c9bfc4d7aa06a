CREATE TABLE "call_segments" (
	"call_id" text NOT NULL,
	"segment_id" text NOT NULL,
	"party" text NOT NULL,
	"role" text NOT NULL,
	"begin_ms" integer NOT NULL,
	"end_ms" integer NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"confidence" double precision NOT NULL,
	"revision" integer NOT NULL,
	"annotations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "call_segments_call_id_segment_id_pk" PRIMARY KEY("call_id","segment_id")
);
--> statement-breakpoint
ALTER TABLE "call_segments" ADD CONSTRAINT "call_segments_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_segments_spoken" ON "call_segments" USING btree ("call_id","begin_ms","segment_id");--> statement-breakpoint
INSERT INTO call_segments (call_id, segment_id, party, role, begin_ms, end_ms, text, language, confidence, revision, annotations)
  SELECT DISTINCT ON (calls.id, s->>'segmentId') calls.id, s->>'segmentId', coalesce(s->>'party', ''), coalesce(s->>'role', 'customer'),
    coalesce((s->>'beginMs')::int, 0), coalesce((s->>'endMs')::int, 0), coalesce(s->>'text', ''), coalesce(s->>'language', 'en'),
    coalesce((s->>'confidence')::float8, 0), coalesce((s->>'revision')::int, 0), coalesce(s->'annotations', '[]')
  FROM calls CROSS JOIN jsonb_array_elements(transcript) AS s WHERE s->>'segmentId' IS NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" DROP COLUMN "transcript";--> statement-breakpoint
GRANT SELECT ON call_segments TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON call_segments TO pace_sync;