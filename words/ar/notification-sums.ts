import type { saysMany as en } from '../en/notification-sums.ts'
import { plural } from './plural.ts'

const leadsOf = (said: string, count: number) =>
  plural(count, {
    one: `${said} عميلًا محتملًا واحدًا`,
    two: `${said} عميلين محتملين`,
    few: `${said} # عملاء محتملين`,
    many: `${said} # عميلًا محتملًا`,
    other: `${said} # عميل محتمل`,
  })

/** What many of one kind say together. */
export const saysMany: typeof en = {
  googleCalendar: (_by, count) => `رسائل بشأن تقويم Google: ${count}`,
  viewingAnswered: (_by, count) => `ردود العميل بشأن المعاينة: ${count}`,
  shortlistAnswered: (_by, count) => `ردود العميل على القائمة المختارة: ${count}`,
  leadAssigned: (by, count) => leadsOf(`أسند إليك ${by}`, count),
  leadShared: (by, count) => leadsOf(`شارك معك ${by}`, count),
  mentioned: (by, count) => `إشارات ${by} إليك في الملاحظات: ${count}`,
  enquiryReceived: (_by, count) =>
    plural(count, {
      one: 'استفسار واحد',
      two: 'استفساران',
      few: '# استفسارات',
      many: '# استفسارًا',
      other: '# استفسار',
    }),
  messageReceived: (_by, count) =>
    plural(count, {
      one: 'رسالة واحدة',
      two: 'رسالتان',
      few: '# رسائل',
      many: '# رسالة',
      other: '# رسالة',
    }),
  messageFailed: (_by, count) =>
    plural(count, {
      one: 'لم تصل رسالة واحدة',
      two: 'لم تصل رسالتان',
      few: 'لم تصل # رسائل',
      many: 'لم تصل # رسالة',
      other: 'لم تصل # رسالة',
    }),
  viewingBooked: (_by, count) =>
    plural(count, {
      one: 'حُجزت معاينة واحدة',
      two: 'حُجزت معاينتان',
      few: 'حُجزت # معاينات',
      many: 'حُجزت # معاينة',
      other: 'حُجزت # معاينة',
    }),
  viewingHanded: (by, count) => `معاينات أسندها إليك ${by}: ${count}`,
  viewingChanged: (_by, count) =>
    plural(count, {
      one: 'تغيّرت معاينة واحدة',
      two: 'تغيّرت معاينتان',
      few: 'تغيّرت # معاينات',
      many: 'تغيّرت # معاينة',
      other: 'تغيّرت # معاينة',
    }),
  taskAssigned: (by, count) =>
    plural(count, {
      one: `مهمة واحدة من ${by}`,
      two: `مهمتان من ${by}`,
      few: `# مهام من ${by}`,
      many: `# مهمة من ${by}`,
      other: `# مهمة من ${by}`,
    }),
  listingRefused: (_by, count) =>
    plural(count, {
      one: 'رفضت البوابات عرضًا عقاريًا واحدًا',
      two: 'رفضت البوابات عرضين عقاريين',
      few: 'رفضت البوابات # عروض عقارية',
      many: 'رفضت البوابات # عرضًا عقاريًا',
      other: 'رفضت البوابات # عرض عقاري',
    }),
  clockWarned: (_by, count) =>
    plural(count, {
      one: 'موعد واحد يقترب',
      two: 'موعدان يقتربان',
      few: '# مواعيد تقترب',
      many: '# موعدًا يقترب',
      other: '# موعد يقترب',
    }),
  clockBreached: (_by, count) =>
    plural(count, {
      one: 'موعد واحد فات',
      two: 'موعدان فاتا',
      few: '# مواعيد فاتت',
      many: '# موعدًا فات',
      other: '# موعد فات',
    }),
  reviewAsked: (by, count) => `طلبات مراجعة من ${by}: ${count}`,
  reviewAnswered: (by, count) => `ردود ${by} على طلبات المراجعة: ${count}`,
  bulkFinished: (_by, count) =>
    plural(count, {
      one: 'اكتمل تغيير جماعي واحد',
      two: 'اكتمل تغييران جماعيان',
      few: 'اكتملت # تغييرات جماعية',
      many: 'اكتمل # تغييرًا جماعيًا',
      other: 'اكتمل # تغيير جماعي',
    }),
  webhookStopped: (_by, count) =>
    plural(count, {
      one: 'أُوقف إشعار ويب واحد',
      two: 'أُوقف إشعارا ويب',
      few: 'أُوقفت # إشعارات ويب',
      many: 'أُوقف # إشعار ويب',
      other: 'أُوقف # إشعار ويب',
    }),
  programAsks: (_by, count) =>
    plural(count, {
      one: 'طلب برنامج موافقتك مرة واحدة',
      two: 'طلب برنامج موافقتك مرتين',
      few: 'طلب برنامج موافقتك # مرات',
      many: 'طلب برنامج موافقتك # مرة',
      other: 'طلب برنامج موافقتك # مرة',
    }),
}
