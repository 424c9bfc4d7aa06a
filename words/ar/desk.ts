import type { desk as en } from '../en/desk.ts'
import { isolate } from '../catalogue/isolate.ts'
import { plural } from './plural.ts'

export const desk: typeof en = {
  title: 'مكتبي',
  newLead: 'عميل محتمل جديد',
  allDone: 'أُنجز كل شيء',
  allDoneHint: 'تظهر هنا الاستفسارات والمكالمات والمتابعات فور حاجتها إليك.',
  toClaim: 'بانتظار الاستلام',
  toContact: 'بانتظار التواصل',
  overdue: 'متابعات متأخرة',
  dueToday: 'متابعات اليوم',
  tasks: 'المهام',
  noNextStep: 'بلا خطوة تالية',
  showMore: (count) => `عرض ${count} أخرى`,
  wrapUp: 'إنهاء المكالمة',
  openCall: 'فتح المكالمة',
  claim: 'استلام',
  claiming: 'جارٍ الاستلام',
  open: 'فتح',
  nothingKnown: 'لا معلومات بعد',
  done: (task) => `إنجاز: ${isolate(task)}`,
  late: (duration) => `متأخر ${duration}`,
  greeting: {
    morning: (name) => `صباح الخير، ${isolate(name)}`,
    afternoon: (name) => `طاب يومك، ${isolate(name)}`,
    evening: (name) => `مساء الخير، ${isolate(name)}`,
  },
  summary: {
    onCall: 'لديك مكالمة جارية.',
    toClaim: (count) =>
      plural(count, {
        one: 'عميل محتمل جديد بانتظار الاستلام.',
        two: 'عميلان محتملان جديدان بانتظار الاستلام.',
        few: '# عملاء محتملين جدد بانتظار الاستلام.',
        many: '# عميلاً محتملاً جديداً بانتظار الاستلام.',
        other: '# عميل محتمل جديد بانتظار الاستلام.',
      }),
    toContact: (count) =>
      plural(count, {
        one: 'عميل واحد بانتظار أول تواصل.',
        two: 'عميلان بانتظار أول تواصل.',
        few: '# عملاء بانتظار أول تواصل.',
        many: '# عميلاً بانتظار أول تواصل.',
        other: '# عميل بانتظار أول تواصل.',
      }),
    overdue: (count) =>
      plural(count, {
        one: 'متابعة واحدة متأخرة.',
        two: 'متابعتان متأخرتان.',
        few: '# متابعات متأخرة.',
        many: '# متابعة متأخرة.',
        other: '# متابعة متأخرة.',
      }),
    dueToday: (count) =>
      plural(count, {
        one: 'ومتابعة واحدة أخرى اليوم.',
        two: 'ومتابعتان أخريان اليوم.',
        few: 'و# متابعات أخرى اليوم.',
        many: 'و# متابعة أخرى اليوم.',
        other: 'و# متابعة أخرى اليوم.',
      }),
    nothing: 'لا شيء بانتظارك. يظهر العملاء الجدد والمكالمات هنا تلقائياً.',
  },
  house: 'المكتب اليوم',
  teamToday: (team) => `${isolate(team)} اليوم`,
  team: {
    agent: 'الوسيط',
    toContact: 'بانتظار التواصل',
    overdue: 'متأخرة',
    viewings: 'معاينات اليوم',
    open: 'عملاء مفتوحون',
  },
  viewings: {
    title: 'المعاينات',
    none: 'لا معاينات هذا الأسبوع',
    hint: 'اتفق على معاينة من صفحة عميل أو مكالمة لتظهر هنا.',
    one: 'معاينة',
    notConfirmed: 'غير مؤكدة',
  },
}
