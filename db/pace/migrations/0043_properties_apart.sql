CREATE TABLE "property_search" (
	"property_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "properties_place";--> statement-breakpoint
ALTER TABLE "properties" ADD COLUMN "agent_id" uuid;--> statement-breakpoint
ALTER TABLE "properties" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "property_owners" ADD COLUMN "share" numeric(5, 2);--> statement-breakpoint
ALTER TABLE "property_search" ADD CONSTRAINT "property_search_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "property_search_text" ON "property_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "properties" ADD CONSTRAINT "properties_agent_id_people_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "properties" ADD CONSTRAINT "properties_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listings_permit" ON "listings" USING btree ("permit_number");--> statement-breakpoint
CREATE INDEX "properties_unit" ON "properties" USING btree (search_form("unit"),search_form("building"));--> statement-breakpoint
CREATE INDEX "properties_agent" ON "properties" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "properties_team" ON "properties" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "properties_by_creation" ON "properties" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "properties_by_building" ON "properties" USING btree ("building" collate "und-x-icu","id");--> statement-breakpoint
CREATE INDEX "properties_by_size" ON "properties" USING btree ("size_sqft","id");--> statement-breakpoint
CREATE INDEX "properties_bedrooms" ON "properties" USING btree ("bedrooms");--> statement-breakpoint
CREATE INDEX "properties_property_type" ON "properties" USING btree ("property_type");--> statement-breakpoint
ALTER TABLE "property_owners" ADD CONSTRAINT "property_owners_share" CHECK ("property_owners"."share" > 0 and "property_owners"."share" <= 100);--> statement-breakpoint

-- A property is changed with the drafts of its listings, in one transaction of the sync server.
REVOKE INSERT, UPDATE, DELETE ON properties, property_owners FROM pace_app;--> statement-breakpoint
GRANT SELECT ON property_search TO pace_app;--> statement-breakpoint
-- Files go with the record that another is merged into.
GRANT SELECT, UPDATE (record) ON files TO pace_sync;--> statement-breakpoint

-- Who has the newest listing of a home looks after it.
UPDATE properties SET agent_id = newest.agent_id, team_id = newest.team_id FROM (
  SELECT DISTINCT ON (property_id) property_id, agent_id, team_id FROM listings WHERE property_id IS NOT NULL
  ORDER BY property_id, created_at DESC, id) AS newest WHERE newest.property_id = properties.id;--> statement-breakpoint

-- A number of digits alone is asked for as one, however it is divided.
CREATE FUNCTION search_text_of(one properties) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT search_text(one.building, one.unit, one.title_deed, regexp_replace(search_form(one.title_deed), '[^0-9]', '', 'g'), one.makani,
    (SELECT concat_ws(' ', name, name_ar, array_to_string(aliases, ' ')) FROM areas WHERE key = one.area_key)) $$;--> statement-breakpoint
CREATE TRIGGER properties_added AFTER INSERT ON properties REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION index_added('property_search');--> statement-breakpoint
CREATE TRIGGER properties_renamed AFTER UPDATE ON properties FOR EACH ROW
  WHEN ((old.building, old.unit, old.title_deed, old.makani, old.area_key)
    IS DISTINCT FROM (new.building, new.unit, new.title_deed, new.makani, new.area_key))
  EXECUTE FUNCTION index_renamed('property_search', 'property_id');--> statement-breakpoint
CREATE TRIGGER property_search_words AFTER INSERT ON property_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint
CREATE TRIGGER property_search_new_words AFTER UPDATE ON property_search REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_words();--> statement-breakpoint
INSERT INTO property_search SELECT id, search_text_of(properties) FROM properties;
