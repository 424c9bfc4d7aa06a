import type { newLead as en } from '../en/new-lead.ts'

export const newLead: typeof en = {
  title: 'عميل محتمل جديد',
  name: 'الاسم',
  phone: 'الهاتف',
  phoneHint: (code) => `مع ${code} أو بدونه`,
  email: 'البريد الإلكتروني',
  wants: 'يرغب في',
  notKnown: 'غير معروف',
  intents: { rent: 'الاستئجار', buy: 'الشراء', let: 'التأجير', sell: 'البيع' },
  community: 'المنطقة',
  budget: 'الميزانية حتى',
  source: 'المصدر',
  cancel: 'إلغاء',
  create: 'إنشاء عميل محتمل',
  creating: 'جارٍ الإنشاء',
  open: 'فتح صفحته',
  another: 'إضافة عميل محتمل آخر',
}
