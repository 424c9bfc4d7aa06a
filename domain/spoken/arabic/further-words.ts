/** Words of the same in Latin letters, as people of every tongue say them in Dubai. */
export const LATIN: Readonly<Record<string, string>> = {
  bukra: 'tomorrow',
  demain: 'tomorrow',
  lundi: 'monday',
  mardi: 'tuesday',
  mercredi: 'wednesday',
  jeudi: 'thursday',
  vendredi: 'friday',
  samedi: 'saturday',
  dimanche: 'sunday',
  meuble: 'furnished',
  meublé: 'furnished',
  meublée: 'furnished',
  midi: 'noon',
  bokra: 'tomorrow',
  bacher: 'tomorrow',
  yalla: 'okay',
  yallah: 'okay',
  khalas: 'okay',
  khalass: 'okay',
  tamam: 'okay',
  shukran: 'thanks',
}
/** The months, by the names of the Gulf and of the Levant, and by their number. */
export const MONTH_NAMES = `
january = يناير، كانون الثاني، شهر واحد
february = فبراير، شباط، شهر اثنين، شهر اتنين
march = مارس، اذار، شهر ثلاثة، شهر تلاتة
april = ابريل، نيسان، شهر اربعة
may = مايو، ايار، شهر خمسة
june = يونيو، حزيران، شهر ستة
july = يوليو، تموز، شهر سبعة
august = اغسطس، شهر ثمانية، شهر تمانية، شهر اب
the first of august = اول اب، واحد اب
september = سبتمبر، ايلول، شهر تسعة
october = اكتوبر، تشرين الاول، شهر عشرة
november = نوفمبر، تشرين الثاني، شهر حداشر، شهر احدعش
december = ديسمبر، كانون الاول، شهر اتناشر، شهر اطنعش
`
