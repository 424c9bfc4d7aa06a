import type { history as en } from '../en/history.ts'
import { plural } from './plural.ts'

export const history: typeof en = {
  title: 'السجل التاريخي',
  open: 'السجل التاريخي (H)',
  ofRecord: 'السجل التاريخي',
  reading: 'جارٍ قراءة السجل التاريخي',
  none: 'لا تغييرات بعد',
  hint: 'يُحفظ هنا كل تغيير مع صاحبه ووقته.',
  earlier: 'الأقدم',
  changes: (count) =>
    plural(count, {
      one: 'تغيير واحد',
      two: 'تغييران',
      few: '# تغييرات',
      many: '# تغييراً',
      other: '# تغيير',
    }),
  asNow: 'كما هو الآن',
  restored: 'استُعيدت القيم السابقة.',
  restore: 'استعادة هذه النسخة',
  restoring: 'جارٍ الاستعادة',
}
