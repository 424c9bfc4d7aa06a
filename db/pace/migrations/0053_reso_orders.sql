CREATE INDEX "listings_by_price_or_none" ON "listings" USING btree ("price" NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "listings_amenities" ON "listings" USING gin ("amenities");