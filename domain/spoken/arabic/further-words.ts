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
january = يناير، كانون الثاني، شهر واحد، شهر 1
february = فبراير، شباط، شهر اثنين، شهر اتنين، شهر 2، شهر تنين، شهر ثنين
march = مارس، اذار، شهر ثلاثة، شهر تلاتة، شهر 3، شهر ثلاث
april = ابريل، نيسان، شهر اربعة، شهر 4، شهر اربع
may = مايو، ايار، شهر خمسة، شهر 5، شهر خمس
june = يونيو، حزيران، شهر ستة، شهر 6، شهر ست
july = يوليو، تموز، شهر سبعة، شهر 7، شهر سبع، شهر سبعه
august = اغسطس، شهر ثمانية، شهر تمانية، شهر اب، شهر 8، شهر ثمان، شهر تمنيه
the first of august = اول اب، واحد اب
september = سبتمبر، ايلول، شهر تسعة، شهر 9، شهر تسع
october = اكتوبر، تشرين الاول، شهر عشرة، شهر 10، شهر عشر
november = نوفمبر، تشرين الثاني، شهر حداشر، شهر احدعش، شهر 11، شهر احدعشر، شهر حدعش
december = ديسمبر، كانون الاول، شهر اتناشر، شهر اطنعش، شهر 12، شهر اثنعش، شهر طنعش، شهر اثنا عشر
`
