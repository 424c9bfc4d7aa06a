import type { market as en } from '../en/market.ts'
import { plural } from './plural.ts'

const days = (count: number) =>
  plural(count, {
    zero: 'أقل من يوم',
    one: 'يوم واحد',
    two: 'يومان',
    few: '# أيام',
    many: '# يوماً',
    other: '# يوم',
  })

export const market: typeof en = {
  title: 'في السوق',
  days: 'الأيام في السوق',
  dayCount: days,
  since: (day) => `منذ ${day}`,
  gone: {
    sold: (count) => `بيع بعد ${count}`,
    let: (count) => `أُجّر بعد ${count}`,
    withdrawn: (count) => `سُحب بعد ${count}`,
  },
  neverOn: 'لم يُعرض في السوق بعد',
  perFoot: 'السعر المطلوب',
  among: (count) =>
    plural(count, {
      one: 'منزل مشابه واحد',
      two: 'متوسط منزلين مشابهين',
      few: 'متوسط # منازل مشابهة',
      many: 'متوسط # منزلاً مشابهاً',
      other: 'متوسط # منزل مشابه',
    }),
  above: (percent) => `أعلى بنسبة ${percent}`,
  below: (percent) => `أقل بنسبة ${percent}`,
  asOthers: 'مثل غيره',
  prices: 'سجل الأسعار',
  chart: (from, to, steps) =>
    `السعر من ${from} إلى ${to}، ${plural(steps, {
      one: 'سعر واحد',
      two: 'سعران',
      few: '# أسعار',
      many: '# سعراً',
      other: '# سعر',
    })}`,
  noPrices: 'لم يُطلب سعر بعد.',
  date: 'التاريخ',
  price: 'السعر',
  change: 'التغيير',
  first: 'السعر الأول',
  compare: {
    none: 'لا يوجد ما يُقارن به',
    noneHint: 'لا يوجد منزل آخر بعدد الغرف نفسه في هذا المبنى أو المجتمع.',
    sameBuilding: 'المبنى نفسه',
    left: (status, day) => `${status} ${day}`,
  },
  applicants: {
    reasons: {
      area: 'هذا المجتمع',
      bedrooms: 'عدد غرف النوم نفسه',
      propertyType: 'هذا النوع من المنازل',
      inBudget: 'ضمن الميزانية',
      overBudget: 'أعلى من الميزانية بقليل',
      hot: 'مهتم جداً',
    },
    because: (reasons) => `يناسب: ${reasons}`,
    tell: 'إبلاغه',
    tellName: (name, by) => `إبلاغه ${by}: ${name}`,
    by: { email: 'بالبريد الإلكتروني', whatsapp: 'عبر واتساب' },
    why: {
      told: 'سبق أن عُرض عليه هذا المنزل',
      notFor: 'ذكر أن هذا المنزل لا يناسبه',
      waits: 'ينتظر رداً: اكتب إليه أولاً',
      refused: 'لا يرغب في مثل هذه الرسائل',
      notAgreed: 'لم يوافق على مثل هذه الرسائل',
      noAddress: 'ليس لديه بريد إلكتروني',
      nobody: 'لا توجد جهة اتصال للكتابة إليها',
      outreachAsked: 'تمنعه قواعد الرسائل الإعلانية الآن؛ اكتب إليه من صندوق الرسائل',
      colleagues: 'عميل محتمل لدى زميل',
    },
    shown: 'عُرض عليه',
    opened: 'فُتح',
    answers: { yes: 'أعجبه', no: 'لا يناسبه' },
    all: (count) =>
      plural(count, {
        one: 'إبلاغ مهتم واحد',
        two: 'إبلاغ مهتمَّين',
        few: 'إبلاغ # مهتمين',
        many: 'إبلاغ # مهتماً',
        other: 'إبلاغ # مهتم',
      }),
    allTitle: (count) =>
      plural(count, {
        one: 'إبلاغ مهتم واحد بهذا المنزل؟',
        two: 'إبلاغ مهتمَّين بهذا المنزل؟',
        few: 'إبلاغ # مهتمين بهذا المنزل؟',
        many: 'إبلاغ # مهتماً بهذا المنزل؟',
        other: 'إبلاغ # مهتم بهذا المنزل؟',
      }),
    allWhy: 'يتلقى كل منهم رسالة خاصة به بلغته، مع صفحة يمكنه فيها القبول أو الرفض أو طلب معاينة.',
    notNow: 'يمكن إبلاغ المهتمين عندما يكون المنزل متاحاً وتصريحه سارياً.',
    toldCount: (count) =>
      plural(count, {
        zero: 'لم يُبلَّغ أحد',
        one: 'أُبلغ مهتم واحد',
        two: 'أُبلغ مهتمان',
        few: 'أُبلغ # مهتمين',
        many: 'أُبلغ # مهتماً',
        other: 'أُبلغ # مهتم',
      }),
    leftOut: (names, why) => `استُثني ${names}: ${why}`,
  },
  message: {
    subject: (title) => `منزل قد يناسبك: ${title}`,
    hello: (name) => `مرحباً ${name}،`,
    helloNobody: 'مرحباً،',
    fits: 'هذا المنزل يناسب ما تبحث عنه:',
    see: 'كل التفاصيل مع الصور والمواعيد المتاحة للمعاينة:',
    notForYou: 'إذا لم يكن مناسباً لك فأخبرنا هناك، ولن نعرضه عليك مرة أخرى.',
    stop: 'إذا كنت لا ترغب في مثل هذه الرسائل فيكفي أن ترد بكلمة «إيقاف».',
  },
}
