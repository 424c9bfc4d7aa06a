import type { bulk as en } from '../en/bulk.ts'
import { plural } from './plural.ts'

const counted: (typeof en)['counted'] = {
  lead: (count) =>
    plural(count, {
      one: 'عميل محتمل واحد',
      two: 'عميلان محتملان',
      few: '# عملاء محتملين',
      many: '# عميلاً محتملاً',
      other: '# عميل محتمل',
    }),
  listing: (count) =>
    plural(count, {
      one: 'عرض عقاري واحد',
      two: 'عرضان عقاريان',
      few: '# عروض عقارية',
      many: '# عرضاً عقارياً',
      other: '# عرض عقاري',
    }),
  contact: (count) =>
    plural(count, {
      one: 'جهة اتصال واحدة',
      two: 'جهتا اتصال',
      few: '# جهات اتصال',
      many: '# جهة اتصال',
      other: '# جهة اتصال',
    }),
}

export const bulk: typeof en = {
  counted,
  commands: {
    assign: 'نقل المسؤولية',
    setStage: 'تغيير المرحلة',
    setStatus: 'تغيير الحالة',
    tag: 'وسم',
    share: 'مشاركة',
    archive: 'أرشفة',
    unarchive: 'استعادة من الأرشيف',
  },
  undoOf: (what) => `تراجع: ${what}`,
  title: (what, records) => `${what} · ${records}`,
  ask: {
    assign: (records) => `نقل مسؤولية ${records}؟`,
    setStage: (records) => `تغيير مرحلة ${records}؟`,
    setStatus: (records) => `تغيير حالة ${records}؟`,
    tag: (records) => `وسم ${records}؟`,
    share: (records) => `مشاركة ${records}؟`,
    archive: (records) => `أرشفة ${records}؟`,
  },
  follows:
    'يتغيّر كل سجل بقدر ما تسمح به الصلاحيات، ويُذكر ما رُفض مع سببه. ويمكن التراجع عن ذلك كله دفعة واحدة خلال ثلاثين يوماً.',
  archived: 'تخرج من القوائم والبحث واللوحات، ولا يضيع منها شيء.',
  owner: 'إلى',
  nobody: 'لا أحد',
  stage: 'المرحلة',
  status: 'الحالة',
  lostReason: 'السبب',
  tagsToAdd: 'وسوم للإضافة',
  tagsToRemove: 'وسوم للإزالة',
  tagsHint: 'تفصل بينها فاصلة',
  shareWith: 'مع',
  everybodyOf: (team) => `جميع أفراد ${team}`,
  cancel: 'إلغاء',
  region: 'أوامر على سجلات كثيرة',
  states: {
    running: 'جارٍ',
    paused: 'متوقف مؤقتاً',
    cancelled: 'أُوقف',
    failed: 'توقّف',
    done: 'تم',
  },
  soFar: (done, total) => `${done} من ${total}`,
  changed: (count) =>
    plural(count, {
      zero: 'لم يتغيّر شيء',
      one: 'تغيّر سجل واحد',
      two: 'تغيّر سجلان',
      few: 'تغيّرت # سجلات',
      many: 'تغيّر # سجلاً',
      other: 'تغيّر # سجل',
    }),
  unchanged: (count) =>
    plural(count, {
      one: 'سجل واحد كان كذلك',
      two: 'سجلان كانا كذلك',
      few: '# سجلات كانت كذلك',
      many: '# سجلاً كان كذلك',
      other: '# سجل كان كذلك',
    }),
  refused: (count) =>
    plural(count, {
      zero: 'لم يُرفض شيء',
      one: 'رُفض سجل واحد',
      two: 'رُفض سجلان',
      few: 'رُفضت # سجلات',
      many: 'رُفض # سجلاً',
      other: 'رُفض # سجل',
    }),
  pause: 'إيقاف مؤقت',
  resume: 'متابعة',
  stop: 'التوقف هنا',
  undo: 'التراجع عن الكل',
  redo: 'التنفيذ من جديد',
  close: 'إغلاق',
  reportTitle: 'التقرير',
  noneRefused: 'لم يُرفض شيء',
  noneRefusedHint: 'تغيّر كل سجل، أو كان كذلك من قبل.',
  download: 'تنزيل',
  more: 'الملف يضمها كلها.',
  record: 'السجل',
  reference: 'الرقم المرجعي',
  reason: 'السبب',
}
