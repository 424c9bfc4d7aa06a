import { isolate } from '../catalogue/isolate.ts'
import type { programs as en } from '../en/programs.ts'
import { plural } from './plural.ts'

export const programs: typeof en = {
  title: 'البرامج المتصلة',
  hint: 'البرامج التي تسمح لها بالدخول تقرأ ما يحق لك قراءته، ولا تكتب شيئًا دون موافقتك.',
  asks: 'بانتظار جوابك',
  asksOf: (program) => `يطلب ${isolate(program)} موافقتك`,
  wants: (program, what) => `طلب من ${isolate(program)}: ${what}`,
  approve: 'نعم، اكتبه',
  deny: 'لا',
  until: 'ينتهي السؤال {when}',
  reads: 'يُكتب هذا باسمك، ولا شيء غيره.',
  connected: 'المتصلة الآن',
  none: 'لا برامج متصلة',
  noneHint: 'حين تسمح لبرنامج بالدخول يظهر هنا مع كل ما يفعله.',
  since: 'سُمح له {when}',
  ends: 'ينتهي تلقائيًا {when}',
  goesTo: (address) => `تصل الإجابات إلى ${isolate(address)}`,
  end: 'إنهاء',
  endTitle: (program) => `إنهاء اتصال ${isolate(program)}؟`,
  endWhy: 'لا يقرأ ولا يكتب شيئًا من الآن، ويُغلق فورًا كل ما هو مفتوح له.',
  ended: 'أُنهي الاتصال.',
  did: 'ما فعلته البرامج',
  nothing: 'لا شيء بعد',
  older: 'الأقدم',
  answered: 'ما أجبت عنه',
  records: (count) =>
    plural(count, {
      one: 'سجل واحد',
      two: 'سجلان',
      few: '# سجلات',
      many: '# سجلًا',
      other: '# سجل',
    }),
  scopes: { 'mcp:read': 'يقرأ', 'mcp:write': 'يطلب الكتابة' },
  outcomes: {
    done: 'تم',
    refused: 'رُفض',
    asked: 'سُئلت عنه',
    failed: 'تعذّر',
  },
  states: {
    waiting: 'بانتظار الجواب',
    approved: 'قيد الكتابة',
    done: 'كُتب',
    failed: 'تعذّرت كتابته',
    denied: 'رفضته',
    expired: 'لم يُجب عنه في الوقت',
    withdrawn: 'سُحب السؤال',
  },
  tools: {
    create_task: 'إنشاء مهمة',
    book_viewing: 'حجز معاينة',
    add_note: 'إضافة ملاحظة',
    draft_message: 'إعداد مسودة رسالة',
    propose_lead_field: 'تغيير حقل لعميل محتمل',
  },
  labels: {
    title: 'المهمة',
    dueAt: 'الموعد',
    leadId: 'العميل المحتمل',
    listingId: 'العرض العقاري',
    ownerId: 'لمن',
    agentId: 'يعرضه',
    startsAt: 'البداية',
    endsAt: 'النهاية',
    text: 'النص',
    subject: 'الموضوع',
    channel: 'عبر',
    field: 'الحقل',
    value: 'القيمة الجديدة',
    why: 'السبب',
  },
  channels: { whatsapp: 'واتساب', email: 'البريد الإلكتروني', sms: 'رسالة نصية' },
  look: 'اطّلع عليه',
  prompts: {
    prepareViewing: {
      about: { title: 'التحضير لمعاينة', description: 'ما ينبغي معرفته قبل عرض العقار' },
      text: (id, tool) =>
        `حضّرني للمعاينة ${isolate(id)}. اقرأها بالأداة ${isolate(tool)}، ثم عميلها المحتمل وعرضها العقاري وآخر مكالماته. أخبرني في عشرة أسطر: من سيحضر وعمّ يبحث، وأين يناسبه العقار وأين لا يناسبه، وعمّ سأل من قبل، وماذا أجهّز معي، وثلاثة أسئلة أطرحها عليه.`,
    },
    sumUpLead: {
      about: { title: 'تلخيص عميل محتمل', description: 'أين وصل العميل وما الخطوة التالية' },
      text: (id, tool) =>
        `لخّص العميل المحتمل ${isolate(id)}. اقرأه بالأداة ${isolate(tool)}، ثم مكالماته ومعايناته ومهامه. أخبرني في ثمانية أسطر: من هو، وماذا يريد، وماذا حدث ومتى، وما المفتوح أو المتأخر، وما الخطوة التالية الواحدة. واذكر ما لست متأكدًا منه.`,
    },
    weeklyReport: {
      about: { title: 'التقرير الأسبوعي', description: 'آخر سبعة أيام بالأرقام والكلمات' },
      text: (tool) =>
        `اكتب تقريري عن آخر سبعة أيام. احسب بالأداة ${isolate(tool)} (العملاء المحتملون والمعاينات والمكالمات، حسب المرحلة والمصدر) وقارن بالأيام السبعة التي قبلها. اذكر ما سار جيدًا، وما تأخر، وما عليّ أن أبدأ به الأسبوع القادم. خذ كل رقم من الأدوات واذكر السجلات التي حُسب منها.`,
    },
  },
}
