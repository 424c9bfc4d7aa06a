import { isolate } from '../catalogue/isolate.ts'
import { answers } from './answers.ts'
import type { planner as en } from '../en/planner.ts'

const COUNTED = 'أما العملاء والعروض والمكالمات والمعاينات والمهام والأسعار والنسب فيمكن حسابها'
const or = (options: readonly string[]) => options.map(isolate).join(' أو ')
const list = (names: readonly string[]) => names.join('، ')
const quoted = (text: string) => `«${isolate(text)}»`
const nouns = {
  lead: 'العملاء',
  listing: 'العروض',
  call: 'المكالمات',
  viewing: 'المعاينات',
  task: 'المهام',
}
const units = { week: 'الأسبوع', month: 'الشهر', quarter: 'الربع', year: 'السنة' }
const byUnit = { day: 'يوماً بيوم', week: 'أسبوعاً بأسبوع', month: 'شهراً بشهر' }

export const planner: typeof en = {
  examples: `اسأل عن أعداد العملاء أو العروض أو المكالمات أو المعاينات أو المهام، مثل: ${['العملاء حسب المرحلة', 'العقارات حسب المنطقة', 'المكالمات حسب الوسيط هذا الأسبوع'].map(quoted).join('، ')}.`,
  nothingToCount: 'لا يمكنني حساب ذلك.',
  tooManyWords: (most) => `يمكن أن يحتوي السؤال على ${most} كلمة كحد أقصى.`,
  strange: (said, isMore, measure) =>
    `لم أفهم ${said.map(quoted).join('، ')}${isMore ? ' وغيرها' : ''}${measure ? ` في سؤال عن ${measure}` : ''}.`,
  isThisMeant: (said) => `لم أفهم ${said.map(quoted).join('، ')}. هل هذا ما تقصده؟`,
  possible: (measure, splits, filters) =>
    `يمكن تقسيم «${measure}» حسب: ${list(splits)}، وتصفيتها حسب: ${list(filters)}.`,
  reasons: 'الأسباب للعملاء الذين خسرناهم فقط. اسأل عن العملاء الذين خسرناهم حسب السبب.',
  shareOfWhat: 'نسبة ماذا؟ حدّد الكل والجزء، مثل: كم نسبة العملاء الساخنين.',
  shareOfClosed: 'هل تقصد نسبة إتمام الصفقات التي لا تشمل العملاء المفتوحين؟',
  stillAhead: 'هذا الوقت لم يحن بعد، ولا يُحسب فيه سوى المعاينات والمهام والتصاريح.',
  otherTime: (measure) => `يُحسب الوقت هنا حسب ${answers.measures[measure].time} فقط.`,
  lastOrComing: (said) => `هل تقصد ${quoted(said)} الماضي أم القادم؟ اذكر التاريخ.`,
  notOnPortal: 'لا يمكن حساب العروض غير الموجودة على بوابة، ويمكن حساب الموجودة عليها.',
  sayWhole: 'هل هذا سؤال جديد أم عن السؤال السابق؟ اكتبه كاملاً مع ما يجب حسابه.',
  whatIsCounted: 'ما الذي يجب حسابه: العملاء أم العروض أم المكالمات أم المعاينات أم المهام؟',
  whichIsCounted: (subjects) =>
    `ما الذي يجب حسابه: ${subjects.map((subject) => nouns[subject]).join(' أم ')}؟`,
  salePrices: 'هل تقصد أسعار البيع أم الإيجار؟',
  buyBudgets: 'هل تقصد ميزانيات الشراء أم الإيجار؟',
  cannotRun: () => 'لا يمكن حساب السؤال بهذا الشكل. أعد صياغته.',
  rentsPerYear: (unit) => `تُذكر الإيجارات سنوياً. هل هذا ما تقصده، أم تغيّر الأسعار ${byUnit[unit]}؟`,
  mended: (said, meant) => `قُرئت ${quoted(said)} على أنها ${quoted(meant)}.`,
  nameOrTime: (said) => `هل ${quoted(said)} وقت أم اسم؟ اكتب ${quoted(`in ${said}`)} أو الاسم كاملاً.`,
  whichAmount: 'أي مبلغ تقصد؟',
  mayBe: (said, names) => `قد تعني ${quoted(said)}: ${or(names)}. أيها تقصد؟`,
  teamOrPlaces: (team) => `هل تقصد ${isolate(team)} أم الأماكن التي تحمل هذا الاسم؟`,
  severalCalled: (said) => `أكثر من شخص يحمل الاسم ${quoted(said)}، ولا يمكن التمييز بينهم هنا.`,
  unsupported: {
    targets: `لا تُحفظ الأهداف هنا، ${COUNTED}.`,
    commission: `لا تُحفظ العمولات هنا، ${COUNTED}.`,
    deals: 'هل تقصد بالصفقة عميلاً تمت صفقته أم عميلاً في مرحلة عرض السعر؟',
    sales: 'هل تقصد العروض المعروضة للبيع أم العملاء الذين تمت صفقاتهم؟',
    closed: 'هل تقصد بالإغلاق الصفقات التي تمت فقط، أم ما تم وما خسرناه؟',
    offers: 'لا يمكن حساب عروض الأسعار، أما العملاء في مرحلة عرض السعر والعروض قيد التفاوض فيمكن.',
    contacts:
      'لا يمكن حساب جهات الاتصال بعد، ويمكن حساب العملاء، وقد يكون لجهة الاتصال الواحدة أكثر من طلب.',
    contracts: `لا يمكن حساب العقود بعد، ${COUNTED}.`,
    trend: 'على أي مدى: أيام أم أسابيع أم أشهر؟',
    everIn: 'هل تقصد العملاء الموجودين في هذه المرحلة الآن، أم كل من وصلوا إليها يوماً؟',
    money: `لا يمكن حساب الإيرادات بعد، ${COUNTED}.`,
  },
  forbidden: {
    changes: 'الأسئلة للقراءة فقط ولا تغيّر شيئاً.',
    contents: 'الأسئلة تعدّ السجلات ولا تعرض محتواها.',
  },
  lastUnit: (unit) => `هل تقصد ${units[unit]} السابق في التقويم أم المدة نفسها حتى اليوم؟`,
  onlyOrSince: (said) => `هل تقصد ${isolate(said)} فقط أم كل ما بعده؟`,
  noSuchDay: 'لا يوجد هذا اليوم في ذلك الشهر.',
  endsFirst: 'تنتهي هذه الفترة قبل أن تبدأ.',
  noDay: (day) => `لا يوجد تاريخ ${isolate(day)}.`,
  cameOrClosed: (time) =>
    `هل تقصد العملاء الذين وردوا في ${isolate(time)} أم من تمت صفقتهم أو خسرناهم فيه؟`,
  reachedOrCame: 'هل تقصد من وصلوا إلى هذه المرحلة حينها، أم من وردوا حينها وهم فيها الآن؟',
  stateThen: {
    lead: 'لا يُحسب متى دخل العملاء تلك الحالة. يمكن حساب من وردوا حينها وهم فيها الآن.',
    listing: 'لا يُحسب متى دخلت العروض تلك الحالة. يمكن حساب ما أُنشئ حينها وهو فيها الآن.',
  },
  callsOf: (name) => `كل مكالمات ${isolate(name)} أم اتجاه واحد فقط؟`,
  notUnderstood: (said) => `لم أفهم ${quoted(said)}.`,
  openStages: 'العملاء المفتوحون هم من لم تتم صفقتهم ولم نخسرهم. أي مرحلة تقصد؟',
  answeredAndMissed: 'لا تكون المكالمة فائتة ومُجابة معاً. أيهما تقصد؟',
  soundsLikeRent: (said) => `يبدو ${quoted(said)} إيجاراً. هل تقصد عقارات للإيجار؟`,
  rentPer: (said) => `هل ${quoted(said)} إيجار شهري أم سنوي؟`,
}
