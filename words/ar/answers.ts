import { isolate } from '../catalogue/isolate.ts'
import type { answers as en } from '../en/answers.ts'
import { counted } from './counted.ts'
import { measures } from './measures.ts'
import { plural } from './plural.ts'

const subjects = {
  lead: 'العملاء المحتملين',
  listing: 'العروض العقارية',
  call: 'المكالمات',
  viewing: 'المعاينات',
  task: 'المهام',
}
const list = (names: readonly string[]) => names.map(isolate).join('، ')
const or = (names: readonly string[]) => names.map(isolate).join(' أو ')
const and = (names: readonly string[]) => names.join(' و')

export const answers: typeof en = {
  measures,
  dimensions: {
    stage: 'المرحلة',
    source: 'المصدر',
    intent: 'الرغبة',
    temperature: 'درجة الاهتمام',
    lostReason: 'سبب الخسارة',
    status: 'الحالة',
    purpose: 'الغرض',
    propertyType: 'نوع العقار',
    furnishing: 'الأثاث',
    priceBand: 'فئة السعر',
    state: 'حالة المكالمة',
    direction: 'الاتجاه',
    checkItem: 'بند القائمة',
    fate: 'ما آل إليه',
    offerKind: 'نوع الاقتراح',
    viewingStatus: 'حالة المعاينة',
    portal: 'البوابة',
    portalState: 'الحالة على البوابة',
    area: 'المنطقة',
    agent: 'الوسيط',
    team: 'الفريق',
    bedrooms: 'غرف النوم',
    price: 'السعر',
    budget: 'الميزانية',
    owned: 'له مسؤول',
    answered: 'رُدّ عليها',
    done: 'منجزة',
    overdue: 'متأخرة',
    listing: 'العرض العقاري',
    call: 'المكالمة',
    day: 'اليوم',
    week: 'الأسبوع',
    month: 'الشهر',
  },
  priceBands: {
    'sale-1m': 'بيع، أقل من مليون',
    'sale-2m': 'بيع، من مليون إلى مليونين',
    'sale-3m': 'بيع، من 2 إلى 3 ملايين',
    'sale-5m': 'بيع، من 3 إلى 5 ملايين',
    'sale-10m': 'بيع، من 5 إلى 10 ملايين',
    'sale-more': 'بيع، 10 ملايين فأكثر',
    'rent-60k': 'إيجار، أقل من 60 ألفاً',
    'rent-100k': 'إيجار، من 60 إلى 100 ألف',
    'rent-150k': 'إيجار، من 100 إلى 150 ألفاً',
    'rent-250k': 'إيجار، من 150 إلى 250 ألفاً',
    'rent-more': 'إيجار، 250 ألفاً فأكثر',
  },
  share: (measure) => `النسبة من ${measure}`,
  sharedBy: (what) => `نسبة مئوية من المجموع نفسه دون اعتبار ${and(what)}.`,
  period: 'الفترة',
  nobody: 'لا أحد',
  bedrooms: (count) =>
    plural(count, {
      zero: 'استوديو',
      one: 'غرفة نوم واحدة',
      two: 'غرفتا نوم',
      few: '# غرف نوم',
      many: '# غرفة نوم',
      other: '# غرفة نوم',
    }),
  counted,
  span: {
    on: (day) => `يوم ${day}`,
    between: (from, last) => `من ${from} إلى ${last}`,
    since: (day) => `منذ ${day}`,
    until: (day) => `حتى ${day}`,
    always: 'في أي وقت',
  },
  title: {
    by: (measure, splits) => `${measure} حسب ${and(splits)}`,
    averaged: (measure, over) => `${measure}: المتوسط حسب ${over}، دون من ليس لديه شيء منها`,
    records: { call: 'المكالمات حسب المدة', listing: 'العروض العقارية حسب السعر' },
    ordered: (title, order) => `${title}، ${order}`,
    lowestFirst: 'الأدنى أولاً',
    highestFirst: 'الأعلى أولاً',
    ascending: (split) => `بترتيب ${split} تصاعدياً`,
    descending: (split) => `بترتيب ${split} تنازلياً`,
    first: (count) =>
      plural(count, {
        one: 'الأول فقط',
        two: 'أول اثنين',
        few: 'أول #',
        many: 'أول #',
        other: 'أول #',
      }),
  },
  filter: {
    is: (what, values) => `${what}: ${or(values)}`,
    isNot: (what, values) => `${what}: ليس ${values.map(isolate).join(' ولا ')}`,
    atLeast: (what, values) => `${what}: ${list(values)} على الأقل`,
    atMost: (what, values) => `${what}: ${list(values)} على الأكثر`,
    perYear: (filter) => `${filter} سنوياً`,
  },
  when: (what, spans) => `${what}: ${spans.join('، مقارنةً بـ: ')}`,
  text: {
    nothing: (measure) => `لا يوجد ما يُحسب: لا نتائج مطابقة ضمن «${measure}».`,
    one: (measure, amount) => `${measure}: ${isolate(amount)}.`,
    groups: (count) =>
      plural(count, {
        zero: 'لا مجموعات',
        one: 'مجموعة واحدة',
        two: 'مجموعتين',
        few: '# مجموعات',
        many: '# مجموعة',
        other: '# مجموعة',
      }),
    among: (groups) => `النتيجة في ${groups}.`,
    sum: (amount, groups) => `${isolate(amount)} في ${groups}.`,
    ranked: (most, [first = '', ...others]) =>
      `${most}: ${first}${others.length > 0 ? `، ثم ${and(others)}` : ''}.`,
    most: 'الأكثر',
    fewest: 'الأقل',
    highest: 'الأعلى',
    lowest: 'الأدنى',
    beside: (measure, values) => `${measure}: ${values.join('، مقارنةً بـ: ')}.`,
    named: (name, amount) => `${isolate(name)} (${isolate(amount)})`,
    list,
  },
  scope: {
    parts: {
      team: 'ما يخص فريقك',
      own: 'ما يخصك',
      shared: 'ما تمت مشاركته معك',
      unclaimed: 'ما لم يستلمه أحد في فريقك',
    },
    narrowed: (subject, parts) =>
      `يشمل العدد ما يحق لك رؤيته فقط من ${subjects[subject]}${parts.length > 0 ? `: ${and(parts)}` : ''}.`,
    hidden: (subject, name) =>
      `لا يحق لك الاطلاع على ${subjects[subject]} لدى ${isolate(name)}، لذلك لا يمكن العدّ.`,
    compared: {
      agent: (subject) =>
        `لا يحق لك الاطلاع على ${subjects[subject]} لدى الوسطاء الآخرين، لذلك لا تمكن المقارنة بين الوسطاء.`,
      team: (subject) =>
        `لا يحق لك الاطلاع على ${subjects[subject]} لدى الفرق الأخرى، لذلك لا تمكن المقارنة بين الفرق.`,
    },
  },
  notRun: () => 'لا يمكن حساب السؤال كما فُهم. أعد صياغته بكلمات أخرى.',
  unknownNames: (names) => `لا أعرف ${list(names)}. أي منطقة أو شخص أو فريق تقصد؟`,
}
