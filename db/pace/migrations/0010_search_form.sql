-- One form for what is stored and what is asked: the same letters however a person writes them. Case, accents, apostrophes, harakat,
-- tatweel and direction marks are left out; every script's digits are ASCII; what is neither letter nor digit is one space.
-- Cyrillic becomes small Latin letters; Arabic becomes capitals, which no other script has then: pg_trgm sees ASCII alone where the
-- database's ctype is C. What is left beyond ASCII is written as its bytes.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE FUNCTION search_form(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(value) = char_length(value)
    THEN btrim(regexp_replace(lower(translate(value, '''`', '')), '[^a-z0-9]+', ' ', 'g'))
    ELSE btrim(translate(encode(convert_to(regexp_replace(translate(replace(regexp_replace(lower(normalize(
      translate(value, U&'''`\00B4\2018\2019\201B\2032\02B9\02BB\02BC\02BE\02BF\FF07\0640\00AD', ''), NFKD) COLLATE "pg_c_utf8"),
      '[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]', '', 'g'),
      'ß', 'ss'),
      '٠١٢٣٤٥٦٧٨٩' || '۰۱۲۳۴۵۶۷۸۹' || '०१२३४५६७८९' || 'øłđıæœðþ' || 'абвгдежзиклмнопрстуфхцчшщыэюяієґ'
        || 'ابپتثةجچحخدذرزژسشصضطظعغفقكکگلمنهويىیےھہٱ' || 'ъьء',
      '0123456789' || '0123456789' || '0123456789' || 'oldiaodt' || 'abvgdejziklmnoprstufhccssyeuaieg'
        || 'ABBTVIJJHXDZRZZSCPOUGEGFQKKKLMNIWYYYYIIA'),
      '[^[:alnum:]]+' COLLATE "pg_c_utf8", ' ', 'g'), 'UTF8'), 'escape'), '\', '.')) END
$$;--> statement-breakpoint

-- What a text that is asked for looks like in a stored one: a pattern for each of its words, the longest first. Digits in groups are one
-- number, without the zero or zeros that stand before it at home. Of one or two letters a word must begin.
CREATE FUNCTION search_patterns(query text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  WITH asked AS (SELECT search_form(left(replace(query, '(0)', ''), 200)) AS form),
  words AS (
    SELECT unnest(CASE WHEN form ~ '^[0-9 ]+$' AND length(replace(form, ' ', '')) >= 4
      THEN ARRAY[replace(form, ' ', '')] ELSE string_to_array(form, ' ') END) AS word FROM asked
  ), kept AS (
    SELECT DISTINCT CASE WHEN word ~ '^00?[1-9][0-9]{5,}$' THEN ltrim(word, '0') ELSE word END AS word FROM words WHERE word <> ''
  )
  SELECT array_agg(CASE WHEN length(word) < 3 THEN '% ' ELSE '%' END || word || '%' ORDER BY length(word) DESC, word)
  FROM (SELECT word FROM kept ORDER BY length(word) DESC, word LIMIT 6) AS longest
$$;--> statement-breakpoint

-- The word and what is left of it without one of its letters: two words that share one of these are a letter or two apart.
CREATE FUNCTION search_neighbours(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT overlay(word PLACING '' FROM at FOR 1)) || word FROM generate_series(1, length(word)) AS at
$$;
