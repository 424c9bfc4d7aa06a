import { isolate } from '../catalogue/isolate.ts'
import type { ProblemWords } from '../catalogue/problem-words.ts'
import { wordOf } from '../catalogue/word-of.ts'
import { labels } from './labels.ts'

const named = (value: string | number | undefined) => isolate(String(value ?? ''))
const instead = (choices: string | number | undefined) =>
  choices ? ` القيم المتاحة: ${named(choices)}.` : ''

const status = (key: string | number | undefined) =>
  wordOf(labels.listingStatuses, String(key ?? ''))

export const problems: ProblemWords = {
  titles: {
    unauthenticated: 'لم يُسجَّل الدخول',
    forbidden: 'غير مسموح',
    notFound: 'غير موجود',
    gone: 'لم يعد موجوداً',
    conflict: 'تعارض',
    outdated: 'تغيّر في هذه الأثناء',
    malformed: 'طلب غير صالح',
    invalid: 'قيمة غير صالحة',
    tooLarge: 'حجم أكبر من المسموح',
    tooMany: 'طلبات كثيرة',
    unavailable: 'غير متاح حالياً',
    internal: 'خطأ داخلي',
  },
  general: {
    unauthenticated: 'انتهت جلستك. سجّل الدخول من جديد.',
    forbidden: 'لا تملك صلاحية القيام بذلك.',
    notFound: 'هذا السجل غير موجود، أو أُزيل.',
    gone: 'لم يعد هذا السجل موجوداً.',
    conflict: 'تغيّر شيء في هذه الأثناء. أعد تحميل الصفحة وحاول مرة أخرى.',
    outdated: 'تغيّر السجل منذ قراءته. أعد تحميل الصفحة وحاول مرة أخرى.',
    malformed: 'تعذّرت قراءة الطلب. أعد تحميل الصفحة وحاول مرة أخرى.',
    invalid: 'لا يمكن قبول هذه القيمة. تحقق منها وحاول مرة أخرى.',
    tooLarge: 'حجم المُرسَل أكبر من المسموح.',
    tooMany: 'طلبات كثيرة في وقت قصير. حاول بعد قليل.',
    unavailable: 'الخدمة غير متاحة حالياً ولم يتغير شيء. حاول بعد قليل.',
    internal: 'حدث خطأ من جانبنا وتم تسجيله.',
  },
  exact: {
    pauseAhead: () => 'يوقَف العميل مؤقتًا حتى يوم قادم خلال سنة.',
    leadClaimed: () => 'استلم شخص آخر هذا العميل للتو.',
    sayWhyLost: () => 'اذكر سبب خسارة العميل.',
    sharedWithTooMany: ({ most }) => `يمكن مشاركة العميل مع ${named(most)} أشخاص كحد أقصى.`,
    tooManyTags: ({ most }) => `يمكن إضافة ${named(most)} وسماً كحد أقصى.`,
    callNeedsLead: () => 'تُحجز المعاينة لعميل محتمل. اربط المكالمة بعميل أولاً.',
    callGoesOn: () => 'ما زالت المكالمة جارية. أنهِ المعاملة بعد انتهائها.',
    callHasAnotherLead: () => 'أصبحت المكالمة مرتبطة بعميل آخر. راجعها ثم اعتمد الاقتراح.',
    proposalDismissed: () => 'رفض أحد الزملاء هذا الاقتراح في هذه الأثناء.',
    lastAdmin: ({ name }) => `${named(name)} هو آخر مسؤول نظام نشط. عيّن مسؤولاً آخر أولاً.`,
    emailIsTaken: ({ name, email, holder }) =>
      `لا يمكن إعادة ${named(name)} بالبريد ${named(email)} لأنه مستخدم الآن لدى ${named(holder)}.`,
    notReadyToPublish: () => 'بيانات العقار غير مكتملة للنشر. أكمل المطلوب في الصفحة ثم أعد النشر.',
    sharesOverWhole: () => 'مجموع حصص الملاك يتجاوز 100%.',
    propertyKnown: () => 'يبدو أن هذا العقار مسجَّل لدينا من قبل.',
    propertyOfColleague: () => 'هذا العقار في عهدة زميل. اطلب منه أو من المدير نقله إليك.',
    changedSince: () => 'تغيّرت البيانات منذ ذلك الحين، ولم يُستعَد شيء.',
    required: () => 'هذا الحقل مطلوب.',
    atLeast: ({ least }) => `يجب ألا يقل عن ${named(least)}.`,
    atMost: ({ most }) => `يجب ألا يزيد على ${named(most)}.`,
    tooLong: ({ most }) => `النص أطول من المسموح (${named(most)} كحد أقصى).`,
    valueRetired: ({ value, choices }) =>
      `لم يعد «${named(value)}» مستخدماً: يبقى حيث هو ولا يُختار من جديد.${instead(choices)}`,
    noSuchValue: ({ value, choices }) => `لا توجد قيمة باسم «${named(value)}».${instead(choices)}`,
    sentTooMuch: () => 'حجم المُرسَل أكبر مما يمكن إرساله دفعة واحدة.',
    chooseFewer: ({ most }) => `اختر ${named(most)} سجل على الأكثر. ضيّق القائمة أولاً.`,
    fileEmpty: ({ name }) => `الملف «${named(name)}» فارغ.`,
    fileTooLarge: ({ name, most }) => `الملف «${named(name)}» أكبر من ${named(most)} ميغابايت.`,
    fileIsProgram: ({ name }) => `«${named(name)}» برنامج، والبرامج غير مقبولة.`,
    fileNotWhatItSays: ({ name, ending }) =>
      `ينتهي اسم «${named(name)}» بـ ${named(`.${ending}`)} لكن محتواه من نوع آخر.`,
    pictureDamaged: ({ name }) => `تعذّرت قراءة «${named(name)}» كصورة، وقد يكون الملف تالفاً.`,
    pictureTooLarge: ({ most }) => `في الصورة أكثر من ${named(most)} مليون نقطة. أرسل صورة أصغر.`,
    uploadLost: ({ name }) => `فُقد ما أُرسل من «${named(name)}». أرسله من جديد.`,
    uploadUnfinished: ({ name }) => `لم يصل «${named(name)}» كاملاً بعد. أرسل الباقي أولاً.`,
    uploadForgotten: () => 'لم يعد هذا الرفع معروفاً. أرسل الملف من جديد.',
    sentEnoughToday: () => 'هذا أكثر مما يمكن إرساله في يوم واحد.',
    tooManyFiles: ({ most }) => `يوجد ${named(most)} ملف بالفعل. احذف بعضها أولاً.`,
    filesAtOnce: () => 'تصل ملفات كثيرة في وقت واحد. حاول بعد دقيقة.',
    formTooOld: () => 'هذا النموذج قديم أو ليس لهذا المتصفح. أعد تحميل الصفحة وأرسله مرة أخرى.',
    mergedWithItself: () => 'لا يمكن دمج السجل مع نفسه. اختر سجلين مختلفين.',
    pushUnknown: () => 'خدمة الإشعارات في هذا المتصفح غير معروفة هنا.',
    notOnPortal: ({ portal }) => `العرض غير منشور على ${named(portal)}.`,
    statusDoesNotFollow: ({ from, to, through }) =>
      `لا تأتي حالة «${status(to)}» بعد «${status(from)}». غيّرها أولاً إلى: ${String(through ?? '')
        .split(',')
        .map(status)
        .join(' أو ')}.`,
    statusOfOtherPurpose: ({ to, instead: other }) =>
      `لا تناسب حالة «${status(to)}» غرض العرض. اختر «${status(other)}» أو غيّر الغرض أولاً.`,
    statusIsLast: () =>
      'البيع آخر حالة للعرض. تراجع عنه إن كان خطأً، أو أنشئ عرضاً جديداً للعقار نفسه.',
    leadsOfTwoContacts: () => 'العميلان لجهتي اتصال مختلفتين. ادمج جهتي الاتصال أولاً.',
    mergedAlready: () => 'دُمج أحد السجلين من قبل. راجعهما مرة أخرى.',
    mergedIntoAnother: () => 'دُمج هذا السجل في سجل آخر. تراجع عن الدمج أولاً.',
    mergedFurther: () => 'تم دمج آخر بعد هذا. تراجع عن ذلك الدمج أولاً.',
    mergeTakenBack: () => 'تم التراجع عن هذا الدمج من قبل.',
    mergeTooOld: ({ days }) => `يمكن التراجع عن الدمج خلال ${named(days)} يوماً.`,
    tooManyIdentities: ({ most }) => `يمكن إضافة ${named(most)} منها لجهة الاتصال كحد أقصى.`,
    identityEmpty: () => 'اكتب قيمة أولاً.',
    proposesNothing: () => 'لا تقترح هذه العلامة شيئاً للعميل.',
    viewOutdated: ({ name }) =>
      `تعتمد طريقة العرض «${named(name)}» على ما لم يعد في القائمة. أنشئها من جديد.`,
    viewDeleted: () => 'حُذفت طريقة العرض هذه.',
    tooManyViews: ({ most }) => `لديك ${named(most)} طريقة عرض. احذف واحدة لم تعد تحتاجها.`,
    keyTaken: ({ key }) => `توجد قيمة بالمفتاح ${named(key)} بالفعل.`,
    keyForm: () => 'يتكون المفتاح من حرف لاتيني إلى 64 حرفاً أو رقماً أو شرطة.',
    labelTaken: ({ label, key }) => `«${named(label)}» هو اسم ${named(key)} بالفعل.`,
    valueNeeded: () => 'يستخدم النظام هذه القيمة بنفسه، لذلك يمكن تغيير اسمها دون إيقافها.',
    towerOfCommunity: () => 'البرج جزء من منطقة، ولا يكون جزءاً من شيء آخر.',
    oneAtATime: () => 'يُنفَّذ هذا على سجل واحد في كل مرة.',
    bulkOver: () => 'لم يعد ذلك ممكناً، فقد انتهت هذه العملية.',
    bulkGoesOn: () => 'ما زالت العملية جارية. ألغها أولاً ثم تراجع عنها.',
    tooManyBulks: ({ most }) => `لديك ${named(most)} عمليات جماعية جارية. انتظر انتهاء إحداها.`,
    bulkFailed: () => 'تعذّر تغيير هذا السجل. يمكن لمسؤول النظام معرفة السبب.',
    recordDeleted: () => 'حُذف هذا السجل.',
    notTakenBack: () => 'لم يعد بالإمكان التراجع عن ذلك.',
    nothingToTakeBack: ({ days }) => `لا يوجد ما يمكن التراجع عنه خلال آخر ${named(days)} يوماً.`,
    notUndone: () => 'لا يمكن التراجع عن هذا الإجراء.',
    recordArchived: () => 'هذا السجل مؤرشف. أعده أولاً.',
    contactNeedsSomething: () => 'تحتاج جهة الاتصال إلى اسم أو هاتف أو بريد إلكتروني.',
    contactOfColleague: () => 'لدى أحد الزملاء جهة اتصال بهذا الهاتف أو البريد.',
    contactKnown: ({ name }) => `هذا الهاتف أو البريد مسجل لدى ${named(name)} بالفعل.`,
    contactGone: () => 'جهة الاتصال هذه غير موجودة.',
    leadOpenAlready: ({ name, reference }) =>
      `لدى ${named(name)} طلب مفتوح بالفعل: ${named(reference)}.`,
    acceptOnCall: () => 'تُعتمد الاقتراحات في المكالمة التي وردت فيها.',
    notMergeable: () => 'يمكن دمج جهات الاتصال والعملاء فقط.',
    noCommands: () => 'يُعدَّل هذا السجل بفتحه.',
    pointsNowhere: () => 'لم يُحفظ: أحد السجلات المشار إليها غير موجود.',
    colleagueHasLead: () => 'أحد الزملاء يتابع هذا الشخص بالفعل.',
    noSuchField: ({ name }) => `لا يوجد حقل باسم ${named(name)}.`,
    noZone: () => 'ليست منطقة زمنية معروفة.',
    noCurrency: () => 'ليست عملة معروفة (ثلاثة أحرف).',
    dayTwice: () => 'ورد يوم مرتين.',
    noTimeOfDay: () => 'اكتب وقتاً مثل 09:00.',
    hoursEndFirst: () => 'تنتهي الفترة قبل أن تبدأ.',
    hoursOverlap: () => 'الفترات متداخلة أو غير مرتبة.',
    noHours: () => 'لا توجد ساعات عمل على الإطلاق.',
  },
}
