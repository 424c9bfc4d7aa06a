import type { Place } from './places.ts'

const TYPES: Record<string, string> = {
  apartment: 'شقة',
  penthouse: 'بنتهاوس',
  villa: 'فيلا',
  townhouse: 'تاون هاوس',
  office: 'مكتب',
}

const VIEWS: Record<string, string> = {
  'full Marina view': 'إطلالة كاملة على المارينا',
  'partial Marina view': 'إطلالة جزئية على المارينا',
  'sea view': 'إطلالة على البحر',
  'Ain Dubai view': 'إطلالة على عين دبي',
  'lake view': 'إطلالة على البحيرة',
  'golf course view': 'إطلالة على ملعب الغولف',
  'private beach': 'شاطئ خاص',
  'Atlantis view': 'إطلالة على أتلانتس',
  'Burj Khalifa view': 'إطلالة على برج خليفة',
  'fountain view': 'إطلالة على النافورة',
  'boulevard view': 'إطلالة على البوليفارد',
  'canal view': 'إطلالة على القناة',
  'Zabeel view': 'إطلالة على زعبيل',
  'gate view': 'إطلالة على البوابة',
  'park view': 'إطلالة على الحديقة',
  garden: 'حديقة خاصة',
  'polo view': 'إطلالة على ملعب البولو',
  'community view': 'إطلالة على المجمع',
  'pool view': 'إطلالة على المسبح',
  'creek view': 'إطلالة على الخور',
  'skyline view': 'إطلالة على أفق المدينة',
}

export type HomeWords = {
  bedrooms: number
  type: string
  building: string
  view: string
  isFurnished: boolean
}

/** What a home is called in Arabic: «شقة مفروشة بغرفتي نوم في Cayan Tower، إطلالة على البحر». */
export function arabicTitle({ bedrooms, type, building, view, isFurnished }: HomeWords): string {
  const isStudio = bedrooms === 0 && type !== 'office'
  const kind = isStudio ? 'استوديو' : (TYPES[type] ?? 'عقار')
  const furnished = isFurnished ? (kind === 'شقة' || kind === 'فيلا' ? ' مفروشة' : ' مفروش') : ''
  return `${kind}${furnished}${roomsOf(bedrooms)} في ${building}، ${VIEWS[view] ?? view}`
}

type Terms = { bathrooms: number; sizeSqft: number; purpose: string }

/** What is said of it, in three lines as in English. */
export function arabicDescription(
  { bedrooms, type, building, view }: HomeWords,
  { nameAr }: Pick<Place, 'nameAr'>,
  { bathrooms, sizeSqft, purpose }: Terms,
): string {
  const kind = bedrooms === 0 && type !== 'office' ? 'استوديو' : (TYPES[type] ?? 'عقار')
  return [
    `${kind}${roomsOf(bedrooms)} بمساحة ${sizeSqft.toLocaleString('en-US')} قدم مربعة في ${building}، ${nameAr}، ${VIEWS[view] ?? view}.`,
    `مطبخ مفتوح وخزائن مدمجة وعدد ${bathrooms} من الحمّامات وموقف مغطى. مسبح وصالة رياضية وخدمة استقبال في المبنى.`,
    purpose === 'rent'
      ? 'متاح لمدة سنة، من شيك واحد إلى أربعة شيكات.'
      : 'خالٍ عند نقل الملكية، وسند الملكية جاهز.',
  ].join('\n')
}

function roomsOf(bedrooms: number): string {
  if (bedrooms === 0) return ''
  if (bedrooms === 1) return ' بغرفة نوم'
  return bedrooms === 2 ? ' بغرفتي نوم' : ` من ${bedrooms} غرف نوم`
}
