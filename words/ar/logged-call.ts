import { isolate } from '../catalogue/isolate.ts'
import type { loggedCall as en } from '../en/logged-call.ts'

export const loggedCall: typeof en = {
  title: 'تسجيل المكالمة',
  ask: (phone) => `ما نتيجة المكالمة مع ${isolate(phone)}؟`,
  about: 'بخصوص',
  choose: 'اختر موضوع المكالمة',
  noLead: 'لا يخص أياً من الطلبات',
  words: 'ملاحظاتك، إن شئت',
  followUp: 'المكالمة التالية، إن وُجدت',
  noSuchHour: 'لا توجد ساعة كهذه؛ اختر غيرها.',
  outcomes: { reached: 'تم الرد', notReached: 'لم يرد', wrongNumber: 'رقم خاطئ' },
  told: {
    reached: 'مكالمة من {who}: تم الرد',
    notReached: 'مكالمة من {who}: لا رد',
    wrongNumber: 'مكالمة من {who}: رقم خاطئ',
  },
  notNow: 'ليس الآن',
}
