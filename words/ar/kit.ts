import type { kit as en } from '../en/kit.ts'

export const kit: typeof en = {
  keep: 'إبقاء',
  close: 'إغلاق',
  chosen: 'محدَّد',
  clearFilters: 'مسح عوامل التصفية',
  previousMonth: 'الشهر السابق',
  nextMonth: 'الشهر التالي',
  nextRow: 'الصف التالي',
  previousRow: 'الصف السابق',
  copy: 'نسخ',
  copied: 'نُسخ',
  unassigned: 'غير مُسند',
}
