-- Who may touch what: contacts are documents, so that the sync server writes them; the app keeps a first row for whoever enquires while
-- it is away. Whose a property is stands in an ordinary row.
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts, contact_identities, merges, lead_stages TO pace_sync;--> statement-breakpoint
GRANT SELECT, UPDATE ON enquiries, communications, viewings, tasks, activities TO pace_sync;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON properties, property_owners TO pace_sync;--> statement-breakpoint
REVOKE UPDATE, DELETE ON contacts, contact_identities FROM pace_app;--> statement-breakpoint
GRANT SELECT, INSERT ON contacts, contact_identities TO pace_app;--> statement-breakpoint
GRANT SELECT ON merges, lead_stages, contact_search TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON property_owners TO pace_app;--> statement-breakpoint
GRANT SELECT ON property_owners, properties, lead_stages TO pace_reporting;--> statement-breakpoint
-- Questions count people; whom they are about is not asked.
GRANT SELECT (id, kind, roles, language, owner_id, team_id, merged_into, created_at) ON contacts TO pace_reporting;--> statement-breakpoint

-- A contact is open to who has a lead, a viewing or a listing with it, to who keeps it, to the managers of their teams, and to admins
-- (domain/access says the same). Leads are seen here as far as their own policy shows them.
ALTER TABLE contacts ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE property_owners ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE lead_stages ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY contacts_services ON contacts TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY property_owners_services ON property_owners TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY lead_stages_services ON lead_stages TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY property_owners_asker ON property_owners FOR SELECT TO pace_reporting USING (
  EXISTS (SELECT 1 FROM listings WHERE listings.property_id = property_owners.property_id));--> statement-breakpoint
CREATE POLICY lead_stages_asker ON lead_stages FOR SELECT TO pace_reporting USING (
  EXISTS (SELECT 1 FROM leads WHERE leads.id = lead_stages.lead_id));--> statement-breakpoint
CREATE POLICY contacts_asker ON contacts FOR SELECT TO pace_reporting USING (
  asker_role() = 'admin' OR owner_id = asker_id() OR (asker_role() = 'manager' AND team_id = asker_team())
  OR EXISTS (SELECT 1 FROM leads WHERE leads.contact_id = contacts.id)
  OR EXISTS (SELECT 1 FROM viewings WHERE viewings.contact_id = contacts.id
    AND (viewings.agent_id = asker_id() OR (asker_role() = 'manager' AND viewings.team_id = asker_team())))
  OR EXISTS (SELECT 1 FROM property_owners JOIN listings ON listings.property_id = property_owners.property_id
    WHERE property_owners.contact_id = contacts.id
    AND (listings.agent_id = asker_id() OR (asker_role() = 'manager' AND listings.team_id = asker_team()))));--> statement-breakpoint

-- A lead is found by whatever its contact was ever called, a contact too.
DROP TRIGGER applicant_identities_added ON contact_identities;--> statement-breakpoint
DROP FUNCTION index_new_identities();--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_text_of(one leads) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT search_text(one.name, one.email, one.reference, one.phone,
    (SELECT name_ar FROM contacts WHERE id = one.contact_id),
    (SELECT string_agg(value, ' ' ORDER BY created_at, normal) FROM contact_identities
      WHERE contact_id = one.contact_id AND NOT is_preferred)) $$;--> statement-breakpoint
