-- A brokerage of any size: `:size` stands for its listings, of four homes out of five. Leads and contacts are three tenths of them, calls as many, viewings and tasks a
-- tenth and a fifth. Chance comes from each row's number, so that every run makes the same house. Each statement is a transaction and
-- the tables are analysed in between: the foreign keys of the next one would be looked up without an index. Indexes are built at the
-- end, which is several times faster.

CREATE FUNCTION pg_temp.chance(number bigint, salt int) RETURNS float LANGUAGE sql IMMUTABLE AS
  $$ SELECT (hashint8extended(number, salt) & 1048575)::float / 1048576 $$;
CREATE FUNCTION pg_temp.pick(choices text, number bigint, salt int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT split_part(choices, ',', 1 + floor(pg_temp.chance(number, salt) * (1 + length(choices) - length(replace(choices, ',', ''))))::int) $$;
CREATE FUNCTION pg_temp.key(kind int, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT (lpad(to_hex(kind), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(number), 12, '0'))::uuid $$;
CREATE FUNCTION pg_temp.person_name(number bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN pg_temp.chance(number, 1) < 0.15
    THEN pg_temp.pick('أحمد,محمد,فاطمة,مريم,خالد,عائشة,يوسف,نورة,سلمان,هدى', number, 2) || ' ' ||
      pg_temp.pick('الهاشمي,العامري,الفارسي,القاسمي,الشامسي,المنصوري,النعيمي,الكعبي', number, 3)
    ELSE pg_temp.pick('Mohammed,Ahmed,José,Olga,Priya,James,Sara,Wei,Fatima,Ivan,Noor,Chloé,Liam,Aisha,Omar,Elena,Raj,Sven,Zoë,Kenji', number, 2)
      || ' ' || initcap(pg_temp.pick('al ,o’,van ,mc,de ,,,,,,,', number, 4)
        || pg_temp.pick('bar,cas,dor,fer,gal,hos,iva,kar,lam,mor,nav,pet,qas,ros,sal,tor,vas,wil,yam,zak', number, 5)
        || pg_temp.pick('a,e,i,o,u,an,en,in,on,ar,er,or,al,el', number, 6)
        || pg_temp.pick('di,ko,li,mi,ni,ra,sa,ta,va,za,rov,nov,shi,man,son,ton,dez,ski,ssi,ber', number, 7)
        || pg_temp.pick(',,,,a,o,ez,ev,in,ic', number, 8)) END $$;

CREATE TEMP TABLE built_last AS
  SELECT indexname AS name, indexdef AS definition FROM pg_indexes
  WHERE tablename IN ('listings', 'leads', 'calls', 'properties', 'lead_search', 'listing_search', 'call_search', 'contact_search',
    'property_search')
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname);
DO $$ BEGIN
  EXECUTE (SELECT 'DROP INDEX ' || string_agg(quote_ident(name), ', ') FROM built_last);
END $$;

INSERT INTO teams (id, name) SELECT pg_temp.key(1, n), 'Team ' || n FROM generate_series(1, 20) AS n;
INSERT INTO areas (key, name, name_ar, city)
  SELECT 'area-' || n, initcap(pg_temp.pick('dubai,palm,creek,al,emirates,arabian,bay,lake', n, 1)) || ' '
    || initcap(pg_temp.pick('marina,hills,ranches,springs,downtown,gardens,heights,shores', n, 2)) || ' ' || n, 'دبي مارينا', 'Dubai'
  FROM generate_series(1, 60) AS n;
INSERT INTO people (id, email, name, role, team_id)
  SELECT pg_temp.key(2, n), 'person' || n || '@pace.demo', pg_temp.person_name(n), CASE WHEN n = 1 THEN 'admin' WHEN n <= 20 THEN 'manager' ELSE 'agent' END,
    pg_temp.key(1, 1 + n % 20)
  FROM generate_series(1, 400) AS n;

ANALYZE teams, areas, people;
INSERT INTO properties (id, area_key, building, unit, property_type, bedrooms, size_sqft, title_deed, makani, agent_id, team_id, created_at, updated_at)
  SELECT pg_temp.key(7, n), 'area-' || 1 + floor(pg_temp.chance(n, 13) ^ 2 * 60), 'Tower ' || n % 3000, (100 + n % 4000)::text,
    pg_temp.pick('apartment,apartment,villa,townhouse,penthouse', n, 12), n % 6, 400 + (n * 7) % 4000, n || '/2019', (1000000000 + n)::text,
    pg_temp.key(2, 21 + n % 380), pg_temp.key(1, 1 + n % 20), at, at
  FROM generate_series(1, :size * 4 / 5) AS n, LATERAL (SELECT now() - interval '800 days' + n * interval '800 days' / (:size * 4 / 5) AS at) AS made;
ANALYZE properties, property_search;
INSERT INTO listings (id, reference, status, property_id, agent_id, team_id, title, purpose, property_type, area, building, unit, bedrooms, bathrooms,
    size_sqft, price, rent_period, permit_number, description, created_at, updated_at)
  SELECT pg_temp.key(3, n), 'P-' || lpad(n::text, 7, '0'), pg_temp.pick('available,available,available,draft,underOffer,sold,let,withdrawn', n, 9),
    pg_temp.key(7, 1 + (n - 1) % (:size * 4 / 5)), pg_temp.key(2, agent), pg_temp.key(1, 1 + agent % 20),
    pg_temp.pick('Bright,Spacious,Upgraded,Vacant,Furnished,Corner,Quiet,High floor', n, 10) || ' ' || n % 6 || ' bed '
      || pg_temp.pick('with marina view,near the metro,with a terrace,facing the park,close to the beach', n, 11),
    CASE WHEN rents THEN 'rent' ELSE 'sale' END, pg_temp.pick('apartment,apartment,villa,townhouse,penthouse', n, 12),
    'area-' || 1 + floor(pg_temp.chance(n, 13) ^ 2 * 60), 'Tower ' || n % 3000, (100 + n % 4000)::text, n % 6, 1 + n % 5,
    400 + (n * 7) % 4000, CASE WHEN pg_temp.chance(n, 14) > 0.01 THEN CASE WHEN rents THEN 40 + (n * 13) % 500 ELSE 500 + (n * 13) % 9000 END * 1000 END,
    CASE WHEN rents THEN 'year' END, (71000000000 + n)::text, repeat('A home that one looks at twice. ', 8),
    now() - interval '800 days' + n * interval '800 days' / :size, now() - interval '700 days' + n * interval '700 days' / :size
  FROM generate_series(1, :size) AS n, LATERAL (SELECT 21 + floor(pg_temp.chance(n, 15) * 380)::int AS agent, pg_temp.chance(n, 16) < 0.6 AS rents) AS facts;
ANALYZE listings, listing_search;
INSERT INTO portal_publications (listing_id, portal, state, at)
  SELECT pg_temp.key(3, n), 'bayut', 'live', now() FROM generate_series(1, :size, 4) AS n;

INSERT INTO contacts (id, name, phone, email)
  SELECT pg_temp.key(4, n), pg_temp.person_name(n), '+97150' || 1000000 + n, 'client' || n || '@example.com' FROM generate_series(1, :size * 3 / 10) AS n;
INSERT INTO contact_identities (contact_id, kind, value, normal, is_preferred)
  SELECT id, known.kind, value, lower(value), true FROM contacts, LATERAL (VALUES ('name', name), ('phone', phone), ('email', email)) AS known (kind, value)
  ON CONFLICT DO NOTHING;
ANALYZE contacts, contact_search;
INSERT INTO property_owners (property_id, contact_id)
  SELECT pg_temp.key(7, n), pg_temp.key(4, 1 + n % (:size * 3 / 10)) FROM generate_series(1, :size * 4 / 5) AS n;
ANALYZE property_owners;
INSERT INTO leads (id, reference, stage, stage_changed_at, owner_id, team_id, contact_id, source, name, phone, email, intent, areas, bedrooms,
    budget_max, budget_period, temperature, next_follow_up_at, created_at, updated_at)
  SELECT pg_temp.key(5, n), 'L-' || lpad(n::text, 7, '0'), pg_temp.pick('new,contacted,qualified,viewing,offer,won,lost,lost,lost,lost', n, 17),
    changed, CASE WHEN pg_temp.chance(n, 18) < 0.97 THEN pg_temp.key(2, agent) END, pg_temp.key(1, 1 + agent % 20), pg_temp.key(4, n),
    pg_temp.pick('bayut,dubizzle,propertyFinder,website,call,walkIn,referral', n, 19), pg_temp.person_name(n), '+97150' || 1000000 + n,
    'client' || n || '@example.com', pg_temp.pick('rent,buy', n, 20), ARRAY['area-' || 1 + floor(pg_temp.chance(n, 21) ^ 2 * 60)], n % 5,
    (50 + (n * 11) % 5000) * 1000, 'year', pg_temp.pick('hot,warm,cold', n, 22),
    CASE WHEN pg_temp.chance(n, 23) < 0.4 THEN now() + (pg_temp.chance(n, 24) * 20 - 10) * interval '1 day' END,
    changed - interval '20 days', changed
  FROM generate_series(1, :size * 3 / 10) AS n,
    LATERAL (SELECT 21 + floor(pg_temp.chance(n, 25) * 380)::int AS agent, now() - interval '700 days' + n * interval '700 days' / (:size * 3 / 10) AS changed) AS facts;
ANALYZE leads, lead_search;
INSERT INTO enquiries (lead_id, contact_id, source, message, payload, received_at)
  SELECT pg_temp.key(5, n), pg_temp.key(4, n), 'website', 'Is it still free?', '{}', now() - interval '600 days' FROM generate_series(1, :size * 3 / 10) AS n;

INSERT INTO calls (id, source, state, direction, agent_id, team_id, lead_id, caller_phone, caller_name, started_at, answered_at, ended_at,
    disposition, segment_count, summary, created_at, updated_at)
  SELECT 'call-' || n, 'pbx', CASE WHEN n > :size - 40 THEN 'live' WHEN n > :size - 100 THEN 'wrapup' WHEN n % 9 = 0 THEN 'missed' ELSE 'ended' END,
    pg_temp.pick('inbound,outbound', n, 26), pg_temp.key(2, agent), pg_temp.key(1, 1 + agent % 20),
    CASE WHEN n % 3 = 0 THEN pg_temp.key(5, lead) END, '+97150' || 1000000 + lead, CASE WHEN n % 2 = 0 THEN pg_temp.person_name(lead) END,
    began, began + interval '4 seconds', CASE WHEN n <= :size - 40 THEN began + interval '3 minutes' END, 'interested', 12,
    'Asked for two bedrooms in the marina, a budget was named.', began, began + interval '4 minutes'
  FROM generate_series(1, :size) AS n, LATERAL (SELECT 21 + floor(pg_temp.chance(n, 27) * 380)::int AS agent,
    1 + n % (:size * 3 / 10) AS lead, now() - interval '700 days' + n * interval '700 days' / :size AS began) AS facts;

INSERT INTO viewings (lead_id, listing_id, agent_id, team_id, starts_at, ends_at, status)
  SELECT pg_temp.key(5, 1 + n % (:size * 3 / 10)), pg_temp.key(3, 1 + n % :size), pg_temp.key(2, agent), pg_temp.key(1, 1 + agent % 20), starts,
    starts + interval '30 minutes', pg_temp.pick('pending,confirmed,cancelled,attended,noShow', n, 28)
  FROM generate_series(1, :size / 10) AS n, LATERAL (SELECT 21 + floor(pg_temp.chance(n, 29) * 380)::int AS agent,
    now() + interval '15 days' - n * interval '715 days' / (:size / 10) AS starts) AS facts;
INSERT INTO tasks (title, owner_id, team_id, lead_id, due_at, done_at, created_by, created_at)
  SELECT 'Call back', pg_temp.key(2, agent), pg_temp.key(1, 1 + agent % 20), pg_temp.key(5, 1 + n % (:size * 3 / 10)), at + interval '2 days',
    CASE WHEN n % 50 > 0 THEN at + interval '1 day' END, 'person:x', at
  FROM generate_series(1, :size / 5) AS n, LATERAL (SELECT 21 + floor(pg_temp.chance(n, 30) * 380)::int AS agent,
    now() - interval '700 days' + n * interval '700 days' / (:size / 5) AS at) AS facts;
INSERT INTO entity_events (resource, key, new, actor, at)
  SELECT 'lead', pg_temp.key(5, n)::text, '{"stage":"new"}', 'service:website', now() FROM generate_series(1, :size * 3 / 10) AS n;

DO $$ DECLARE index record; BEGIN
  FOR index IN SELECT * FROM built_last LOOP EXECUTE index.definition; END LOOP;
END $$;
VACUUM ANALYZE;
