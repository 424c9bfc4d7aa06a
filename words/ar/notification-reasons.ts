import type { because as en } from '../en/notification-reasons.ts'

/** Why somebody is told. */
export const because: typeof en = {
  leadAssigned: 'أصبح هذا العميل المحتمل من مسؤوليتك.',
  leadShared: 'هذا العميل المحتمل مشارَك معك.',
  mentioned: 'أشار إليك زميل في ملاحظة يمكنك قراءتها.',
  shortlistAnswered: 'القائمة المختارة تخص عميلًا محتملًا من مسؤوليتك.',
  viewingAnswered: 'المعاينة مسندة إليك، وقد أُرسل رابطها إلى العميل.',
  enquiryReceived: 'الاستفسار يخص عميلًا محتملًا من مسؤوليتك.',
  messageFailed: 'أنت من كتب الرسالة.',
  messageReceived: 'المرسِل عميل محتمل من مسؤوليتك، أو جهة اتصال تتابعها.',
  viewingBooked: 'هذه المعاينة مسندة إليك.',
  viewingHanded: 'صارت هذه المعاينة مسندة إليك.',
  viewingChanged: 'هذه المعاينة مسندة إليك.',
  googleCalendar: 'ربطت تقويم Google الخاص بك.',
  taskAssigned: 'المهمة مسندة إليك.',
  listingRefused: 'هذا العرض العقاري مسند إليك.',
  clockWarned: 'هذا من مسؤوليتك، وقد حددت الشركة مهلته.',
  clockBreached: 'هذا من مسؤوليتك أو من مسؤولية فريقك، وقد حددت الشركة مهلته.',
  reviewAsked: 'هذا العرض العقاري من عروض فريقك.',
  reviewAnswered: 'هذا العرض العقاري مسند إليك.',
  bulkFinished: 'بدأت هذا التغيير الجماعي بنفسك.',
  webhookStopped: 'أنت مسؤول عن النظام، والطرف الآخر لا يجيب.',
  programAsks: 'سمحت لهذا البرنامج بالدخول، ولا يكتب شيئًا دون موافقتك.',
}
