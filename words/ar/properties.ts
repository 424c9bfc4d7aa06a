import { isolate } from '../catalogue/isolate.ts'
import type { properties as en } from '../en/properties.ts'
import { plural } from './plural.ts'

export const properties: typeof en = {
  list: {
    title: 'العقارات',
    search: 'البحث في العقارات',
    newProperty: 'عقار جديد',
    none: 'لا يوجد عقار مطابق',
    noneHint: 'يمكن إزالة عامل تصفية أو البحث عن برج أو رقم وحدة أو سند ملكية.',
  },
  one: 'عقار',
  open: 'فتح العقار',
  nameless: 'عقار بلا عنوان',
  make: 'إضافة عقار',
  groups: { place: 'الموقع', home: 'الوحدة', papers: 'المستندات' },
  follows: (count) =>
    plural(count, {
      zero: 'لا توجد مسودة تتبع ما يُعدَّل هنا.',
      one: 'مسودة واحدة تتبع ما يُعدَّل هنا، وما نُشر يبقى كما هو.',
      two: 'مسودتان تتبعان ما يُعدَّل هنا، وما نُشر يبقى كما هو.',
      few: '# مسودات تتبع ما يُعدَّل هنا، وما نُشر يبقى كما هو.',
      many: '# مسودة تتبع ما يُعدَّل هنا، وما نُشر يبقى كما هو.',
      other: '# مسودة تتبع ما يُعدَّل هنا، وما نُشر يبقى كما هو.',
    }),
  keeper: 'الوسيط المسؤول',
  nobody: 'لا أحد',
  addOrStudio: 'إضافة، أو استوديو',
  owners: {
    title: 'الملاك',
    none: 'لم يُذكر مالك بعد.',
    hidden: 'مالك لا تملك صلاحية الاطلاع عليه',
    nameless: 'جهة اتصال بلا اسم',
    share: 'الحصة بالمئة',
    shareOf: (name) => `حصة ${isolate(name)} بالمئة`,
    find: 'اسم المالك أو هاتفه أو بريده',
    add: (name) => `إضافة ${isolate(name)} إلى الملاك`,
    remove: (name) => `إزالة ${isolate(name)} من الملاك`,
    nothing: 'لا توجد لديك جهة اتصال بهذا الاسم.',
  },
  listings: {
    title: 'العروض العقارية',
    none: 'لا توجد عروض يمكنك الاطلاع عليها.',
    fresh: 'عرض جديد',
    noPrice: 'بلا سعر بعد',
    permit: (number) => `تصريح ${isolate(number)}`,
  },
  viewings: { title: 'المعاينات', none: 'لا توجد معاينات يمكنك الاطلاع عليها.', someone: 'معاينة' },
  known: {
    title: 'يبدو أن العقار مسجَّل من قبل',
    another: 'هذا عقار آخر',
  },
  panel: 'ما جرى عليه',
  timeline: {
    title: 'السجل',
    none: 'لم يحدث شيء بعد.',
    created: 'تسجيل العقار',
    ownerAdded: (name) => `إضافة مالك: ${isolate(name)}`,
    ownerRemoved: (name) => `إزالة مالك: ${isolate(name)}`,
    shareSet: (name, share) => `حصة ${isolate(name)}: ${isolate(share)}`,
    somebody: 'جهة اتصال',
  },
}
