import type { notifications as en } from '../en/notifications.ts'
import { plural } from './plural.ts'
import { because } from './notification-reasons.ts'
import { saysMany } from './notification-sums.ts'

const changedRecords = (count: number) =>
  plural(count, {
    zero: 'لم يتغير شيء',
    one: 'تغيّر سجل واحد',
    two: 'تغيّر سجلان',
    few: 'تغيّرت # سجلات',
    many: 'تغيّر # سجلًا',
    other: 'تغيّر # سجل',
  })
const refusedRecords = (count: number) =>
  plural(count, {
    one: 'ورُفض سجل واحد',
    two: 'ورُفض سجلان',
    few: 'ورُفضت # سجلات',
    many: 'ورُفض # سجلًا',
    other: 'ورُفض # سجل',
  })

export const notifications: typeof en = {
  title: 'الإشعارات',
  empty: 'لا جديد',
  emptyWhy: 'تظهر هنا فور ورودها: العملاء المحتملون المسندون إليك والاستفسارات والمعاينات والمهام.',
  older: 'الأقدم',
  readAll: 'تعليم الكل كمقروء',
  read: 'تعليم كمقروء',
  unread: 'غير مقروء',
  settings: 'إعدادات الإشعارات',
  why: 'لماذا وصلني هذا؟',
  turnOff: 'إيقاف هذا النوع هنا',
  turnedOff: 'لن يظهر هذا النوع هنا بعد الآن.',
  someone: 'النظام',
  aLead: 'عميل محتمل',
  aContact: 'جهة اتصال تتابعها',
  someContact: 'جهة اتصال',
  aListing: 'عرض عقاري',
  says: {
    leadAssigned: ({ by, lead }) => `أسند إليك ${by} العميل المحتمل ${lead}`,
    leadShared: ({ by, lead }) => `شارك معك ${by} العميل المحتمل ${lead}`,
    mentioned: ({ by, lead }) => `أشار إليك ${by} في ملاحظة على ${lead}`,
    enquiryReceived: ({ lead, listing }) => `استفسار من ${lead} عن ${listing}`,
    messageReceived: ({ lead }) => `رسالة جديدة من ${lead}`,
    messageFailed: ({ lead }) => `لم تصل رسالتك إلى ${lead}`,
    viewingBooked: ({ lead, when }) => `حُجزت معاينة مع ${lead}، ${when}`,
    viewingHanded: ({ by, lead }) => `أسند إليك ${by} المعاينة مع ${lead}`,
    viewingChanged: ({ lead, status }) => `المعاينة مع ${lead}: ${status}`,
    taskAssigned: ({ by, task }) => `مهمة جديدة من ${by}: ${task}`,
    listingRefused: ({ listing, portal, reason }) => `رفض ${portal} نشر ${listing}: ${reason}`,
    bulkFinished: ({ changed, refused }) =>
      [
        `اكتمل التغيير: ${changedRecords(changed)}`,
        ...(refused > 0 ? [refusedRecords(refused)] : []),
      ].join('، '),
    reviewAsked: ({ by, listing }) => `يطلب ${by} مراجعة ${listing}`,
    webhookStopped: ({ task }) => `أُوقف إشعار الويب إلى ${task}`,
    programAsks: ({ task }) => `يطلب ${task} موافقتك ليكتب نيابةً عنك`,
  },
  reviewAnswered: {
    approved: ({ by, listing }) => `اعتمد ${by} ${listing}`,
    givenBack: ({ by, listing, reason }) => `أعاد ${by} ${listing} للتصحيح: ${reason}`,
  },
  clocks: {
    response: {
      warned: ({ lead, when }) => `${lead} بانتظار الرد، والموعد ${when}`,
      breached: ({ lead }) => `لم يُرَد على ${lead} في الموعد`,
    },
    followUp: {
      warned: ({ lead, when }) => `موعد متابعة ${lead}: ${when}`,
      breached: ({ lead }) => `تأخرت متابعة ${lead}`,
    },
    returnToPool: {
      warned: ({ lead, when }) => `ينتقل ${lead} إلى زميل آخر ${when} ما لم يُرَد عليه`,
      breached: ({ lead }) => `بقي ${lead} دون رد فانتقل إلى غير مسؤوله`,
    },
    permit: {
      warned: ({ listing, when }) => `ينتهي تصريح ${listing} ${when}`,
      breached: ({ listing }) => `انتهى تصريح ${listing}`,
    },
    mandate: {
      warned: ({ listing, when }) => `ينتهي عقد تسويق ${listing} ${when}`,
      breached: ({ listing }) => `انتهى عقد تسويق ${listing}`,
    },
  },
  shortlist: {
    opened: ({ lead }) => `اطّلع ${lead} على القائمة المختارة`,
    yes: ({ lead, listing }) => `${lead}: أعجبني ${listing}`,
    no: ({ lead, listing }) => `${lead}: لا يناسبني ${listing}`,
  },
  viewing: {
    confirmed: ({ lead }) => `${lead}: تأكيد موعد المعاينة`,
    moved: ({ lead }) => `${lead}: اختيار موعد آخر للمعاينة`,
    cancelled: ({ lead }) => `${lead}: إلغاء المعاينة`,
    feedback: ({ lead, listing }) => `${lead}: الرأي في ${listing} بعد المعاينة`,
  },
  googleCalendar: {
    removed: ({ lead, when }) => `حُذفت معاينة ${lead}، ${when}، من تقويم Google. هل أُلغيت؟`,
    shape: ({ lead, when }) =>
      `تبقى معاينة ${lead} في موعدها ${when}: التعديل في تقويم Google لا يصلح لمعاينة`,
    both: ({ lead, when }) =>
      `نُقلت معاينة ${lead} هنا وفي تقويم Google معًا: الموعد المعتمد ${when}`,
    over: ({ lead, when }) => `تبقى معاينة ${lead} في موعدها ${when}: لا تُنقل إلى وقت مضى`,
    taken: ({ lead, when }) =>
      `تبقى معاينة ${lead} في موعدها ${when}: الموعد المختار في تقويم Google محجوز`,
    rights: ({ lead, when }) => `تبقى معاينة ${lead} في موعدها ${when}: لا صلاحية لك لنقلها`,
    ended: () => 'لم يعد تقويم Google يسمح بالدخول. أعد ربطه',
    narrow: () => 'لا يُظهر تقويم Google الأحداث. أعد ربطه واسمح بالأحداث',
  },
  saysMany,
  because,
  kinds: {
    leadAssigned: 'إسناد عميل محتمل إليّ',
    leadShared: 'مشاركة عميل محتمل معي',
    mentioned: 'إشارة زميل إليّ في ملاحظة',
    shortlistAnswered: 'اطلاع عميل على قائمة مختارة أو رده عليها',
    viewingAnswered: 'رد عميل بشأن معاينة لي',
    enquiryReceived: 'استفسار عن عميل محتمل من مسؤوليتي',
    messageFailed: 'رسالة كتبتُها لم تصل',
    messageReceived: 'رسالة من جهة اتصال أتابعها',
    viewingBooked: 'حجز معاينة معي',
    viewingHanded: 'إسناد معاينة إليّ',
    viewingChanged: 'تغيّر في معاينة لي',
    googleCalendar: 'تقويم Google الخاص بي يحتاج إليّ',
    taskAssigned: 'إسناد مهمة إليّ',
    listingRefused: 'رفض بوابة لعرض من عروضي',
    clockWarned: 'اقتراب موعد من مسؤوليتي',
    clockBreached: 'فوات موعد لي أو لفريقي',
    reviewAsked: 'عرض لفريقي بانتظار المراجعة',
    reviewAnswered: 'رد على طلب مراجعة لعرض من عروضي',
    bulkFinished: 'اكتمال تغيير جماعي بدأته',
    webhookStopped: 'إيقاف إشعار ويب للشركة',
    programAsks: 'طلب برنامج موافقتي قبل أن يكتب',
  },
  channels: { app: 'داخل PACE', push: 'إشعار فوري', email: 'البريد الإلكتروني' },
  statuses: {
    pending: 'بانتظار التأكيد',
    confirmed: 'مؤكدة',
    cancelled: 'ملغاة',
    attended: 'تمت',
    noShow: 'لم يحضر العميل',
    handedOn: 'صارت مع زميل',
    changed: 'تغيّرت',
  },
  rules: {
    title: 'إعدادات الإشعارات',
    event: 'الحدث',
    quiet: 'ساعات الهدوء',
    quietWhy: 'لا تصل إشعارات فورية خلالها، بل بعد انتهائها.',
    from: 'من',
    to: 'إلى',
    digest: 'البريد الإلكتروني',
    digests: { off: 'بدون', hourly: 'كل ساعة', daily: 'مرة يوميًا، الساعة الثامنة' },
    save: 'حفظ',
    saved: 'تم الحفظ.',
    push: 'الإشعارات الفورية في هذا المتصفح',
    pushWhy: 'تصل حتى إن لم يكن PACE مفتوحًا.',
    pushOn: 'تفعيل',
    pushOff: 'إيقاف',
    pushIsOn: 'مفعّلة في هذا المتصفح',
    pushDenied: 'المتصفح لا يسمح بها. يمكن السماح بإشعارات هذا الموقع من إعدادات المتصفح.',
    pushCannot: 'هذا المتصفح لا يدعم الإشعارات الفورية.',
  },
  mail: {
    subject: (count) =>
      plural(count, {
        one: 'إشعار واحد جديد',
        two: 'إشعاران جديدان',
        few: '# إشعارات جديدة',
        many: '# إشعارًا جديدًا',
        other: '# إشعار جديد',
      }),
    hello: (name) => `مرحبًا ${name}،`,
    open: 'فتح PACE',
    stop: 'إيقاف هذه الرسائل',
    stopped: 'لن تصلك هذه الرسائل بعد الآن.',
    stoppedWhy: 'تُضبط الإشعارات في PACE من القائمة التي تحمل اسمك.',
    stopAsk: 'إيقاف رسائل PACE إليك؟',
    unknown: 'هذا الرابط غير صالح. تُضبط الإشعارات في PACE من القائمة التي تحمل اسمك.',
  },
  defaults: { title: 'إعدادات الإشعارات للجميع', why: 'تسري على من لم يختر غيرها.' },
  outbox: {
    title: 'البريد الصادر',
    why: 'لا يوجد خادم بريد لهذه الشركة، فتظهر رسائلها هنا.',
    empty: 'لا رسائل بعد',
  },
}
