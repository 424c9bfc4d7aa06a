import type { share as en } from '../en/share.ts'
import { isolate } from '../catalogue/isolate.ts'

export const share: typeof en = {
  title: 'المشاركات الواردة',
  shared: 'لم يُحدد مكانها بعد',
  none: 'لا شيء بالانتظار',
  how: `شارك صورة أو ملفاً أو نصاً مع ${isolate('PACE')} من تطبيق آخر على هذا الهاتف، وستُسأل هنا عن مكانه.`,
  missed: 'لم تصل المشاركة، أو لا مساحة لها على هذا الجهاز. شاركها مرة أخرى.',
  where: 'إلى أي سجل تنتمي؟',
  find: 'ابحث عن عميل محتمل أو عقار',
  noneFound: 'لا سجل لديك بهذا الاسم. بلا شبكة يظهر ما يخصك فقط.',
  textGoesToLeads: 'يصبح النص ملاحظة لدى عميل محتمل؛ أما العقار فيقبل الصور والملفات.',
  discard: (name) => `تجاهل ${isolate(name)}`,
  discardTitle: 'تجاهل هذه المشاركة؟',
  discardWhy: 'هي محفوظة على هذا الجهاز وحده وستُحذف منه؛ ويبقى الأصل في التطبيق الذي جاءت منه.',
  discardAction: 'تجاهل',
}
