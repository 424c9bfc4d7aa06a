import type { jobs as en } from '../en/jobs.ts'

export const jobs: typeof en = {
  title: 'المهام الآلية',
  states: { running: 'قيد التنفيذ', waiting: 'بالانتظار', failing: 'متعثرة', dead: 'متروكة' },
  none: {
    running: 'لا شيء قيد التنفيذ',
    waiting: 'لا شيء بالانتظار',
    failing: 'لا شيء متعثر',
    dead: 'لم يُترك شيء',
  },
  noneHint: 'تظهر هنا المهام التي ينفذها النظام تلقائياً أثناء انتظارها أو تنفيذها أو تعثرها.',
  tries: (attempts: number, most: number) => `المحاولات: ${attempts} من ${most}`,
  next: 'التالية',
  since: 'منذ',
  queue: (name: string) => `في الصف ${name}`,
  retry: 'المحاولة الآن',
  giveUp: 'ترك المهمة',
  giveUpWhat: 'هل تترك هذه المهمة؟',
  giveUpHint: 'لن تُعاد المحاولة حتى يطلبها أحد من هنا.',
  more: 'عرض المزيد',
  readers: 'قرّاء السجل',
  readersHint: 'يتابع كل منهم من حيث توقف، ويعالج كل حدث مرة واحدة.',
  readerNames: {
    notifications: 'الإشعارات',
    portals: 'البوابات',
    propertyFinder: 'بروبرتي فايندر',
    webhooks: 'إشعارات الويب',
  },
  upToDate: 'لا تأخير',
  behind: (count: string) => `متأخر بمقدار ${count}`,
  at: (sequence: string) => `عند ${sequence}`,
}
