-- What is left of a name however it is spelled, in Latin letters or in the capitals that stand for Arabic (see search_form): its
-- consonants, a mark for a vowel that it begins with. Mohammed, Mohamed, Muhammad and the Arabic of it are all mhmd. Null of a
-- word of which too little is left to tell names apart.
CREATE FUNCTION search_sound(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  WITH arabic AS (
    SELECT regexp_replace(regexp_replace(word, '^AL(?=[A-Z]{3})', ''), '(.)I$', '\1') AS bare WHERE word ~ '^[A-Z]+$'
  ), latin AS (
    SELECT regexp_replace(regexp_replace(translate(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      regexp_replace(word, '^[ae]l(?=[^aeiou][a-z]{2})', ''),
      'x', 'ks'), 'kh', 'x'), 'gh', 'g'), 'sh', '1'), 'ch', '1'), 'th', 't'), 'dh', 'z'), 'ph', 'f'), 'ck', 'k'),
      'cqvp1', 'kkfbc'), '(.)\1+', '\1', 'g'), '(.)h$', '\1') AS bare WHERE word ~ '^[a-z]+$'
  ), sounds AS (
    SELECT translate(left(bare, 1), 'AEWYBTVIJHXDZRSCPOUGFQKLMN', 'aawybtthjhxdzrscsdtgfkklmn')
      || translate(substr(bare, 2), 'BTVIJHXDZRSCPOUGFQKLMNAEWY', 'btthjhxdzrscsdtgfkklmn') AS sound FROM arabic
    UNION ALL
    SELECT translate(left(bare, 1), 'eiou', 'aaaa') || translate(substr(bare, 2), 'aeiouyw', '') FROM latin
  )
  SELECT nullif(sound, left(sound, 1)) FROM sounds
$$;--> statement-breakpoint
CREATE TABLE "file_search" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_search" (
	"task_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_words" ADD COLUMN "sound" text GENERATED ALWAYS AS (search_sound(word)) STORED;--> statement-breakpoint
ALTER TABLE "file_search" ADD CONSTRAINT "file_search_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_search" ADD CONSTRAINT "task_search_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_search_text" ON "file_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "task_search_text" ON "task_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_sound" ON "search_words" USING btree ("sound");--> statement-breakpoint
CREATE INDEX "files_by_creation" ON "files" USING btree ("created_at","id");--> statement-breakpoint

CREATE FUNCTION search_text_of(one tasks) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT search_text(one.title) $$;--> statement-breakpoint
CREATE FUNCTION search_text_of(one files) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT search_text(one.name) $$;--> statement-breakpoint
-- For any noun: the table of its forms is named by the trigger, and what its form is by search_text_of.
CREATE FUNCTION index_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('INSERT INTO %I SELECT id, search_text_of(ROW(added.*)::%I) FROM added', TG_ARGV[0], TG_TABLE_NAME);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION index_renamed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('UPDATE %I SET text = search_text_of($1) WHERE %I = $2', TG_ARGV[0], TG_ARGV[1]) USING new, new.id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER tasks_added AFTER INSERT ON tasks REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION index_added('task_search');--> statement-breakpoint
CREATE TRIGGER files_added AFTER INSERT ON files REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION index_added('file_search');--> statement-breakpoint
CREATE TRIGGER tasks_renamed AFTER UPDATE ON tasks FOR EACH ROW WHEN (old.title IS DISTINCT FROM new.title)
  EXECUTE FUNCTION index_renamed('task_search', 'task_id');--> statement-breakpoint
CREATE TRIGGER files_renamed AFTER UPDATE ON files FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name)
  EXECUTE FUNCTION index_renamed('file_search', 'file_id');--> statement-breakpoint

-- Names of three letters are heard too (Ali, and Omar in Arabic); typing errors are looked for in longer words only.
CREATE OR REPLACE FUNCTION note_new_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_words (word, neighbours)
    SELECT word, search_neighbours(word)
    FROM (SELECT DISTINCT regexp_split_to_table(text, ' ') AS word FROM added) AS words
    WHERE word ~ '^[A-Za-z]{3,30}$' AND NOT EXISTS (SELECT 1 FROM search_words AS known WHERE known.word = words.word);
  RETURN NULL;
END $$;--> statement-breakpoint
INSERT INTO search_words (word, neighbours)
  SELECT word, search_neighbours(word) FROM (
    SELECT DISTINCT regexp_split_to_table(text, ' ') AS word FROM (
      SELECT text FROM lead_search UNION ALL SELECT text FROM listing_search UNION ALL SELECT text FROM call_search) AS forms) AS words
  WHERE word ~ '^[A-Za-z]{3}$';--> statement-breakpoint
INSERT INTO task_search SELECT id, search_text_of(tasks) FROM tasks;--> statement-breakpoint
INSERT INTO file_search SELECT id, search_text_of(files) FROM files;--> statement-breakpoint
GRANT SELECT ON task_search, file_search TO pace_app;--> statement-breakpoint

-- The form of what is asked, and the patterns of a form: a guess at what was meant is a form already, and capitals in it are Arabic.
CREATE FUNCTION search_asked(query text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT search_form(left(replace(query, '(0)', ''), 200))
$$;--> statement-breakpoint
CREATE FUNCTION search_form_patterns(form text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  WITH words AS (
    SELECT unnest(CASE WHEN form ~ '^[0-9 ]+$' AND length(replace(form, ' ', '')) >= 4
      THEN ARRAY[replace(form, ' ', '')] ELSE string_to_array(form, ' ') END) AS word
  ), kept AS (
    SELECT DISTINCT CASE WHEN word ~ '^00?[1-9][0-9]{5,}$' THEN ltrim(word, '0') ELSE word END AS word FROM words WHERE word <> ''
  )
  SELECT array_agg(CASE WHEN length(word) < 3 THEN '% ' ELSE '%' END || word || '%' ORDER BY length(word) DESC, word)
  FROM (SELECT word FROM kept ORDER BY length(word) DESC, word LIMIT 6) AS longest
$$;--> statement-breakpoint
DROP FUNCTION search_patterns(text);