CREATE FUNCTION search_text_of(one contacts) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT search_text(one.name, one.name_ar, one.email, one.phone,
    (SELECT string_agg(value, ' ' ORDER BY created_at, normal) FROM contact_identities
      WHERE contact_id = one.id AND NOT is_preferred)) $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION index_new_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'contacts' THEN INSERT INTO contact_search SELECT id, search_text_of(ROW(added.*)::contacts) FROM added;
    WHEN 'leads' THEN INSERT INTO lead_search SELECT id, search_text_of(ROW(added.*)::leads) FROM added;
    WHEN 'listings' THEN INSERT INTO listing_search SELECT id, search_text_of(ROW(added.*)::listings) FROM added;
    WHEN 'calls' THEN INSERT INTO call_search SELECT id, search_text_of(ROW(added.*)::calls) FROM added;
  END CASE;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION index_changed_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'contacts' THEN
      UPDATE contact_search SET text = search_text_of(new) WHERE contact_id = new.id;
      UPDATE lead_search SET text = search_text_of(leads) FROM leads WHERE leads.id = lead_id AND leads.contact_id = new.id;
    WHEN 'leads' THEN UPDATE lead_search SET text = search_text_of(new) WHERE lead_id = new.id;
    WHEN 'listings' THEN UPDATE listing_search SET text = search_text_of(new) WHERE listing_id = new.id;
    WHEN 'calls' THEN UPDATE call_search SET text = search_text_of(new) WHERE call_id = new.id;
  END CASE;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION index_identities() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE contact_search SET text = search_text_of(contacts) FROM contacts
    WHERE contacts.id = contact_id AND contacts.id IN (SELECT contact_id FROM touched WHERE NOT is_preferred);
  UPDATE lead_search SET text = search_text_of(leads) FROM leads
    WHERE leads.id = lead_id AND leads.contact_id IN (SELECT contact_id FROM touched WHERE NOT is_preferred);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER contacts_added AFTER INSERT ON contacts REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION index_new_rows();--> statement-breakpoint
CREATE TRIGGER contacts_renamed AFTER UPDATE ON contacts FOR EACH ROW
  WHEN ((old.name, old.name_ar, old.email, old.phone) IS DISTINCT FROM (new.name, new.name_ar, new.email, new.phone))
  EXECUTE FUNCTION index_changed_row();--> statement-breakpoint
CREATE TRIGGER contact_identities_added AFTER INSERT ON contact_identities REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION index_identities();--> statement-breakpoint
CREATE TRIGGER contact_identities_removed AFTER DELETE ON contact_identities REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION index_identities();--> statement-breakpoint
DROP TRIGGER leads_renamed ON leads;--> statement-breakpoint
CREATE TRIGGER leads_renamed AFTER UPDATE ON leads FOR EACH ROW
  WHEN ((old.name, old.email, old.reference, old.phone, old.contact_id)
    IS DISTINCT FROM (new.name, new.email, new.reference, new.phone, new.contact_id))
  EXECUTE FUNCTION index_changed_row();--> statement-breakpoint
CREATE TRIGGER contact_search_words AFTER INSERT ON contact_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint
CREATE TRIGGER contact_search_new_words AFTER UPDATE ON contact_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint

-- Consent that was given before it was kept for each channel.
UPDATE contacts SET consent = jsonb_build_object('email', jsonb_build_object('state', 'given', 'at',
    to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'where', 'Kept before consent had channels', 'wording', '',
    'by', 'service:pace-sync')) WHERE marketing_consent;--> statement-breakpoint
ALTER TABLE contacts DROP COLUMN marketing_consent;--> statement-breakpoint
UPDATE contacts SET name = NULL WHERE name IN (phone, email, 'Unknown');--> statement-breakpoint
UPDATE contacts SET updated_at = created_at;--> statement-breakpoint

-- What people corrected stands in the lead that they worked: the newest one's words become the contact's; its own stay beside them.
WITH shown AS (
  SELECT contact_id, (array_agg(name ORDER BY updated_at DESC, id) FILTER (WHERE name IS NOT NULL))[1] AS name,
    (array_agg(phone ORDER BY updated_at DESC, id) FILTER (WHERE phone IS NOT NULL))[1] AS phone,
    (array_agg(email ORDER BY updated_at DESC, id) FILTER (WHERE email IS NOT NULL))[1] AS email
  FROM leads WHERE contact_id IS NOT NULL GROUP BY contact_id
), before AS (
  SELECT contacts.id, one.kind, one.value FROM contacts,
    LATERAL (VALUES ('name', name), ('phone', phone), ('email', email)) AS one (kind, value) WHERE one.value IS NOT NULL
  UNION SELECT leads.contact_id, one.kind, one.value FROM leads,
    LATERAL (VALUES ('name', name), ('phone', phone), ('email', email)) AS one (kind, value)
    WHERE one.value IS NOT NULL AND leads.contact_id IS NOT NULL
), changed AS (
  UPDATE contacts SET name = coalesce(shown.name, contacts.name), email = coalesce(shown.email, contacts.email),
    phone = CASE WHEN shown.phone ~ '^\+[1-9][0-9]{6,14}$' THEN shown.phone ELSE contacts.phone END
  FROM shown WHERE shown.contact_id = contacts.id
    AND (contacts.name, contacts.phone, contacts.email) IS DISTINCT FROM (shown.name, shown.phone, shown.email)
)
INSERT INTO contact_identities (contact_id, kind, value, normal)
  SELECT id, kind, value, left(CASE kind WHEN 'phone' THEN value ELSE lower(value) END, 200) FROM before
  ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE contact_identities SET is_preferred = true FROM contacts
  WHERE contacts.id = contact_id AND contact_identities.value = CASE contact_identities.kind WHEN 'name' THEN contacts.name
    WHEN 'phone' THEN contacts.phone ELSE contacts.email END;--> statement-breakpoint
