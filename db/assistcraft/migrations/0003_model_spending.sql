CREATE TABLE "model_spending" (
	"scope" text PRIMARY KEY NOT NULL,
	"tokens" bigint NOT NULL,
	"micros" bigint NOT NULL
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "model_spending" TO assistcraft_app;
