import type { outbox as en } from '../en/outbox.ts'
import { plural } from './plural.ts'

export const outbox: typeof en = {
  list: 'لم يُرسل بعد',
  titles: { note: 'ملاحظتك', call: 'مكالمتك', task: 'مهمتك', taskDone: 'مهمة أُنجزت' },
  what: { note: 'ملاحظة', call: 'مكالمة', task: 'مهمة', taskDone: 'إنجاز مهمة' },
  waits: 'بانتظار الشبكة',
  waitsForSignIn: 'بانتظار تسجيل دخولك',
  onItsWay: 'قيد الإرسال',
  taken: 'حُفظ',
  refused: 'لم يُقبل',
  someWait: (count) =>
    plural(count, {
      one: 'عنصر واحد بانتظار الشبكة',
      two: 'عنصران بانتظار الشبكة',
      few: '# عناصر بانتظار الشبكة',
      many: '# عنصراً بانتظار الشبكة',
      other: '# عنصر بانتظار الشبكة',
    }),
  someWaitForSignIn: (count) =>
    plural(count, {
      one: 'عنصر واحد بانتظار تسجيل دخولك',
      two: 'عنصران بانتظار تسجيل دخولك',
      few: '# عناصر بانتظار تسجيل دخولك',
      many: '# عنصراً بانتظار تسجيل دخولك',
      other: '# عنصر بانتظار تسجيل دخولك',
    }),
  someRefused: (count) =>
    plural(count, {
      one: 'عنصر واحد لم يُقبل',
      two: 'عنصران لم يُقبلا',
      few: '# عناصر لم تُقبل',
      many: '# عنصراً لم يُقبل',
      other: '# عنصر لم يُقبل',
    }),
  signIn: 'تسجيل الدخول',
  toRecord: 'فتح السجل',
  again: 'إعادة المحاولة',
  copy: 'نسخ النص',
  copied: 'نُسخ.',
  discard: 'تجاهل',
}
