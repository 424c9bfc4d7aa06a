CREATE TABLE "analyses" (
	"call_id" text NOT NULL,
	"annotation_id" text NOT NULL,
	"segment_id" text,
	"kind" text NOT NULL,
	"type" text NOT NULL,
	"value" jsonb,
	"confidence" double precision NOT NULL,
	"analyser" text NOT NULL,
	"fate" text,
	"fate_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analyses_call_id_annotation_id_pk" PRIMARY KEY("call_id","annotation_id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"call_id" text PRIMARY KEY NOT NULL,
	"agent_id" uuid,
	"lead_id" uuid,
	"state" text NOT NULL,
	"lease_holder" text,
	"lease_expires_at" timestamp (3) with time zone,
	"analysed_segments" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" text NOT NULL,
	"call_id" text,
	"question" text NOT NULL,
	"plan" jsonb,
	"reply" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_outputs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"call_id" text,
	"task" text NOT NULL,
	"model" text NOT NULL,
	"prompt_version" text NOT NULL,
	"output" jsonb,
	"outcome" text NOT NULL,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"duration_ms" integer NOT NULL,
	"fate" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transcript_segments" (
	"call_id" text NOT NULL,
	"segment_id" text NOT NULL,
	"revision" integer NOT NULL,
	"role" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"begin_ms" integer NOT NULL,
	"end_ms" integer NOT NULL,
	"analysed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transcript_segments_call_id_segment_id_revision_pk" PRIMARY KEY("call_id","segment_id","revision")
);
--> statement-breakpoint
ALTER TABLE "analyses" ADD CONSTRAINT "analyses_call_id_conversations_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."conversations"("call_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript_segments" ADD CONSTRAINT "transcript_segments_call_id_conversations_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."conversations"("call_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "analyses_kind" ON "analyses" USING btree ("kind","type");--> statement-breakpoint
CREATE INDEX "conversations_state" ON "conversations" USING btree ("state","lease_expires_at");--> statement-breakpoint
CREATE INDEX "exchanges_person" ON "exchanges" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "model_outputs_call" ON "model_outputs" USING btree ("call_id","at");--> statement-breakpoint
CREATE INDEX "model_outputs_task" ON "model_outputs" USING btree ("task","at");