import type { portalReasons as en } from '../en/portal-reasons.ts'

export const portalReasons: typeof en = {
  unreachable: 'تعذّر الوصول إلى بروبرتي فايندر',
  noSense: 'أجاب بروبرتي فايندر بما لا نفهمه',
  answered: 'أجاب بروبرتي فايندر بالرمز {status}',
  keyRefused: 'لا يقبل بروبرتي فايندر مفتاحنا ({status})',
  noSuchThing: 'لا يعرف بروبرتي فايندر هذا العنصر (404)',
  permitUnknown: 'التصريح {permit} غير معروف لدى دائرة الأراضي',
  permitEnded: 'انتهى التصريح {permit} في {day}',
  permitOfOther: 'التصريح {permit} صادر لنوع {registered} لا لنوع {type}',
  permitSaid: 'التصريح {permit}: {said}',
  incomplete: 'بروبرتي فايندر: {reasons}',
  noType: 'لا نوع عقار لديه يقابل «{type}»',
  rentPeriods: 'إيجاراته سنوية أو شهرية أو أسبوعية',
  englishTitle: 'يطلب عنوانًا بالإنجليزية',
  noPlace: 'لا يعرف مكانًا باسم «{area}» في {city}، ويسمّيه مسؤول النظام من جديد في قائمة المجمّعات',
  noProfile: 'لا ملف عامًا لديه لصاحب البريد {email}',
  noAgent: 'يطلب وسيطًا',
}
