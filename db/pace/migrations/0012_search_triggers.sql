CREATE FUNCTION search_text(VARIADIC parts text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT ' ' || search_form(left(array_to_string(parts, ' '), 2000)) $$;--> statement-breakpoint
CREATE FUNCTION search_text_of(one leads) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT search_text(one.name, one.email, one.reference, one.phone) $$;--> statement-breakpoint
CREATE FUNCTION search_text_of(one listings) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT search_text(one.title, one.title_ar, one.reference, one.building, one.unit, one.permit_number,
    (SELECT concat_ws(' ', name, name_ar, array_to_string(aliases, ' ')) FROM areas WHERE key = one.area)) $$;--> statement-breakpoint
CREATE FUNCTION search_text_of(one calls) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT search_text(one.caller_name, one.caller_phone, one.summary) $$;--> statement-breakpoint

-- The writers have no right to the search tables: these run as the tables' owner.
CREATE FUNCTION index_new_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'leads' THEN INSERT INTO lead_search SELECT id, search_text_of(ROW(added.*)::leads) FROM added;
    WHEN 'listings' THEN INSERT INTO listing_search SELECT id, search_text_of(ROW(added.*)::listings) FROM added;
    WHEN 'calls' THEN INSERT INTO call_search SELECT id, search_text_of(ROW(added.*)::calls) FROM added;
  END CASE;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION index_changed_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'leads' THEN UPDATE lead_search SET text = search_text_of(new) WHERE lead_id = new.id;
    WHEN 'listings' THEN UPDATE listing_search SET text = search_text_of(new) WHERE listing_id = new.id;
    WHEN 'calls' THEN UPDATE call_search SET text = search_text_of(new) WHERE call_id = new.id;
  END CASE;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION index_changed_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE listing_search SET text = search_text_of(listings) FROM listings WHERE listings.id = listing_id AND listings.area = new.key;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION note_new_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_words
    SELECT word, search_neighbours(word)
    FROM (SELECT DISTINCT regexp_split_to_table(text, ' ') AS word FROM added) AS words
    WHERE word ~ '^[A-Za-z]{4,30}$' AND NOT EXISTS (SELECT 1 FROM search_words AS known WHERE known.word = words.word);
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER leads_added AFTER INSERT ON leads REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION index_new_rows();--> statement-breakpoint
CREATE TRIGGER listings_added AFTER INSERT ON listings REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION index_new_rows();--> statement-breakpoint
CREATE TRIGGER calls_added AFTER INSERT ON calls REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION index_new_rows();--> statement-breakpoint
CREATE TRIGGER leads_renamed AFTER UPDATE ON leads FOR EACH ROW
  WHEN ((old.name, old.email, old.reference, old.phone) IS DISTINCT FROM (new.name, new.email, new.reference, new.phone))
  EXECUTE FUNCTION index_changed_row();--> statement-breakpoint
CREATE TRIGGER listings_renamed AFTER UPDATE ON listings FOR EACH ROW
  WHEN ((old.title, old.title_ar, old.reference, old.building, old.unit, old.permit_number, old.area)
    IS DISTINCT FROM (new.title, new.title_ar, new.reference, new.building, new.unit, new.permit_number, new.area))
  EXECUTE FUNCTION index_changed_row();--> statement-breakpoint
CREATE TRIGGER calls_renamed AFTER UPDATE ON calls FOR EACH ROW
  WHEN ((old.caller_name, old.caller_phone, old.summary) IS DISTINCT FROM (new.caller_name, new.caller_phone, new.summary))
  EXECUTE FUNCTION index_changed_row();--> statement-breakpoint
CREATE TRIGGER areas_renamed AFTER UPDATE ON areas FOR EACH ROW
  WHEN ((old.name, old.name_ar, old.aliases) IS DISTINCT FROM (new.name, new.name_ar, new.aliases))
  EXECUTE FUNCTION index_changed_area();--> statement-breakpoint
CREATE TRIGGER lead_search_words AFTER INSERT ON lead_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint
CREATE TRIGGER lead_search_new_words AFTER UPDATE ON lead_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint
CREATE TRIGGER listing_search_words AFTER INSERT ON listing_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint
CREATE TRIGGER listing_search_new_words AFTER UPDATE ON listing_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint
CREATE TRIGGER call_search_words AFTER INSERT ON call_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint
CREATE TRIGGER call_search_new_words AFTER UPDATE ON call_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint

INSERT INTO lead_search SELECT id, search_text_of(leads) FROM leads;--> statement-breakpoint
INSERT INTO listing_search SELECT id, search_text_of(listings) FROM listings;--> statement-breakpoint
INSERT INTO call_search SELECT id, search_text_of(calls) FROM calls;--> statement-breakpoint
GRANT SELECT ON lead_search, listing_search, call_search, search_words TO pace_app;