INSERT INTO contact_search SELECT id, search_text_of(contacts) FROM contacts ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE leads SET name = contacts.name, phone = contacts.phone, email = contacts.email FROM contacts
  WHERE contacts.id = leads.contact_id
    AND (leads.name, leads.phone, leads.email) IS DISTINCT FROM (contacts.name, contacts.phone, contacts.email);--> statement-breakpoint
UPDATE viewings SET contact_id = leads.contact_id FROM leads WHERE leads.id = viewings.lead_id;--> statement-breakpoint
UPDATE calls SET contact_id = leads.contact_id FROM leads WHERE leads.id = calls.lead_id;--> statement-breakpoint
UPDATE calls SET contact_id = (SELECT contact_id FROM contact_identities WHERE kind = 'phone' AND normal = calls.caller_phone
    ORDER BY created_at, contact_id LIMIT 1) WHERE contact_id IS NULL AND caller_phone IS NOT NULL;--> statement-breakpoint

-- A property for each listing; listings of one unit of one building of one community are of the same.
UPDATE properties SET updated_at = created_at;--> statement-breakpoint
WITH lacking AS (
  SELECT *, CASE WHEN area IS NOT NULL AND building IS NOT NULL AND unit IS NOT NULL
    THEN concat_ws('/', area, lower(btrim(building)), lower(btrim(unit))) ELSE id::text END AS place
  FROM listings WHERE property_id IS NULL
), placed AS (
  SELECT lacking.id AS listing_id, first_value(lacking.id) OVER (PARTITION BY place ORDER BY created_at, id) AS first_id,
    (SELECT properties.id FROM properties WHERE area_key = area AND lower(properties.building) = lower(btrim(lacking.building))
      AND lower(properties.unit) = lower(btrim(lacking.unit)) ORDER BY created_at LIMIT 1) AS known_id
  FROM lacking
), made AS (
  INSERT INTO properties (id, area_key, building, unit, floor, property_type, bedrooms, bathrooms, size_sqft, parking, created_at, updated_at)
  SELECT id, area, btrim(building), btrim(unit), floor, property_type, bedrooms, bathrooms, size_sqft, parking, created_at, updated_at
  FROM listings WHERE id IN (SELECT first_id FROM placed WHERE known_id IS NULL)
  RETURNING id
)
UPDATE listings SET property_id = coalesce(known_id, first_id) FROM placed WHERE placed.listing_id = listings.id;--> statement-breakpoint

-- The stages that leads went through, as far as the log tells; of others, where they stand.
INSERT INTO lead_stages (lead_id, at, document_seq, from_stage, to_stage, until, actor)
  SELECT id, at, document_seq, from_stage, to_stage, until, actor FROM (
    SELECT leads.id, entity_events.at, coalesce(entity_events.document_seq, 0) AS document_seq, old ->> 'stage' AS from_stage,
      new ->> 'stage' AS to_stage, lead(entity_events.at) OVER (PARTITION BY leads.id ORDER BY sequence) AS until, actor
    FROM entity_events JOIN leads ON leads.id::text = key WHERE resource = 'lead' AND new ->> 'stage' IS NOT NULL) AS moves
  ON CONFLICT DO NOTHING;--> statement-breakpoint
INSERT INTO lead_stages (lead_id, at, from_stage, to_stage, actor)
  SELECT id, coalesce(stage_changed_at, created_at), NULL, stage, 'service:pace-sync' FROM leads
  WHERE NOT EXISTS (SELECT 1 FROM lead_stages WHERE lead_id = leads.id);
