import type { clocks as en } from '../en/clocks.ts'
import { plural } from './plural.ts'

export const clocks: typeof en = {
  kinds: {
    response: 'الرد',
    followUp: 'المتابعة',
    returnToPool: 'الانتقال إلى زميل آخر',
    permit: 'التصريح',
    mandate: 'عقد التسويق',
  },
  left: (time) => `بقي ${time}`,
  overdue: (since) => `متأخر منذ ${since}`,
  paused: (until) => `موقوف حتى ${until}`,
  short: { overdue: 'متأخر', paused: 'موقوف' },
  hoursAndMinutes: (hours, minutes) => `${hours} س ${minutes} د`,
  counts: 'يُحسب بساعات عمل الشركة',
  due: (what, when) => `${what}: الموعد ${when}`,
  endsIn: (days) =>
    plural(days, {
      zero: 'ينتهي اليوم',
      one: 'ينتهي بعد يوم واحد',
      two: 'ينتهي بعد يومين',
      few: 'ينتهي بعد # أيام',
      many: 'ينتهي بعد # يومًا',
      other: 'ينتهي بعد # يوم',
    }),
  ended: (days) =>
    plural(days, {
      one: 'انتهى قبل يوم واحد',
      two: 'انتهى قبل يومين',
      few: 'انتهى قبل # أيام',
      many: 'انتهى قبل # يومًا',
      other: 'انتهى قبل # يوم',
    }),
  told: {
    response: { warned: 'اقترب موعد الرد', breached: 'لم يُرَد في الموعد' },
    followUp: { warned: 'اقترب موعد المتابعة', breached: 'تأخرت المتابعة' },
    returnToPool: {
      warned: 'ينتقل قريبًا إلى زميل آخر ما لم يُرَد عليه',
      breached: 'بقي دون رد مدة طويلة: ينتقل إلى زميل آخر',
    },
    permit: { warned: 'يقترب انتهاء التصريح', breached: 'انتهى التصريح' },
    mandate: { warned: 'يقترب انتهاء عقد التسويق', breached: 'انتهى عقد التسويق' },
  },
  pause: {
    open: 'إيقاف مؤقت',
    title: 'إيقاف هذا العميل مؤقتًا',
    why: 'لا موعد مستحق حتى ذلك اليوم، ثم تُستكمل المهلة الباقية.',
    until: 'حتى',
    because: 'السبب',
    hint: 'ما الذي ينتظره العميل',
    cancel: 'إلغاء',
    pause: 'إيقاف مؤقت',
    resume: 'استئناف الآن',
    pausedBecause: (reason) => `موقوف مؤقتًا: ${reason}`,
  },
  settings: {
    title: 'المهل',
    why: 'تُحسب بساعات العمل أعلاه. الصفر يعني بلا مهلة.',
    response: 'الرد على الاستفسار خلال',
    followUp: 'التواصل التالي مع العميل خلال',
    returnToPool: 'ينتقل العميل الذي لم يُرَد عليه بعد',
    returnTo: 'إلى من ينتقل',
    returnTos: { pool: 'من يستلمه من الفريق', colleague: 'الزميل الأقل عملاء' },
    permit: 'التنبيه قبل انتهاء التصريح',
    mandate: 'التنبيه قبل انتهاء عقد التسويق',
    warn: 'التنبيه قبل الموعد',
    minutes: 'دقيقة',
    hours: 'ساعة',
    days: 'يوم',
    save: 'حفظ المهل',
  },
}
