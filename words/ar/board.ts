import { isolate } from '../catalogue/isolate.ts'
import type { board as en } from '../en/board.ts'
import { plural } from './plural.ts'

export const board: typeof en = {
  title: 'لوحة المتابعة',
  noTeam: 'لم تُضَف إلى فريق بعد',
  noTeamHint: 'لوحة المتابعة تخص فريقاً. اطلب من مسؤول النظام إضافتك إلى فريق.',
  column: (stage, count) =>
    `${stage}، ${plural(count, {
      zero: 'لا عملاء',
      one: 'عميل واحد',
      two: 'عميلان',
      few: '# عملاء',
      many: '# عميلاً',
      other: '# عميل',
    })}`,
  budget: 'ميزانية هؤلاء العملاء',
  open: 'مفتوح',
  unowned: 'بلا مسؤول',
  due: 'مستحقة',
  dueOfYours: 'مستحقة عليك',
  won: 'صفقات في 14 يوماً',
  onTheLine: 'على الخط الآن',
  nobodyTook: 'لم يرد أحد بعد',
  ringing: 'يرن الآن',
  onHold: 'قيد الانتظار',
  wants: { buy: 'شراء', rent: 'إيجار', sell: 'بيع', let: 'تأجير' },
  colleaguesLead: 'عميل زميل',
  nothingKnown: 'لا معلومات بعد',
  movableLead: 'بطاقة عميل قابلة للنقل',
  theLead: 'العميل',
  pickedUp: (lead) => `تم رفع بطاقة ${isolate(lead)}.`,
  over: (stage) => `فوق مرحلة «${stage}».`,
  overNone: 'خارج المراحل.',
  moved: (lead, stage) => `نُقل ${isolate(lead)} إلى مرحلة «${stage}».`,
  putBack: 'أُعيدت إلى مكانها.',
  leadPutBack: (lead) => `أُعيدت بطاقة ${isolate(lead)} إلى مكانها.`,
  howToDrag:
    'اضغط المسافة لرفع البطاقة، والسهمين الأيمن والأيسر لاختيار المرحلة، والمسافة لوضعها، وEsc للإلغاء. يفتح Enter صفحة العميل. وتنقلك الأسهم بين البطاقات.',
  cardMenu: (lead) => `خيارات ${isolate(lead)}`,
  openLead: 'فتح صفحة العميل',
  bookFor: (lead) => `حجز معاينة للعميل ${isolate(lead)}`,
  bookKey: 'حجز معاينة لصاحب البطاقة المحددة',
  lost: {
    title: (lead) => `لماذا خسرنا ${isolate(lead)}؟`,
    reason: 'السبب',
    missing: 'اختر سبباً أو اكتبه.',
    keep: 'إبقاء العميل',
    mark: 'تسجيل كخسارة',
  },
}
