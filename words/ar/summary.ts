import { isolate } from '../catalogue/isolate.ts'
import type { summary as en } from '../en/summary.ts'
import { plural } from './plural.ts'

/** What was promised and what is in the way stay in the words of the call. */
export const summary: typeof en = {
  caller: 'المتصل',
  outcomes: {
    findHome: 'البحث عن منزل',
    findByArea: 'الاستفسار عن المتاح',
    askDetail: 'طلب تفاصيل',
    bookViewing: 'طلب معاينة',
    reschedule: 'تغيير موعد معاينة',
    cancel: 'إلغاء معاينة',
    makeOffer: 'تقديم عرض سعر',
    listProperty: 'الرغبة في عرض عقار',
    valuation: 'طلب تقييم عقار',
    complaint: 'تقديم شكوى',
    callback: 'طلب معاودة الاتصال',
    smalltalk: 'مكالمة عامة',
    none: 'مكالمة عامة',
  },
  outcome: (name, outcomes) => `مكالمة من ${isolate(name)}: ${outcomes.join(' و')}.`,
  tense: 'كان الجو متوتراً.',
  goodEnd: 'انتهت المكالمة بشكل إيجابي.',
  inAreas: (names) => `في ${names.map(isolate).join('، ')}`,
  studio: 'استوديو',
  bedrooms: (count) =>
    plural(count, {
      one: 'غرفة نوم واحدة',
      two: 'غرفتا نوم',
      few: '# غرف نوم',
      many: '# غرفة نوم',
      other: '# غرفة نوم',
    }),
  bathrooms: (count) =>
    plural(count, {
      one: 'حمّام واحد',
      two: 'حمّامان',
      few: '# حمّامات',
      many: '# حمّاماً',
      other: '# حمّام',
    }),
  parking: (count) =>
    plural(count, {
      one: 'موقف سيارة واحد',
      two: 'موقفا سيارات',
      few: '# مواقف سيارات',
      many: '# موقف سيارات',
      other: '# موقف سيارات',
    }),
  rooms: (parts) => parts.join('، '),
  homeWith: (type, rooms) => `${type}: ${rooms}`,
  budgetFrom: (amount, per) => `الميزانية من ${isolate(amount)}${per}`,
  budgetUpTo: (amount, per) => `الميزانية حتى ${isolate(amount)}${per}`,
  budgetBetween: (min, max, per) => `الميزانية من ${isolate(min)} إلى ${isolate(max)}${per}`,
  moves: (day) => `موعد الانتقال ${day}`,
  pets: 'لديه حيوانات أليفة',
  noPets: 'دون حيوانات أليفة',
  cash: 'الدفع نقداً',
  mortgage: 'الشراء بتمويل عقاري',
  viewing: (place, day, time) =>
    `معاينة${place ? ` ${isolate(place)}` : ''} يوم ${day}${time ? ` الساعة ${isolate(time)}` : ''}`,
  sections: {
    requirements: 'المطلوب',
    agreed: 'ما تم الاتفاق عليه',
    concerns: 'الملاحظات والاعتراضات',
    nextSteps: 'الخطوات القادمة',
  },
}
