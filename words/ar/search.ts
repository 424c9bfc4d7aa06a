import type { search as en } from '../en/search.ts'
import { isolate } from '../catalogue/isolate.ts'

export const search: typeof en = {
  title: 'البحث',
  label: 'البحث في كل شيء',
  hint: 'اسم أو رقم هاتف أو رقم مرجعي أو ملف',
  begin:
    'يشمل البحث العملاء المحتملين وجهات الاتصال والعروض العقارية والعقارات والمكالمات والمعاينات والمهام والملفات والزملاء معًا. يكفي حرفان.',
  nothing: (text) => `لا نتائج عن «${isolate(text)}»`,
  advice: 'جرّب رقم هاتف أو رقمًا مرجعيًا مثل L-10042 أو اسم منطقة.',
  all: (text) => `كل النتائج عن «${isolate(text)}»`,
  kinds: {
    lead: 'العملاء المحتملون',
    contact: 'جهات الاتصال',
    listing: 'العروض العقارية',
    property: 'العقارات',
    call: 'المكالمات',
    viewing: 'المعاينات',
    task: 'المهام',
    file: 'الملفات',
    person: 'الزملاء',
  },
}
