import type { LeadStage } from '#domain/lead/fields.ts'
import { agent, customer, type Said, type Talk } from './talk.ts'

const WORKED: readonly LeadStage[] = ['contacted', 'qualified', 'viewing', 'offer']
const HOUR = 60
const DAY = 24 * HOUR

const ENQUIRY: Said = { en: '{heading}', ar: '{heading}' }

/** What customers have just written, to whom nobody has answered yet. */
const FRESH: readonly Talk[] = [
  {
    channel: 'whatsapp',
    at: ['new'],
    afterwards: 'waits',
    lines: [
      customer(
        0,
        'Hi, I saw {home} on your page. Is it still available?',
        'مرحبا، رأيت إعلانكم عن {home}. هل ما زالت متاحة؟',
      ),
      customer(
        2,
        'I could come for a viewing tomorrow after work 🙂',
        'أستطيع المعاينة غدًا بعد الدوام 🙂',
      ),
    ],
  },
  {
    channel: 'whatsapp',
    at: ['new'],
    afterwards: 'waits',
    lines: [
      customer(
        0,
        'Good day, we are a family of four and looking for {aHome}. What do you have?',
        'السلام عليكم، نحن عائلة من أربعة أفراد ونبحث عن {aHome}. ماذا لديكم؟',
      ),
    ],
  },
  {
    channel: 'email',
    at: ['new'],
    afterwards: 'waits',
    subject: ENQUIRY,
    lines: [
      customer(
        0,
        'Dear Sir or Madam,\n\nplease send me the floor plan, the service charge and the exact location of {home}. We would move in within two months.\n\nKind regards\n{customer}',
        'تحية طيبة،\n\nأرجو إرسال المخطط ورسوم الخدمات والموقع الدقيق لـ{home}. نود الانتقال خلال شهرين.\n\nمع الشكر\n{customer}',
      ),
    ],
  },
]

