import { isolate } from '../catalogue/isolate.ts'
import type { suggestions as en } from '../en/suggestions.ts'

const named = (value: string | number | undefined) => isolate(String(value ?? ''))

export const suggestions: typeof en = {
  recordingNotice: () => ({
    text: 'أبلغ المتصل بأن المكالمة تُدوَّن',
    detail: 'لم يُذكر ذلك بعد في هذه المكالمة.',
  }),
  sayFees: () => ({
    text: 'اذكر رسوم الوساطة',
    detail: 'يجري الاتفاق على معاينة أو عرض ولم تُذكر الرسوم بعد.',
  }),
  askConsent: () => ({
    text: 'اسأل إن كان بإمكانك مراسلته عليه',
    detail: 'أعطى رقماً أو بريداً إلكترونياً ولم تُطلب موافقته بعد.',
  }),
  calmComplaint: () => ({
    text: 'حدّد من سيعاود الاتصال ومتى',
    detail: 'المتصل منزعج ويطلب من يتابع الأمر.',
  }),
  recordOffer: ({ amount, currency }) => ({
    text: `كرّر العرض${amount ? ` بمبلغ ${named(`${currency} ${amount}`)}` : ''} واسأل عن مدة سريانه`,
    detail: 'قُدِّم عرض سعر في المكالمة.',
  }),
  clearDoubt: () => ({
    text: 'استوضح ما قيل الآن',
    detail: 'يمكن فهمه بأكثر من معنى.',
  }),
  answerPrice: () => ({
    text: 'اسأل عما يناسبه: المبلغ أم عدد الشيكات؟',
    detail: 'وُصف السعر أو طريقة الدفع بالصعوبة.',
  }),
  offerMatches: ({ title, more, reference, price }) => ({
    text: `اعرض ${named(title)}${more ? ` و${named(more)} غيره` : ''}`,
    detail: `${named(reference)}، ${named(price)}: يناسب ما قيل حتى الآن.`,
  }),
  fixViewing: ({ hasDay }) => ({
    text: hasDay ? 'اتفق على وقت المعاينة' : 'اتفق على يوم المعاينة ووقتها',
    detail: 'يرغب المتصل في معاينة عقار.',
  }),
  askBudget: () => ({
    text: 'اسأل عن الميزانية',
    detail: 'المنطقة وغرف النوم معروفة، أما الميزانية فلا.',
  }),
  askMoveDate: () => ({
    text: 'اسأل عن موعد الانتقال',
    detail: 'الميزانية معروفة، أما موعد الانتقال فلا.',
  }),
}
