-- Once more at its end: what was read before the lock may be older than what somebody else has committed since.
CREATE OR REPLACE FUNCTION keep_conversation(contact uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('conversation:' || contact, 0));
  INSERT INTO conversations (contact_id, last_id, last_at, last_channel, last_direction, last_in_at, owner_id)
    SELECT contact, last.id, last.at, last.channel, last.direction,
      (SELECT theirs.at FROM communications AS theirs WHERE theirs.contact_id = contact AND theirs.direction = 'inbound'
        ORDER BY theirs.at DESC, theirs.id DESC LIMIT 1),
      conversation_owner(contact)
    FROM communications AS last WHERE last.contact_id = contact ORDER BY last.at DESC, last.id DESC LIMIT 1
  ON CONFLICT (contact_id) DO UPDATE SET last_id = excluded.last_id, last_at = excluded.last_at, last_channel = excluded.last_channel,
    last_direction = excluded.last_direction, last_in_at = excluded.last_in_at,
    snoozed_until = CASE WHEN excluded.last_in_at IS DISTINCT FROM conversations.last_in_at THEN NULL ELSE conversations.snoozed_until END;
  IF NOT FOUND THEN DELETE FROM conversations WHERE contact_id = contact; END IF;
  UPDATE conversations SET owner_id = conversation_owner(contact_id), assignee_id = NULL
    WHERE contact_id = contact AND owner_id IS DISTINCT FROM conversation_owner(contact_id);
END $$;--> statement-breakpoint
-- Whom somebody was given to by hand, until the contact changes hands: then it is the new owner's.
CREATE OR REPLACE FUNCTION keep_conversations_of_leads() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE conversations SET owner_id = conversation_owner(contact_id), assignee_id = NULL WHERE contact_id IN (SELECT contact_id FROM added)
    AND owner_id IS DISTINCT FROM conversation_owner(contact_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_conversations_of_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE conversations SET owner_id = conversation_owner(contact_id), assignee_id = NULL WHERE contact_id IN (old.contact_id, new.contact_id)
    AND owner_id IS DISTINCT FROM conversation_owner(contact_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_conversation_of_contact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE conversations SET owner_id = conversation_owner(contact_id), assignee_id = NULL WHERE contact_id = new.id
    AND owner_id IS DISTINCT FROM conversation_owner(contact_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION free_conversations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE conversations SET assignee_id = NULL WHERE responsible_id = new.id AND assignee_id = new.id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER people_with_conversations_left AFTER UPDATE OF status ON people FOR EACH ROW
  WHEN (new.status <> 'active' AND old.status = 'active') EXECUTE FUNCTION free_conversations();
