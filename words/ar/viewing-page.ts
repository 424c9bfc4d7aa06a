import type { Told, viewingPage as en } from '../en/viewing-page.ts'

const hello = ({ customer }: Told) => (customer ? `مرحبًا ${customer}،` : 'مرحبًا،')
const of = ({ home }: Told) => (home ? ` لـ«${home}»` : '')
const bye = ({ agent, house }: Told) => `${agent}\n${house}`

export const viewingPage: typeof en = {
  title: (house) => `موعد معاينتك · ${house}`,
  headings: {
    coming: 'موعد معاينتك',
    confirmed: 'تم تأكيد موعد معاينتك',
    on: 'معاينتك الآن',
    over: 'كيف كانت المعاينة؟',
    missed: 'لم نلتقِ في الموعد',
    cancelled: 'أُلغيت هذه المعاينة',
  },
  about: 'المعاينة',
  shownBy: (agent, house) => `مع ${agent} من ${house}`,
  call: (phone) => `اتصل بالرقم ${phone}`,
  confirm: 'سأحضر',
  move: 'موعد آخر',
  when: 'ما الموعد المناسب لك؟',
  choose: 'اختر موعداً',
  doMove: 'اختيار هذا الموعد',
  noTimes: 'لا توجد مواعيد أخرى متاحة في الأيام القادمة. يُرجى الاتصال بنا.',
  cancel: 'لا أستطيع الحضور',
  whyCancel: 'ما الذي ينبغي أن نعرفه؟ (اختياري)',
  doCancel: 'إلغاء المعاينة',
  isConfirmed: 'شكرًا لك. نتطلّع إلى لقائك.',
  isMoved: (agent) => `شكرًا لك. سيؤكّد ${agent} هذا الموعد.`,
  isMovedByHouse: 'شكرًا لك. سنؤكّد هذا الموعد.',
  isCancelled: 'لن تتم هذه المعاينة. راسلنا أو اتصل بنا متى رغبت في رؤية المنزل.',
  how: 'ما رأيك في المنزل؟',
  interests: {
    offer: 'أرغب في تقديم عرض',
    again: 'أرغب في رؤيته مرة أخرى',
    unsure: 'لم أقرّر بعد',
    no: 'لا يناسبني',
  },
  more: 'ما الذي أعجبك وما الذي لم يعجبك؟ (اختياري)',
  send: 'إرسال',
  sendAgain: 'إرسال من جديد',
  thanks: 'شكرًا على رأيك.',
  typed: 'ما كتبته، لنسخه',
  problems: {
    changed: 'تغيّرت هذه المعاينة في هذه الأثناء. يُرجى النظر إليها من جديد.',
    taken: 'لم يعد هذا الموعد متاحاً. يُرجى اختيار موعد آخر.',
    enough: 'لقد أجبت مرات كثيرة. يُرجى الاتصال بنا.',
    problem: 'لم ينجح ذلك. يُرجى النظر إلى الصفحة من جديد والمحاولة مرة أخرى.',
  },
  subjects: {
    booked: ({ day }) => `موعد معاينتك يوم ${day}`,
    moved: ({ day }) => `أصبح موعد معاينتك يوم ${day}`,
    cancelled: ({ day }) => `أُلغيت معاينتك يوم ${day}`,
    feedback: () => 'كيف كانت المعاينة؟',
    handed: ({ agent, day }) => `سيستقبلك ${agent} يوم ${day}`,
    reminder: ({ day }) => `تذكير: موعد معاينتك يوم ${day}`,
  },
  messages: {
    booked: (told) =>
      `${hello(told)}\n\nموعد معاينتك${of(told)} يوم ${told.day} الساعة ${told.time}. يُرجى تأكيده أو اختيار موعد آخر أو إلغاؤه عبر الرابط أدناه.\n\n${bye(told)}`,
    moved: (told) =>
      `${hello(told)}\n\nأصبح موعد معاينتك${of(told)} يوم ${told.day} الساعة ${told.time}. يُرجى إخبارنا عبر الرابط أدناه إن كان ذلك يناسبك.\n\n${bye(told)}`,
    cancelled: (told) =>
      `${hello(told)}\n\nنعتذر منك: لن تتم معاينتك${of(told)} يوم ${told.day} الساعة ${told.time}. أخبرنا متى ترغب في رؤية المنزل بدلاً من ذلك.\n\n${bye(told)}`,
    feedback: (told) =>
      `${hello(told)}\n\nشكرًا على زيارتك${of(told)}. ما رأيك؟ تكفي ضغطتان عبر الرابط أدناه.\n\n${bye(told)}`,
    handed: (told) =>
      `${hello(told)}\n\nسيستقبلك ${told.agent} في معاينتك${of(told)} يوم ${told.day} الساعة ${told.time}. لا شيء آخر يتغير، وما زال بإمكانك اختيار موعد آخر أو الإلغاء عبر الرابط أدناه.\n\n${told.house}`,
    reminder: (told) =>
      `${hello(told)}\n\nنذكّرك بموعد معاينتك${of(told)} يوم ${told.day} الساعة ${told.time}. ما زال بإمكانك اختيار موعد آخر أو الإلغاء عبر الرابط أدناه.\n\n${bye(told)}`,
  },
}
