import type { labels as en } from '../en/labels.ts'
import { plural } from './plural.ts'

export const labels: typeof en = {
  stages: {
    new: 'جديد',
    contacted: 'تم التواصل',
    qualified: 'مؤهَّل',
    viewing: 'معاينة',
    offer: 'عرض سعر',
    won: 'تمت الصفقة',
    lost: 'خسارة',
  },
  listingStatuses: {
    draft: 'مسودة',
    review: 'قيد المراجعة',
    available: 'متاح',
    underOffer: 'قيد التفاوض',
    let: 'مؤجَّر',
    sold: 'مباع',
    withdrawn: 'مسحوب',
  },
  callStates: {
    ringing: 'يرن الآن',
    live: 'جارية',
    held: 'قيد الانتظار',
    wrapup: 'قيد الإنهاء',
    ended: 'انتهت',
    missed: 'فائتة',
  },
  temperatures: { hot: 'جاد جداً', warm: 'مهتم', cold: 'غير مستعجل' },
  intents: { buy: 'شراء', rent: 'استئجار', sell: 'بيع', let: 'تأجير' },
  wants: {
    buy: 'يبحث عن شراء',
    rent: 'يبحث عن إيجار',
    sell: 'يعرض للبيع',
    let: 'يعرض للإيجار',
  },
  purposes: { sale: 'للبيع', rent: 'للإيجار' },
  financing: { cash: 'نقداً', mortgage: 'تمويل عقاري', undecided: 'لم يُحدد' },
  directions: { inbound: 'واردة', outbound: 'صادرة' },
  furnishings: { furnished: 'مفروش', partly: 'مفروش جزئياً', unfurnished: 'غير مفروش' },
  periods: { year: 'سنوياً', quarter: 'كل ربع سنة', month: 'شهرياً', week: 'أسبوعياً' },
  portals: { bayut: 'بيوت', propertyFinder: 'بروبرتي فايندر', website: 'موقعنا الإلكتروني' },
  portalStates: {
    queued: 'في الطابور',
    sending: 'جارٍ الإرسال',
    live: 'منشور',
    failed: 'تعذّر النشر',
    removing: 'جارٍ الإزالة',
    removed: 'أُزيل',
  },
  roles: { agent: 'وسيط', manager: 'مدير فريق', admin: 'مسؤول النظام' },
  yes: 'نعم',
  no: 'لا',
  studio: 'استوديو',
  bed: (count) =>
    count === 0
      ? 'استوديو'
      : plural(count, {
          one: 'غرفة نوم',
          two: 'غرفتا نوم',
          few: '# غرف نوم',
          many: '# غرفة نوم',
          other: '# غرفة نوم',
        }),
  unknownCaller: 'متصل غير معروف',
  colleaguesCall: 'مكالمة زميل',
}
