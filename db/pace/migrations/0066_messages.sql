CREATE TABLE "conversation_reads" (
	"person_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_reads_contact_id_person_id_pk" PRIMARY KEY("contact_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"contact_id" uuid PRIMARY KEY NOT NULL,
	"last_id" uuid NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"last_channel" text NOT NULL,
	"last_direction" text NOT NULL,
	"last_in_at" timestamp (3) with time zone,
	"owner_id" uuid,
	"assignee_id" uuid,
	"responsible_id" uuid GENERATED ALWAYS AS (coalesce(assignee_id, owner_id)) STORED,
	"snoozed_until" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "communications_contact";--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "is_cut" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "state" text DEFAULT 'sent' NOT NULL;--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "states" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "answers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "attached" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "arrival_id" uuid;--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "template" text;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_assignee_id_people_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_last" ON "conversations" USING btree ("last_at","contact_id");--> statement-breakpoint
CREATE INDEX "conversations_responsible" ON "conversations" USING btree ("responsible_id","last_at","contact_id");--> statement-breakpoint
CREATE INDEX "conversations_channel" ON "conversations" USING btree ("last_channel","last_at","contact_id");--> statement-breakpoint
CREATE INDEX "conversations_snoozed" ON "conversations" USING btree ("last_at","contact_id") WHERE "conversations"."snoozed_until" is not null;--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_arrival_id_arrivals_id_fk" FOREIGN KEY ("arrival_id") REFERENCES "public"."arrivals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "communications_external" ON "communications" USING btree ("channel","external_id");--> statement-breakpoint
CREATE INDEX "communications_arrival" ON "communications" USING btree ("arrival_id");--> statement-breakpoint
CREATE INDEX "communications_waiting" ON "communications" USING btree ("state","at") WHERE "communications"."state" in ('queued', 'failed');--> statement-breakpoint
CREATE INDEX "communications_contact" ON "communications" USING btree ("contact_id","at","id");--> statement-breakpoint

-- What was said stays: the app writes on what became of a message, and nothing else of it.
REVOKE UPDATE, DELETE ON communications FROM pace_app;--> statement-breakpoint
GRANT UPDATE (state, states, attached) ON communications TO pace_app;--> statement-breakpoint
GRANT SELECT, UPDATE (assignee_id, snoozed_until) ON conversations TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON conversation_reads TO pace_app;--> statement-breakpoint
GRANT SELECT ON conversations TO pace_sync;--> statement-breakpoint

CREATE FUNCTION conversation_owner(contact uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT owner_id FROM leads WHERE contact_id = contact AND owner_id IS NOT NULL AND merged_into IS NULL AND archived_at IS NULL
      AND stage NOT IN ('won', 'lost') ORDER BY created_at DESC, id LIMIT 1),
    (SELECT owner_id FROM contacts WHERE id = contact)) $$;--> statement-breakpoint
-- Its writers have no right to it: these run as its owner. Two messages at once wait for each other, so that the later one is the last.
CREATE FUNCTION keep_conversation(contact uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('conversation:' || contact, 0));
  INSERT INTO conversations (contact_id, last_id, last_at, last_channel, last_direction, last_in_at, owner_id)
    SELECT contact, last.id, last.at, last.channel, last.direction,
      (SELECT theirs.at FROM communications AS theirs WHERE theirs.contact_id = contact AND theirs.direction = 'inbound'
        ORDER BY theirs.at DESC, theirs.id DESC LIMIT 1),
      conversation_owner(contact)
    FROM communications AS last WHERE last.contact_id = contact ORDER BY last.at DESC, last.id DESC LIMIT 1
  ON CONFLICT (contact_id) DO UPDATE SET last_id = excluded.last_id, last_at = excluded.last_at, last_channel = excluded.last_channel,
    last_direction = excluded.last_direction, last_in_at = excluded.last_in_at, owner_id = excluded.owner_id,
    snoozed_until = CASE WHEN excluded.last_in_at IS DISTINCT FROM conversations.last_in_at THEN NULL ELSE conversations.snoozed_until END;
  IF NOT FOUND THEN DELETE FROM conversations WHERE contact_id = contact; END IF;
END $$;--> statement-breakpoint
CREATE FUNCTION keep_conversations_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE contact uuid;
BEGIN
  FOR contact IN SELECT DISTINCT contact_id FROM added WHERE contact_id IS NOT NULL ORDER BY contact_id LOOP
    PERFORM keep_conversation(contact);
  END LOOP;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION keep_conversations_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF old.contact_id IS NOT NULL THEN PERFORM keep_conversation(old.contact_id); END IF;
  IF TG_OP = 'UPDATE' AND new.contact_id IS NOT NULL THEN PERFORM keep_conversation(new.contact_id); END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER communications_added AFTER INSERT ON communications REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION keep_conversations_added();--> statement-breakpoint
CREATE TRIGGER communications_moved AFTER UPDATE OF contact_id ON communications FOR EACH ROW
  WHEN (old.contact_id IS DISTINCT FROM new.contact_id) EXECUTE FUNCTION keep_conversations_moved();--> statement-breakpoint
CREATE TRIGGER communications_removed AFTER DELETE ON communications FOR EACH ROW EXECUTE FUNCTION keep_conversations_moved();--> statement-breakpoint

CREATE FUNCTION keep_conversations_of_leads() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE conversations SET owner_id = conversation_owner(contact_id) WHERE contact_id IN (SELECT contact_id FROM added)
    AND owner_id IS DISTINCT FROM conversation_owner(contact_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION keep_conversations_of_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE conversations SET owner_id = conversation_owner(contact_id) WHERE contact_id IN (old.contact_id, new.contact_id)
    AND owner_id IS DISTINCT FROM conversation_owner(contact_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION keep_conversation_of_contact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE conversations SET owner_id = conversation_owner(contact_id) WHERE contact_id = new.id
    AND owner_id IS DISTINCT FROM conversation_owner(contact_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER leads_with_conversations_added AFTER INSERT ON leads REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION keep_conversations_of_leads();--> statement-breakpoint
CREATE TRIGGER leads_with_conversations_changed AFTER UPDATE OF owner_id, contact_id, stage, archived_at, merged_into ON leads FOR EACH ROW
  WHEN (old.owner_id IS DISTINCT FROM new.owner_id OR old.contact_id IS DISTINCT FROM new.contact_id OR old.stage IS DISTINCT FROM new.stage
    OR old.archived_at IS DISTINCT FROM new.archived_at OR old.merged_into IS DISTINCT FROM new.merged_into)
  EXECUTE FUNCTION keep_conversations_of_lead();--> statement-breakpoint
CREATE TRIGGER contacts_with_conversations_changed AFTER UPDATE OF owner_id ON contacts FOR EACH ROW
  WHEN (old.owner_id IS DISTINCT FROM new.owner_id) EXECUTE FUNCTION keep_conversation_of_contact();--> statement-breakpoint

UPDATE communications SET state = 'received' WHERE direction = 'inbound';--> statement-breakpoint
INSERT INTO conversations (contact_id, last_id, last_at, last_channel, last_direction, last_in_at, owner_id)
  SELECT DISTINCT ON (contact_id) contact_id, id, at, channel, direction,
    (SELECT max(at) FROM communications AS other WHERE other.contact_id = communications.contact_id AND direction = 'inbound'),
    conversation_owner(contact_id)
  FROM communications WHERE contact_id IS NOT NULL ORDER BY contact_id, at DESC, id DESC;
