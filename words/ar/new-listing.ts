import type { newListing as en } from '../en/new-listing.ts'
import { plural } from './plural.ts'

export const newListing: typeof en = {
  title: 'عرض عقاري جديد',
  titleOfCopy: 'عرض مشابه لهذا العرض',
  heard: (words) => `سُمع: «${words}». يبقى تخميناً إلى أن تُنشئ العرض.`,
  heardOfLead: 'كما ورد لدى العميل المحتمل. يبقى تخميناً إلى أن تُنشئ العرض.',
  guessed: (count) =>
    plural(count, {
      one: 'قيمة واحدة مخمَّنة من المكالمة',
      two: 'قيمتان مخمَّنتان من المكالمة',
      few: '# قيم مخمَّنة من المكالمة',
      many: '# قيمة مخمَّنة من المكالمة',
      other: '# قيمة مخمَّنة من المكالمة',
    }),
  nothingHeard: 'لم يُذكر في المكالمة شيء عن العقار بعد.',
  copiedFrom: (name) => `تُنقل النصوص والمرافق والشروط من ${name}، دون وثائقه ورقم وحدته وصوره.`,
  readingListing: 'جارٍ قراءة العرض',
  reading: 'جارٍ قراءة ما قيل في المكالمة',
  couldNotRead: 'تعذّرت قراءة بيانات البداية. املأ الحقول بنفسك، أو أغلق النافذة وحاول من جديد.',
  notKnown: 'غير معروف',
  purpose: 'معروض',
  cancel: 'إلغاء',
  create: 'إنشاء مسودة',
  creating: 'جارٍ إنشاء المسودة',
  open: 'فتح صفحة العقار',
  another: 'إنه عقار آخر',
}
