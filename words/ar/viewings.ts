import { isolate } from '../catalogue/isolate.ts'
import type { viewings as en } from '../en/viewings.ts'

export const viewings: typeof en = {
  title: 'المعاينات',
  search: null,
  none: 'لا معاينات هنا',
  noneHint: 'يُتفق على المعاينة مع العميل من صفحته، ثم تظهر هنا.',
  shape: 'طريقة العرض',
  days: 'أيام',
  table: 'جدول',
  when: 'الوقت',
  coming: 'القادمة',
  past: 'السابقة',
  statuses: {
    pending: 'بانتظار التأكيد',
    confirmed: 'مؤكدة',
    attended: 'تمت',
    noShow: 'لم يحضر',
    cancelled: 'ملغاة',
  },
  noListing: 'لا عقار بعد',
  noApplicant: 'لا عميل بعد',
  colleaguesLead: (reference) => `عميل زميل · ${isolate(reference)}`,
  outcome: 'نتيجة المعاينة',
  confirmed: 'تأكيد',
  theyCame: 'حضر العميل',
  nobodyCame: 'لم يحضر أحد',
  cancelled: 'إلغاء',
}
