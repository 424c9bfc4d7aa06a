import type { timeline as en } from '../en/timeline.ts'

export const timeline: typeof en = {
  show: 'ما يظهر في السجل',
  narrow: 'تضييق السجل',
  all: 'الكل',
  groups: {
    messages: 'الرسائل',
    calls: 'المكالمات',
    viewings: 'المعاينات',
    enquiries: 'الاستفسارات',
    changes: 'التغييرات',
    notes: 'الملاحظات',
    files: 'الملفات',
    shortlists: 'القوائم المختارة',
  },
  noneOfThese: 'لا شيء من هذا النوع',
  noneOfTheseHint: 'اختر نوعاً آخر أو اعرض الكل.',
  older: 'عرض الأقدم',
  newest: 'العودة إلى الأحدث',
  rest: 'البقية',
}
