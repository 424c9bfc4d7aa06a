ALTER TABLE "listings" ADD COLUMN "amenities" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint

-- What a house begins with; it is the house's to change.
INSERT INTO reference_values (kind, key, labels, aliases, position)
SELECT kind, key, jsonb_build_object('en', en, 'ar', ar), '{}', row_number() OVER (PARTITION BY kind ORDER BY place)
FROM (VALUES
  (11, 'viewingChecklist', 'access', 'Keys or access arranged', 'تم تأمين المفاتيح أو الدخول'),
  (12, 'viewingChecklist', 'occupantTold', 'Owner or tenant told', 'أُبلغ المالك أو المستأجر'),
  (13, 'viewingChecklist', 'confirmed', 'Visitor confirmed the day before', 'أكّد الزائر قبل يوم'),
  (14, 'viewingChecklist', 'feedback', 'Feedback asked for', 'طُلب رأي الزائر'),
  (21, 'mandateChecklist', 'titleDeed', 'Title deed seen', 'اطُّلع على سند الملكية'),
  (22, 'mandateChecklist', 'ownerId', 'Owner’s identity seen', 'اطُّلع على هوية المالك'),
  (23, 'mandateChecklist', 'contract', 'Mandate signed', 'وُقّع عقد التفويض'),
  (24, 'mandateChecklist', 'permit', 'Advertising permit issued', 'صدر تصريح الإعلان'),
  (25, 'mandateChecklist', 'photos', 'Photos taken', 'التُقطت الصور'),
  (31, 'handoverChecklist', 'meters', 'Meters read', 'قُرئت العدّادات'),
  (32, 'handoverChecklist', 'utilities', 'Utilities transferred', 'نُقلت خدمات الكهرباء والماء'),
  (33, 'handoverChecklist', 'condition', 'Condition and inventory signed', 'وُقّع محضر الحالة والجرد'),
  (34, 'handoverChecklist', 'keys', 'Keys and access cards handed over', 'سُلّمت المفاتيح وبطاقات الدخول'),
  (35, 'handoverChecklist', 'community', 'Community management told', 'أُبلغت إدارة المجمّع')
) AS first (place, kind, key, en, ar);
