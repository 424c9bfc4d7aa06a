import type { calls as en } from '../en/calls.ts'

export const calls: typeof en = {
  title: 'المكالمات',
  search: 'البحث في المكالمات',
  now: (count) => `${count} الآن`,
  callWith: (caller) => `مكالمة مع ${caller}`,
  none: 'لا مكالمات',
  noneHint: 'تظهر المكالمات هنا تلقائيًا عند تحويلها من مركز الاتصال.',
  nobody: 'لم يتولَّها أحد',
  vcons: {
    take: 'استيراد محادثات vCon',
    about: 'تصبح محادثات الأنظمة الأخرى مكالمات في أوقاتها الأصلية، ويُحجب ما فيها من معلومات حساسة.',
    choose: 'اختيار الملفات',
    sending: 'جارٍ الإرسال …',
    taken: 'فتح المكالمة',
    wasThere: 'كانت موجودة من قبل: فتح المكالمة',
  },
}
