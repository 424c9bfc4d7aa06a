import type { notes as en } from '../en/notes.ts'
import { plural } from './plural.ts'

export const notes: typeof en = {
  label: 'ملاحظة للزملاء',
  hint: 'ملاحظة للزملاء؛ @ للإشارة إلى أحدهم',
  add: 'إضافة الملاحظة',
  save: 'حفظ',
  cancel: 'إلغاء',
  wrote: 'ملاحظة من {who}',
  edited: 'عُدّلت',
  edit: 'تعديل الملاحظة',
  remove: 'حذف الملاحظة',
  removeTitle: 'حذف هذه الملاحظة؟',
  removeWhy: 'تُحذف نهائياً لدى الجميع.',
  removeAction: 'حذف',
  colleagues: 'الزملاء',
  found: (count) =>
    plural(count, {
      one: 'زميل واحد',
      two: 'زميلان',
      few: '# زملاء',
      many: '# زميلاً',
      other: '# زميل',
    }),
  noSight: 'السجل غير متاح',
  willShare: (names) => `عند الحفظ يصبح العميل المحتمل متاحاً أيضاً لـ: ${names}.`,
  willNotTell: (names) => `هذا السجل غير متاح لـ: ${names}، ولن يصل إشعار بالملاحظة.`,
  notTold: (names) => `هذا السجل غير متاح لـ: ${names}، ولم يصل إشعار بالملاحظة.`,
}
