-- Who reads and who writes the house's own settings and lists. The version tells readers that something has changed.
GRANT SELECT ON house_settings, reference_values TO pace_app, pace_sync, pace_auth, pace_reporting;--> statement-breakpoint
GRANT UPDATE ON house_settings, areas TO pace_app;--> statement-breakpoint
GRANT INSERT, UPDATE ON reference_values TO pace_app;--> statement-breakpoint

-- Whoever writes: the version rises, and readers are told at the commit.
CREATE FUNCTION raise_settings_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE house_settings SET version = version + 1, changed_at = now();
  PERFORM pg_notify('settings_changed', '');
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER settings_version AFTER UPDATE OF settings ON house_settings
  FOR EACH STATEMENT EXECUTE FUNCTION raise_settings_version();--> statement-breakpoint
CREATE TRIGGER settings_version AFTER INSERT OR UPDATE OR DELETE ON reference_values
  FOR EACH STATEMENT EXECUTE FUNCTION raise_settings_version();--> statement-breakpoint
CREATE TRIGGER settings_version AFTER INSERT OR UPDATE OR DELETE ON areas
  FOR EACH STATEMENT EXECUTE FUNCTION raise_settings_version();--> statement-breakpoint

-- What the code took for granted until now.
INSERT INTO house_settings (settings) VALUES ('{
  "name": "PACE Properties",
  "zone": "Asia/Dubai",
  "currency": "AED",
  "country": "AE",
  "areaUnit": "sqft",
  "firstDay": 1,
  "hours": [
    [{"from": "09:00", "to": "18:00"}],
    [{"from": "09:00", "to": "18:00"}],
    [{"from": "09:00", "to": "18:00"}],
    [{"from": "09:00", "to": "18:00"}],
    [{"from": "09:00", "to": "12:30"}, {"from": "14:00", "to": "18:00"}],
    [{"from": "10:00", "to": "16:00"}],
    []
  ],
  "holidays": [],
  "languages": ["en", "ar"]
}');--> statement-breakpoint

INSERT INTO reference_values (kind, key, labels, aliases, position)
SELECT kind, key, jsonb_build_object('en', en, 'ar', ar), aliases,
  row_number() OVER (PARTITION BY kind ORDER BY place)
