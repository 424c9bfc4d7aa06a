import { isolate } from '../catalogue/isolate.ts'
import type { sql as en } from '../en/sql.ts'

export const sql: typeof en = {
  open: isolate('SQL'),
  title: `استعلام ${isolate('SQL')} عن البيانات`,
  back: 'اسأل بالكلمات',
  hint: 'استعلام واحد للقراءة فقط، على السجلات التي يحق لك رؤيتها. لا تُقرأ هنا الأسماء والهواتف والبريد والملاحظات وما قيل في المكالمات. كل تشغيل يُحفظ في سجل التدقيق.',
  statement: 'الاستعلام',
  run: 'تشغيل',
  running: 'جارٍ التشغيل',
  csv: `تنزيل ${isolate('CSV')}`,
  result: 'النتيجة',
  none: 'لا توجد صفوف.',
  rows: (count, time) => `عدد الصفوف ${count}، ${time}`,
  oneRow: (time) => `صف واحد، ${time}`,
  cut: (count) => `أول ${count} صف فقط. أضف حداً أو احسب العدد.`,
  tables: 'ما يمكن قراءته',
  problems: {
    tooLong: () => 'الاستعلام طويل جداً أو متداخل أكثر من اللازم.',
    notSql: (named) =>
      `تعذّرت قراءة هذا كاستعلام ${isolate('SQL')}${named ? `: ${isolate(named)}` : ''}.`,
    notOne: () => 'اكتب استعلاماً واحداً فقط.',
    notSelect: () =>
      `تُشغَّل استعلامات القراءة فقط: ابدأ بكلمة ${isolate('select')} أو ${isolate('with')}.`,
    table: (named) => `لا يوجد هنا جدول باسم ${isolate(named)}.`,
    function: (named) => `لا يمكن استخدام الدالة ${isolate(named)} هنا.`,
    type: (named) => `لا يمكن استخدام النوع ${isolate(named)} هنا.`,
    operator: (named) => `لا يمكن استخدام المعامل ${isolate(named)} هنا.`,
    recursive: () => 'لا يمكن تشغيل الاستعلامات التكرارية هنا.',
    joins: () => 'دمج نصوص أكثر من اللازم: تسعة أجزاء كحد أقصى في المجموع.',
    number: (named) => `لا يمكن استخدام هذا الرقم هنا: ${isolate(named)}.`,
    columns: () => 'أعمدة النتيجة أكثر من اللازم: 60 عموداً كحد أقصى.',
    form: (named) => `لا يمكن استخدام هذه الصيغة هنا: ${isolate(named)}.`,
    notReadable: () => 'يقرأ هذا الاستعلام عموداً لا تُسمح قراءته هنا.',
    slow: () => 'استغرق الاستعلام أكثر من خمس ثوانٍ فأُوقف.',
    busy: () => 'لا تتسع قاعدة البيانات لهذا الآن. حاول مجدداً بعد قليل.',
    statement: (named) => `تقول قاعدة البيانات: ${isolate(named)}.`,
  },
}
