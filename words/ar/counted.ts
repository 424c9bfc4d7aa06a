import type { Measure } from '#domain/metrics/measure.ts'
import { plural } from './plural.ts'

type Counted = Exclude<Measure['unit'], 'money' | 'percent'>

const TABLE = {
  leads: {
    zero: 'لا عملاء',
    one: 'عميل واحد',
    two: 'عميلان',
    few: '# عملاء',
    many: '# عميلاً',
    other: '# عميل',
  },
  listings: {
    zero: 'لا عروض',
    one: 'عرض واحد',
    two: 'عرضان',
    few: '# عروض',
    many: '# عرضاً',
    other: '# عرض',
  },
  calls: {
    zero: 'لا مكالمات',
    one: 'مكالمة واحدة',
    two: 'مكالمتان',
    few: '# مكالمات',
    many: '# مكالمة',
    other: '# مكالمة',
  },
  viewings: {
    zero: 'لا معاينات',
    one: 'معاينة واحدة',
    two: 'معاينتان',
    few: '# معاينات',
    many: '# معاينة',
    other: '# معاينة',
  },
  tasks: {
    zero: 'لا مهام',
    one: 'مهمة واحدة',
    two: 'مهمتان',
    few: '# مهام',
    many: '# مهمة',
    other: '# مهمة',
  },
  permits: {
    zero: 'لا تصاريح',
    one: 'تصريح واحد',
    two: 'تصريحان',
    few: '# تصاريح',
    many: '# تصريحاً',
    other: '# تصريح',
  },
  interruptions: {
    zero: 'لا مقاطعات',
    one: 'مقاطعة واحدة',
    two: 'مقاطعتان',
    few: '# مقاطعات',
    many: '# مقاطعة',
    other: '# مقاطعة',
  },
  suggestions: {
    zero: 'لا اقتراحات',
    one: 'اقتراح واحد',
    two: 'اقتراحان',
    few: '# اقتراحات',
    many: '# اقتراحاً',
    other: '# اقتراح',
  },
  minutes: {
    zero: 'لا دقائق',
    one: 'دقيقة واحدة',
    two: 'دقيقتان',
    few: '# دقائق',
    many: '# دقيقة',
    other: '# دقيقة',
  },
  days: {
    one: 'يوم واحد',
    two: 'يومان',
    few: '# أيام',
    many: '# يوماً',
    other: '# يوم',
  },
}

/** How many there are of each, as Arabic counts. */
export const counted = (count: number, unit: Counted): string => plural(count, TABLE[unit])
