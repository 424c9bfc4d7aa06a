import type { wall as en } from '../en/wall.ts'

export const wall: typeof en = {
  title: 'شاشة الفريق',
  noTeam: 'لم تُضَف إلى فريق بعد',
  noTeamHint: 'تعرض الشاشة مكالمات الفريق. اطلب من مسؤول النظام إضافتك إلى فريق.',
  fullScreen: 'ملء الشاشة',
  nobody: 'لا أحد على الخط',
  nobodyHint: 'تظهر المكالمات هنا فور رنينها.',
  nobodyTook: 'لم يرد أحد بعد',
  waitingForSomebody: 'بانتظار من يرد',
  onTheLine: 'على الخط',
  waiting: 'بانتظار الرد',
  longest: (time) => `الأطول ${time}`,
  onHold: 'قيد الانتظار',
  onHoldFor: (time) => `قيد الانتظار ${time}`,
  wrappingUp: 'قيد الإنهاء',
  handled: 'أُنجزت اليوم',
  average: (time) => `المتوسط ${time}`,
  missed: 'فائتة اليوم',
  ringing: 'يرن الآن',
}
