import type { question as en } from '../en/question.ts'

export const question: typeof en = {
  title: 'اسأل عن البيانات',
  begin: 'ماذا تريد أن تعرف؟',
  beginHint:
    'يتحول السؤال إلى خطة يمكنك مراجعتها، ولا يُخمَّن أي رقم. وإذا لم تكن ترى كل البيانات فسيُذكر ذلك في الإجابة.',
  examples: {
    stages: 'كم عدد العملاء في كل مرحلة؟',
    prices: 'العروض العقارية حسب المنطقة والسعر',
    calls: 'مكالمات كل وسيط هذا الأسبوع',
    sources: 'العملاء الجدد حسب المصدر هذا الشهر',
  },
  yours: 'سؤالك',
  example: 'مثال من الأسئلة أعلاه',
  ask: 'اسأل',
  understood: 'ما تم فهمه',
  rows: 'البيانات وراء الرسم',
  counting: 'جارٍ العدّ',
  reading: 'جارٍ قراءة السؤال',
  again: 'إعادة السؤال',
  notKnown: 'غير معروف',
  firstRows: (shown, total) => `أول ${shown} من ${total} صفاً، `,
  inTime: (time) => `خلال ${time}`,
  milliseconds: (count) => `${count} مللي ثانية`,
  seconds: (count) => `${count} ثانية`,
  firstBars: (shown, all) => `أول ${shown}، وفي الجدول ${all} كلها.`,
  lost: 'لم يصل السؤال. حاول بعد قليل.',
}
