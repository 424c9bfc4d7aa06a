GRANT USAGE ON SCHEMA public TO assistcraft_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON conversations, transcript_segments, analyses, model_outputs, exchanges TO assistcraft_app;