FROM (VALUES
  (1, 'source', 'bayut', 'Bayut', 'بيوت', '{}'::text[]),
  (2, 'source', 'dubizzle', 'dubizzle', 'دوبيزل', '{}'),
  (3, 'source', 'propertyFinder', 'Property Finder', 'بروبرتي فايندر', '{propertyfinder}'),
  (4, 'source', 'website', 'Own website', 'موقعنا الإلكتروني', '{website,web site,our website,our own website}'),
  (5, 'source', 'call', 'Call', 'مكالمة', '{from calls,from a call,by phone,phoned in,from phone calls,source call}'),
  (6, 'source', 'walkIn', 'Walk-in', 'زيارة المكتب', '{walk in,walk ins,walkin,walkins,walked in}'),
  (7, 'source', 'referral', 'Referral', 'توصية', '{referrals,referred}'),
  (8, 'source', 'import', 'Import', 'استيراد', '{imported,imports}'),

  (11, 'propertyType', 'apartment', 'Apartment', 'شقة', '{apartments,apt,apts,flat,flats,condo,condos,condominium,condominiums,شقه,شقق}'),
  (12, 'propertyType', 'villa', 'Villa', 'فيلا', '{villas,فلل}'),
  (13, 'propertyType', 'townhouse', 'Townhouse', 'تاون هاوس', '{townhouses,town house,town houses,تاون}'),
  (14, 'propertyType', 'penthouse', 'Penthouse', 'بنتهاوس', '{penthouses,pent house,pent houses}'),
  (15, 'propertyType', 'loft', 'Loft', 'لوفت', '{lofts}'),
  (16, 'propertyType', 'hotelApartment', 'Hotel apartment', 'شقة فندقية', '{hotel apartments,serviced apartment,serviced apartments,فندقية,فندقي}'),
  (17, 'propertyType', 'office', 'Office', 'مكتب', '{offices,مكاتب}'),
  (18, 'propertyType', 'shop', 'Shop', 'محل تجاري', '{shops,retail,محل,محلات}'),
  (19, 'propertyType', 'warehouse', 'Warehouse', 'مستودع', '{warehouses,مستودعات}'),
  (20, 'propertyType', 'land', 'Land', 'أرض', '{plot,plots,plot of land,plots of land,land plot,ارض,أراضي}'),

  (31, 'lostReason', 'boughtElsewhere', 'Bought elsewhere', 'اشترى من جهة أخرى', '{}'),
  (32, 'lostReason', 'rentedElsewhere', 'Rented elsewhere', 'استأجر من جهة أخرى', '{}'),
  (33, 'lostReason', 'otherAgency', 'Chose another agency', 'اختار شركة وساطة أخرى', '{}'),
  (34, 'lostReason', 'budget', 'Budget too low', 'الميزانية غير كافية', '{}'),
  (35, 'lostReason', 'noAnswer', 'Stopped answering', 'لم يعد يرد', '{No answer}'),
  (36, 'lostReason', 'plansChanged', 'Plans changed', 'تغيّرت الخطط', '{Not looking any more}'),
  (37, 'lostReason', 'notSerious', 'Not serious', 'غير جاد', '{}'),
  (38, 'lostReason', 'wrongNumber', 'Wrong number or spam', 'رقم خاطئ أو رسالة مزعجة', '{}'),

  (41, 'disposition', 'viewingBooked', 'Viewing booked', 'تم حجز معاينة', '{}'),
  (42, 'disposition', 'interested', 'Interested', 'مهتم', '{}'),
  (43, 'disposition', 'callBack', 'Follow-up agreed', 'اتُّفق على متابعة', '{call back}'),
  (44, 'disposition', 'detailsSent', 'Details sent', 'أُرسلت التفاصيل', '{}'),
  (45, 'disposition', 'offerMade', 'Offer made', 'قُدّم عرض', '{}'),
  (46, 'disposition', 'listingWon', 'Listing won', 'عقار جديد للتسويق', '{}'),
  (47, 'disposition', 'notInterested', 'Not interested', 'غير مهتم', '{}'),
  (48, 'disposition', 'wrongNumber', 'Wrong number', 'رقم خاطئ', '{}'),
  (49, 'disposition', 'complaint', 'Complaint passed on', 'أُحيلت الشكوى', '{}'),

  (61, 'amenity', 'balcony', 'Balcony', 'شرفة', '{terrace,بلكونة}'),
  (62, 'amenity', 'sharedPool', 'Shared pool', 'مسبح مشترك', '{pool,swimming pool}'),
  (63, 'amenity', 'privatePool', 'Private pool', 'مسبح خاص', '{}'),
  (64, 'amenity', 'gym', 'Gym', 'صالة رياضية', '{fitness centre,جيم}'),
  (65, 'amenity', 'security', 'Security', 'حراسة أمنية', '{}'),
  (66, 'amenity', 'coveredParking', 'Covered parking', 'موقف مظلل', '{}'),
  (67, 'amenity', 'maidsRoom', 'Maid’s room', 'غرفة خادمة', '{maids room}'),
  (68, 'amenity', 'study', 'Study', 'غرفة مكتب', '{}'),
  (69, 'amenity', 'builtInWardrobes', 'Built-in wardrobes', 'خزائن مدمجة', '{}'),
  (70, 'amenity', 'centralCooling', 'Central cooling', 'تكييف مركزي', '{chiller free,central a/c}'),
  (71, 'amenity', 'privateGarden', 'Private garden', 'حديقة خاصة', '{}'),
  (72, 'amenity', 'seaView', 'Sea view', 'إطلالة على البحر', '{}'),
  (73, 'amenity', 'childrensPlayArea', 'Children’s play area', 'منطقة ألعاب للأطفال', '{}'),
  (74, 'amenity', 'concierge', 'Concierge', 'خدمة كونسيرج', '{}'),

  (81, 'callChecklist', 'greeted', 'Greeted and named the brokerage', 'رحّب وذكر اسم الشركة', '{}'),
  (82, 'callChecklist', 'consent', 'Said that the call is transcribed', 'أخبر بأن المكالمة تُدوَّن', '{}'),
  (83, 'callChecklist', 'requirements', 'Area, bedrooms and budget known', 'عُرفت المنطقة وعدد الغرف والميزانية', '{}'),
  (84, 'callChecklist', 'timing', 'Move date known', 'عُرف موعد الانتقال', '{}'),
  (85, 'callChecklist', 'financing', 'Cash or mortgage known', 'عُرف: نقدًا أم تمويل', '{}'),
  (86, 'callChecklist', 'nextStep', 'Next step agreed', 'اتُّفق على الخطوة التالية', '{}')
) AS today (place, kind, key, en, ar, aliases);
