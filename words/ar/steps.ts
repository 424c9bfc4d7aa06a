import { isolate } from '../catalogue/isolate.ts'
import type { steps as en } from '../en/steps.ts'

const named = (value: string | number | undefined) => isolate(String(value ?? ''))

export const steps: typeof en = {
  recordOffer: ({ amount, currency }) =>
    `اعرض على المالك العرض المقدَّم${amount ? ` بمبلغ ${named(`${currency} ${amount}`)}` : ''}`,
  followComplaint: () => 'أحِل الشكوى وحدّد موعد معاودة الاتصال',
  confirmViewing: ({ day, time }) =>
    `أكِّد المعاينة يوم ${named(day)}${time ? ` الساعة ${named(time)}` : ''}`,
  callBack: () => 'عاود الاتصال كما اتُّفق',
  visitForValuation: () => 'رتّب زيارة لتقييم العقار',
  promise: ({ promise }) => named(promise),
  sendHomes: () => 'أرسل العقارات المناسبة',
}
