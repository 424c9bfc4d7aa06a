import type { listings as en } from '../en/listings.ts'

export const listings: typeof en = {
  title: 'العقارات المعروضة',
  search: 'البحث في العروض العقارية',
  none: 'لا عرض عقاري مطابق',
  noneHint: 'يمكن إزالة مرشح، أو البحث عن رقم مرجعي أو مبنى أو منطقة.',
  untitled: 'بلا عنوان',
  noPrice: 'بلا سعر',
  bedrooms: 'غرف النوم',
  bathrooms: 'الحمامات',
  size: 'المساحة',
}
