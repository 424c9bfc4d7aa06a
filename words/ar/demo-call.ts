import type { demoCall as en } from '../en/demo-call.ts'

export const demoCall: typeof en = {
  title: 'بدء مكالمة تجريبية',
  about: 'تُشغَّل محادثة مكتوبة كأنها مكالمة، بسرعة كلام الناس. لا يوجد هذا إلا في النسخة التجريبية.',
  dialogue: 'موضوع المكالمة',
  dialogues: {
    'two-bed-marina': 'يريد استئجار شقة بغرفتي نوم في دبي مارينا',
    'villa-sale': 'يريد بيع فيلا في المرابع العربية',
    reschedule: 'يغيّر موعد معاينة إلى يوم آخر',
    'arabic-family': 'عائلة تبحث عن شقة، بالعربية',
    'mixed-investor': 'مستثمر يتحدث بالإنجليزية والعربية',
  },
  caller: 'المتصل',
  stranger: 'شخص جديد',
  agent: 'من يتلقاها',
  start: 'بدء المكالمة',
  starting: 'جارٍ البدء …',
  cancel: 'إلغاء',
  rings: (agent) => `ترن المكالمة لدى ${agent}.`,
}
