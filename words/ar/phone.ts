import type { phone as en } from '../en/phone.ts'
export const phone: typeof en = {
  app: {
    description: 'العملاء المحتملون والعروض والمعاينات والمكالمات في مكتبك العقاري',
    newLead: 'عميل محتمل جديد',
  },
  install: {
    offer: 'احتفظ بالتطبيق على هاتفك: يُفتح فوراً، ومن دون اتصال أيضاً.',
    action: 'تثبيت',
    later: 'ليس الآن',
    item: 'تثبيت التطبيق',
  },
}
