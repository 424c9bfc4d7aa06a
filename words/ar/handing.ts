import { isolate } from '../catalogue/isolate.ts'
import type { handing as en } from '../en/handing.ts'

export const handing: typeof en = {
  open: 'إسنادها إلى زميل',
  key: 'إسناد المعاينة المحددة إلى زميل',
  title: 'من يتولى المعاينة بدلًا منك؟',
  about: (when) => `${isolate(when)}. يُبلَّغ زميلك، وتنتقل المعاينة إلى تقويمه، ويُشارَك معه العميل.`,
  loading: 'لحظة من فضلك',
  who: 'زملاء الفريق، المتاح أولًا',
  nobody: 'لا أحد غيره في فريق هذه المعاينة.',
  could: {
    free: () => 'متاح',
    travel: (when) => `قادم من منطقة أخرى أو ذاهب إليها (${isolate(when)})`,
    busy: (when) => `مشغول بحسب تقويمه (${isolate(when)})`,
    taken: (when) => `لديه معاينة أخرى (${isolate(when)})`,
  },
  hand: 'إسناد',
  allTheSame: 'إسناد رغم ذلك',
  back: 'رجوع',
  isHanded: (name) => `يتولاها الآن ${isolate(name)}، وقد أُبلغ بذلك.`,
  blind: (name) => `لا يرى ${isolate(name)} العميل: يمكن لصاحبه أو مدير الفريق مشاركته معه.`,
  undo: 'استرجاعها',
  takenBack: 'عادت إلى من كانت معه.',
  close: 'إغلاق',
}
