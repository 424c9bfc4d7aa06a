import type { filing as en } from '../en/filing.ts'

export const filing: typeof en = {
  tags: 'الوسوم',
  addTag: 'إضافة وسم',
  removeTag: (tag) => `إزالة الوسم ${tag}`,
  archive: 'أرشفة',
  archived: 'مؤرشف: لا يظهر في القوائم ولا البحث ولا اللوحات.',
  bringBack: 'استعادة',
}
