import type { sessions as en } from '../en/sessions.ts'
import { isolate } from '../catalogue/isolate.ts'

export const sessions: typeof en = {
  title: 'الأجهزة المسجَّل الدخول منها',
  list: 'الجلسات',
  endOthers: 'إنهاء الجلسات الأخرى',
  endOthersTitle: 'إنهاء جميع الجلسات الأخرى؟',
  endOthersWhy: 'يُسجَّل خروجك فوراً من كل مكان عدا هذا المتصفح، وتُغلق الصفحات المفتوحة هناك.',
  limits:
    'تنتهي الجلسة تلقائياً بعد 12 ساعة دون استخدام، وبعد 7 أيام في كل الأحوال. إذا لم تعرف إحدى هذه الجلسات فأنهِها وأبلغ مسؤول النظام.',
  thisBrowser: 'هذا المتصفح',
  used: 'آخر استخدام {when}',
  signedIn: 'تسجيل الدخول {when}',
  from: (address) => ` · من ${isolate(address)}`,
  endOf: (device) => `إنهاء جلسة ${isolate(device)}`,
  end: 'إنهاء',
  browserOn: (browser, system) => `${isolate(browser)} على ${isolate(system)}`,
  someBrowserOn: (system) => `متصفح على ${isolate(system)}`,
  unknownBrowser: 'متصفح غير معروف',
}
