import type { undo as en } from '../en/undo.ts'

export const undo: typeof en = {
  undo: 'تراجع',
  redo: 'إعادة',
  putBack: 'إرجاع',
  putBackWhy: 'إرجاع ما غيّره هذا',
  isBack: 'تم الإرجاع.',
  isAgain: 'تم التنفيذ من جديد.',
  left: (fields) => `تغيّر بعد ذلك ويبقى كما هو: ${fields}.`,
  leftBy: (field, by) => `${field} (${by})`,
  did: {
    claim: 'تم استلام العميل.',
    assign: 'تم نقل المسؤولية.',
    share: 'تم تغيير المشاركة.',
    setStage: 'تم تغيير المرحلة.',
    setStatus: 'تم تغيير الحالة.',
    approve: 'اعتُمد العرض.',
    giveBack: 'أُعيد العرض مع ملاحظاتك.',
    publish: 'في الطريق إلى البوابة.',
    unpublish: 'تجري الإزالة من البوابة.',
    tag: 'تم تغيير الوسوم.',
    archive: 'تمت الأرشفة.',
    unarchive: 'تمت الاستعادة من الأرشيف.',
    undo: 'تم الإرجاع.',
  },
}