/** What was said with customers whom somebody works with. */
const ONGOING: readonly Talk[] = [
  {
    channel: 'whatsapp',
    at: WORKED,
    afterwards: 'read',
    lines: [
      customer(0, 'Hello, is {home} still available?', 'مرحبا، هل {home} ما زالت متاحة؟'),
      agent(
        9,
        'Hello {customer}, this is {agent}. Yes, it is. Would you like to see it this week?',
        'أهلًا {customer}، معك {agent}. نعم، ما زالت متاحة. هل تود معاينتها هذا الأسبوع؟',
      ),
      customer(
        25,
        'Yes please. Is Thursday after six possible?',
        'نعم من فضلك. هل يناسبكم الخميس بعد السادسة؟',
      ),
      agent(
        12,
        'Thursday at 18:30 then. I will meet you in the lobby; please bring your Emirates ID for the gate.',
        'الخميس الساعة 18:30 إذًا. ألقاك في الردهة، وأرجو إحضار الهوية الإماراتية للبوابة.',
      ),
      customer(4, 'Perfect, see you there 👍', 'ممتاز، إلى اللقاء 👍'),
    ],
  },
  {
    channel: 'whatsapp',
    at: WORKED,
    afterwards: 'waits',
    lines: [
      customer(
        0,
        'Hello {agent}, thanks for the call. What else do you have like {home}?',
        'مرحبا {agent}، شكرًا على المكالمة. ماذا لديكم أيضًا مثل {home}؟',
      ),
      agent(
        30,
        'Hello {customer}, two more have just come in; I have sent you their photos.',
        'أهلًا {customer}، وصلنا منزلان آخران للتو، وأرسلت لك صورهما.',
      ),
      customer(
        3 * HOUR,
        'The first one looks good. Is the price negotiable?',
        'الأول يبدو جيدًا. هل السعر قابل للتفاوض؟',
      ),
      agent(
        15,
        'There is a little room for a buyer who can decide quickly. Is your financing approved already?',
        'هناك مجال بسيط لمن يقرر بسرعة. هل تمت الموافقة على التمويل؟',
      ),
      customer(
        50,
        'Yes, the bank has pre-approved us until January. What is the lowest the owner would take?',
        'نعم، لدينا موافقة مبدئية من البنك حتى يناير. ما أقل سعر يقبله المالك؟',
      ),
    ],
  },
  {
    channel: 'whatsapp',
    at: ['contacted', 'qualified'],
    afterwards: 'read',
    lines: [
      customer(
        0,
        'Hi, can the rent be paid in four cheques?',
        'مرحبا، هل يمكن دفع الإيجار على أربع دفعات؟',
      ),
      agent(
        20,
        'Hello {customer}, the owner prefers two, but I will ask. Which date would you like to move in?',
        'أهلًا {customer}، المالك يفضل دفعتين، لكني سأسأله. متى تود الانتقال؟',
      ),
      customer(8, 'On the first of next month if possible', 'أول الشهر القادم إن أمكن'),
      agent(
        4 * HOUR,
        'Good news: four cheques are fine, with a deposit of five per cent.',
        'خبر سار: أربع دفعات مقبولة، مع تأمين خمسة بالمئة.',
      ),
    ],
  },
  {
    channel: 'whatsapp',
    at: WORKED,
    afterwards: 'read',
    lines: [
      customer(
        0,
        'Thanks for the photos. I will talk to my wife first.',
        'شكرًا على الصور. سأتحدث مع زوجتي أولًا.',
      ),
      agent(6, 'Of course, {customer}. Take your time.', 'بالطبع يا {customer}، خذ وقتك.'),
      { by: 'agent', after: 3 * DAY, template: 'your_enquiry' },
    ],
  },
  {
    channel: 'whatsapp',
    at: ['viewing', 'offer'],
    afterwards: 'waits',
    lines: [
      customer(0, 'Please remind me before the viewing', 'ذكروني قبل المعاينة من فضلكم'),
      agent(10, 'I will, {customer}.', 'بالتأكيد يا {customer}.'),
      { by: 'agent', after: 2 * DAY, template: 'viewing_reminder' },
      customer(
        35,
        'We are stuck in traffic, could we make it half an hour later?',
        'نحن عالقون في الزحام، هل يمكن التأخير نصف ساعة؟',
      ),
    ],
  },
  {
    channel: 'whatsapp',
    at: WORKED,
    afterwards: 'read',
    lines: [
      customer(0, 'Please send me the brochure of {home}', 'أرسلوا لي كتيّب {home} من فضلكم'),
      agent(
        40,
        'Hello {customer}, gladly. Are you still looking for {aHome} this year?',
        'أهلًا {customer}، بكل سرور. هل ما زلت تبحث عن {aHome} هذا العام؟',
        { problem: 'notReached' },
      ),
    ],
  },
  {
    channel: 'email',
    at: WORKED,
    afterwards: 'waits',
    subject: ENQUIRY,
    lines: [
      customer(
        0,
        'Hello,\n\nwe are moving from Abu Dhabi in the new year and are interested in {home}. Are pets allowed, and how many parking spaces come with it?\n\nBest regards\n{customer}',
        'مرحبًا،\n\nسننتقل من أبوظبي مطلع العام ونحن مهتمون بـ{home}. هل يُسمح بالحيوانات الأليفة، وكم موقف سيارة معها؟\n\nمع التحية\n{customer}',
      ),
      agent(
        70,
        'Dear {customer},\n\nthank you for writing. One parking space comes with it, and small pets are allowed. I would gladly show it to you on Saturday morning.\n\nKind regards\n{agent}',
        'عزيزي {customer}،\n\nشكرًا على رسالتك. معها موقف واحد، والحيوانات الأليفة الصغيرة مسموحة. يسعدني أن أريك إياها صباح السبت.\n\nمع التحية\n{agent}',
      ),
      customer(
        5 * HOUR,
        'Saturday suits us. Could you send two or three others nearby that we can see on the same day?\n\n{customer}',
        'السبت يناسبنا. هل يمكن إرسال خيارين أو ثلاثة قريبة لنراها في اليوم نفسه؟\n\n{customer}',
      ),
    ],
  },
  {
    channel: 'email',
    at: ['qualified', 'viewing', 'offer'],
    afterwards: 'read',
    subject: { en: 'Documents for the reservation', ar: 'مستندات الحجز' },
    lines: [
      agent(
        0,
        'Dear {customer},\n\nto reserve it we need a copy of your passport and the pre-approval of your bank.\n\nKind regards\n{agent}',
        'عزيزي {customer}،\n\nللحجز نحتاج إلى نسخة من جواز السفر والموافقة المبدئية من البنك.\n\nمع التحية\n{agent}',
      ),
      customer(
        6 * HOUR,
        'Hello {agent},\n\nthe letter of the bank is attached. The passport copy follows this evening.\n\n{customer}',
        'مرحبًا {agent}،\n\nأرفقت خطاب البنك، وسأرسل نسخة الجواز هذا المساء.\n\n{customer}',
        { paper: 'Pre-approval' },
      ),
      agent(45, 'Thank you, {customer}, received.', 'شكرًا يا {customer}، وصلنا.'),
    ],
  },
  {
    channel: 'email',
    at: WORKED,
    afterwards: 'read',
    subject: { en: 'Three homes for you', ar: 'ثلاثة منازل لك' },
    lines: [
      agent(
        0,
        'Dear {customer},\n\nas promised: three homes like {home}. Which of them may I show you?\n\n{agent}',
        'عزيزي {customer}،\n\nكما وعدتك: ثلاثة منازل مثل {home}. أيها تود أن أريك؟\n\n{agent}',
        { problem: '550 5.1.1 The e-mail account that you tried to reach does not exist' },
      ),
    ],
  },
  {
    channel: 'email',
    at: ['contacted', 'qualified'],
    afterwards: 'read',
    subject: { en: 'New homes in {area}', ar: 'منازل جديدة في {area}' },
    lines: [
      agent(
        0,
        'Dear {customer},\n\nthis week three new homes in {area} came to us. Shall I send you their photos? Answer “stop” if you would rather not hear of such homes.\n\n{agent}',
        'عزيزي {customer}،\n\nوصلتنا هذا الأسبوع ثلاثة منازل جديدة في {area}. هل أرسل لك صورها؟ أجب «توقف» إن لم ترغب في مثل هذه الرسائل.\n\n{agent}',
        { isMarketing: true },
      ),
    ],
  },
  {
    channel: 'whatsapp',
    at: WORKED,
    afterwards: 'snoozed',
    lines: [
      customer(0, 'Thank you for the viewing, we liked it', 'شكرًا على المعاينة، أعجبتنا'),
      agent(
        15,
        'I am glad, {customer}! When would a second viewing suit you?',
        'يسعدني ذلك يا {customer}! متى تناسبك معاينة ثانية؟',
      ),
      customer(
        2 * HOUR,
        'We are travelling until next week, let us talk then',
        'نحن مسافرون حتى الأسبوع القادم، نتحدث بعدها',
      ),
      agent(
        5,
        'Have a good journey! I will write when you are back.',
        'رحلة موفقة! سأكتب لك عند عودتكم.',
      ),
    ],
  },
  {
    channel: 'email',
    at: ['offer', 'viewing'],
    afterwards: 'withManager',
    subject: { en: 'Your commission', ar: 'العمولة' },
    lines: [
      customer(
        0,
        'Hello,\n\nbefore we sign I would like to talk to somebody about the commission. A friend of ours paid less.\n\n{customer}',
        'مرحبًا،\n\nقبل أن نوقّع أود التحدث مع أحدكم عن العمولة. صديق لنا دفع أقل.\n\n{customer}',
      ),
    ],
  },
]

export const TALKS: readonly Talk[] = [...FRESH, ...ONGOING]
