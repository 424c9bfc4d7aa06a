import type { afterViewing as en } from '../en/after-viewing.ts'

export const afterViewing: typeof en = {
  noted: 'سُجّل ذلك.',
  title: 'ما الخطوة التالية؟',
  said: {
    offer: 'يرغب العميل في تقديم عرض.',
    again: 'يرغب العميل في رؤيته مرة أخرى.',
    unsure: 'لم يقرّر العميل بعد.',
    no: 'يقول العميل إنه لا يناسبه.',
  },
  steps: {
    offer: 'سيقدّم عرضًا',
    again: 'حجز معاينة أخرى',
    others: 'البحث عن منازل أخرى',
    followUp: 'المتابعة بعد ثلاثة أيام',
    ask: 'سؤاله عن رأيه',
    close: 'إغلاق العميل المحتمل',
  },
  done: {
    offer: 'العميل المحتمل في مرحلة العرض.',
    again: 'تم الحجز',
    others: 'منازل أخرى',
    followUp: 'ستُذكَّر بعد ثلاثة أيام.',
    ask: 'تم السؤال',
    close: 'تم الإغلاق',
  },
  later: 'ليس الآن',
  hand: 'إسنادها إلى زميل',
  handWhy: 'يُبلَّغ كلاكما. وإن لم يكن يرى العميل المحتمل بعد فستتم مشاركته معه.',
  agent: 'من يعرض المنزل',
  choose: 'اختر زميلًا',
  doHand: 'إسناد',
  handAllTheSame: 'إسنادها رغم ذلك',
  handed: 'أصبحت في تقويمه الآن.',
}
