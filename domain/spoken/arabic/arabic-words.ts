import { foldArabic } from '../../text/plain-text.ts'

/**
 * What people say on calls about homes, by what it is in English: as the Gulf, the Levant and Egypt say it and as it is
 * written. Forms of several words are looked for first. A form stands for itself and behind "and", "in", "the" and the like.
 */
const SPOKEN = `
want = اريد، نريد، بدي، بدنا، بدو، بدها، ابي، ابا، نبي، نبا، تبي، تبا، يبي، يبا، ابغى، ابغا، ابغي، نبغى، نبغي، تبغى، يبغى، عايز، عاوز، عايزة، عايزين، عاوزة، عاوزين، ودي، حابب، حابة، حاب، حابين، بدك
do not want = ما بدي، ما ابا، ما نبا، ما اريد، مب اريد، مش عايزين، مش عاوزة، مش عاوزين، ما بدنا، ما ابي، ما نبي، ما ابغى، ما ابغي، ما نبغى، مش عايز، مش عاوز، مش عايزة، لا اريد، لا نريد، مابي، مابغى
i have = عندي، لدي، معي، معاي
we have = عندنا، عنا، لدينا
you have = عندك
i do not have = ما عندي، معنديش، ما معي
we do not have = ما عندنا، معندناش
looking for = ابحث عن، بدور ع، ادور عن، بندور على، عم ندور على، بدوّر على، نبحث عن، ادور على، ادور، ندور، بدور على، عم دور على، بفتش على
need = احتاج، نحتاج، محتاج، محتاجين، تحتاج
for rent = للايجار، للإيجار
rent = ايجار، استاجر، اأجر، أأجر، نستاجر، نأجر، اجار، استئجار
rented = مؤجرة، مؤجر، متاجرة، مأجرة، مأجر
tenant = مستاجر، المستاجر، ساكن فيها
vacant = فاضية المستاجر، مؤجرة ولا فاضية، متاجرة ولا فاضية، شاغرة
current rent = ادفع الحين، ادفع حاليا، بدفع هلق، ندفع الحين
i am paying = دافع، دافعة
pay = يدفع، تدفع، بيدفع
can pay = اقدر ادفع، بقدر ادفع
i pay = ادفع، بدفع
we pay = ندفع
to buy = للشراء
buy = اشتري، شراء، نشتري، تملك
for sale = للبيع
sell = ابيع، بيع، نبيع، البيع، تبيع
rent out = أأجر شقتي، اعرضها للايجار، ااجرها، تاجير، اعرض للايجار
apartment = شقة، شقق، شقتي
villa = فيلا، فلل، فله
townhouse = تاون هاوس، تاونهاوس
penthouse = بنتهاوس، بنت هاوس
studio = ستوديو، استوديو، استديو
house = بيت، منزل، بيتي
property = عقار، عقارات
building = عمارة، بناية، برج
office = مكتب
bedroom = غرفة، اوضة، غرفة نوم، اوضة نوم
bedrooms = غرف، اوض، غرف نوم، اوض نوم
2 bedrooms = غرفتين، اوضتين، غرفتان، غرفتين نوم، اوضتين نوم
bathroom = حمام
bathrooms = حمامات
2 bathrooms = حمامين
garden = حديقة
maid's room = غرفة خدامة، غرفة خادمة، غرفة شغالة، غرفة مربية
hall = صالة
balcony = بلكونة، شرفة
floor = طابق
parking = موقف، باركينج، باركنج، باركنق، مواقف، كراج، موقف سيارة
2 parking spaces = موقفين
furnished = مفروشة، مفروش
unfurnished = فاضية، فاضي، غير مفروشة، غير مفروش، مش مفروشة، مو مفروشة، بدون فرش، بدون اثاث، من غير فرش
pets = حيوانات، حيوان، حيوانات اليفة، حيوان اليف
dog = كلب، كلبة
2 dogs = كلبين
cat = قطة، بسة، قط، قطوة
2 cats = قطتين، بستين
budget = ميزانية، ميزانيتي، ميزانيتك، ميزانيتنا، ميزانيتكم
price = سعر
a year = بالسنة، سنويا، في السنة، بالسنه
a month = شهريا، بالشهر، في الشهر
around = حوالي، تقريبا، حوالى
at most = بالكثير، كحد اقصى، بحد اقصى، حد اقصى، مش اكتر، مو اكثر، ماكس
between = بين
cheques = شيكات، شيك، دفعات
2 cheques = شيكين، دفعتين
cash = كاش، نقدا، نقدي
mortgage = تمويل، رهن، قرض بنكي
how much = كم، كام، بكم، بكام، قديش، اديش، كم السعر
how many bedrooms = كم غرفة، كم غرفه، كام اوضة، كام غرفة، قديش غرفة
what = شو، ايش، ايه، وش، شنو، ما هي، ما هو
which area = اي منطقة، باي منطقة، اي منطقه
when = متى، امتى، ايمتا، ايمتى، امتا، وقتيش
where = وين، فين، اين
area = منطقة، مناطق
see it = اشوفها، اشوفه، شوفها، شوفه، نشوفها، نشوفه، تشوفها، تشوفه، اشوف، نشوف، شوف، تشوف
show you = فرجيك، افرجيك، اوريك
view it = اعاين، تعاين، نعاين، اعاينها، نعاينها
viewing = معاينة، زيارة
appointment = موعد
cancel = الغي، الغاء، نلغي
reschedule = تاجيل، اجل الموعد، اجله، اجلها، اؤجل، يتاجل، ناجله، ناجلها، اغير المعاينة، نأجل، أأجل، ااجل، اغير الموعد، نغير الموعد
call me back = اتصل فيني، كلمني، اتصلوا فيني، دق علي، دقلي، رن علي، اتصل بي
later = بعدين
my number is = رقمي
your number = رقمك، رقم حضرتك، رقم موبايلك، رقم جوالك، رقم تلفونك
id number = رقم الهوية
email = ايميل، ايميلك، بريد
my name is = اسمي، انا اسمي
your name = اسمك، الاسم، الاسم الكريم، اسم حضرتك، مين معايا، مين معي، الاسم الكامل
move = انتقل، ننتقل، تنتقل، تنتقلوا، تنتقلون، تنقلون، تنقلوا، ينتقل، الانتقال، تنقل، انقل، ننقل، نقل
move in = استلم، تستلم، نستلم
live = اسكن، نسكن، تسكن، سكن
i live in = ساكن، ساكنين، ساكنة، ساكن في، ساكنين في
lease = عقد، عقدي، عقدنا
landlord = مالك، صاحب البيت، صاحب الشقة، مؤجر
complain = شكوى، اشتكي، نشتكي، بشتكي، شتكي
broken = خربان، خربانة، عطلان، عطلانة، مكسور، مكسورة، بايظ، بايظة، ما يشتغل، مش شغال، مو شغال، ما بيشتغل، تعطل، خرب
problem = مشكلة، مشكله، مشاكل
nobody = محدش، ما حد، ماحد، محد، ولا حدا، ما حدا
answers = بيرد، يرد، رد، بترد
maintenance = صيانة
leaking = تسريب، يسرب، بيسرب
worth = تسوى، يسوى، تسوا، يسوا، قيمة، قيمتها، قيمته
valuation = تقييم، تثمين
real estate agent = الوسيط
i offer = اعرض عليه، بعرض
wrong number = الرقم غلط، رقم غلط، غلطان في الرقم، غلطت بالرقم
expensive = غالي، غالية
too expensive = غالي كتير، غالية كتير، كتير غالي، كتير غالية، وايد غالي، وايد غالية، غالي وايد، غالية وايد، غالي جدا، غالية جدا، غالي اوي، غالية اوي
call is recorded = المكالمة مسجلة، مكالمة مسجلة، يتم تسجيل المكالمة، بنسجل المكالمة، نسجل المكالمة، المكالمة تسجل
very = كتير، وايد، واجد، جدا، اوي
okay = خلاص، تمام، زين، منيح، كويس، ماشي، طيب، اوكي، اوك، حاضر، يلا، يالله
thanks = شكرا، مشكور، مشكورة، تسلم، يسلمو، يعطيك العافية
bye = باي، مع السلامة
hello = مرحبا، اهلا، هلا، السلام عليكم، وعليكم السلام، صباح الخير، صباح النور، مساء الخير، مساء النور، حياك الله
yes = نعم، اي، ايوه، ايوا، هيه، ايوة
no = لا، لأ، لاء
not = مش، مو، مب، ليس، ليست، مهوب
without = بدون، بلا، من غير
is not possible = ما يصير، ما ينفع، مش ممكن، ما بيصير
is possible = ينفع، يصير، ممكن
sorry = سوري، اسف، عفوا، معليش
i mean = قصدي، اقصد
make it = خليها، خلها، خليه، خلينا، خلي، نخليها، خلوها
i tell you = اقولك، اقولج، اقول لك، بقولك
says = يقول، تقول، بيقول، بتقول
my husband = جوزي، زوجي، ريلي
my wife = مرتي، زوجتي، حرمتي، مراتي
her husband = ريلها، جوزها، زوجها
wedding = عرس، فرح، زواج
exam = امتحان، امتحانات
school term = الفصل الدراسي
busy = مشغول، مشغولة
same time = نفس الوقت، نفس الموعد
for family = للعائلة
security deposit = تامين، التامين، عربون
commission = عمولة، العمولة
rather = بل
please = لو سمحت، من فضلك، لو تكرمت، بليز
or = او، ولا، أو
but = بس، لكن، انما
in = في، ب
from = من
to = الى، إلى
on = على، ع
with = مع
near = قريب من، جنب
must = لازم، ضروري
today = اليوم، النهارده، النهاردة، الليلة، هلق
tomorrow = بكرا، بكره، بكرة، باجر، باكر، غدا
the day after tomorrow = بعد بكرا، بعد بكره، بعد بكرة، بعد باجر، عقب باجر، بعد غد
sunday = الاحد، يوم الاحد
monday = الاثنين، الاتنين، التنين، يوم الاثنين، يوم الاتنين، يوم التنين
tuesday = الثلاثاء، الثلاثا، التلات، التلاتا، يوم الثلاثاء، يوم التلات، يوم الثلاثا
wednesday = الاربعاء، الاربعا، يوم الاربعاء، يوم الاربعا، يوم الاربع
thursday = الخميس، يوم الخميس
friday = الجمعة، يوم الجمعة
saturday = السبت، يوم السبت
this week = هالاسبوع، هذا الاسبوع
next week = الاسبوع الجاي، الاسبوع اللي جاي، الاسبوع القادم، الاسبوع الياي
next month = الشهر الجاي، الشهر الجاية، الشهر اللي جاي، الشهر القادم، الشهر الياي
the start of next month = اول الشهر الجاي، اول الشهر القادم، بداية الشهر الجاي، بداية الشهر القادم، اول الشهر الياي
the end of next month = اخر الشهر الجاي، نهاية الشهر الجاي، اخر الشهر القادم
i can't = ما اقدر، ما بقدر، ما فيني، مقدرش، مش حقدر، ما نقدر، ما اقدرش
1 bedroom and hall = غرفة وصالة، غرفه وصاله
the start of the month = اول الشهر، بداية الشهر
the end of the month = اخر الشهر، نهاية الشهر
middle of = نص شهر، منتصف شهر
end of = اخر شهر، نهاية شهر
the start of = بداية شهر
the middle of the month = نص الشهر، منتصف الشهر
first = اول
the first of = بداية
the end of = اخر، نهاية
coming = الجاي، القادم، الياي، المقبل، الجاية، القادمة
at = الساعة
in the morning = الصبح، صباحا، الصباح
in the afternoon = العصر، الظهر، الضهر، بعد الظهر، بعد الضهر، بعد العصر
in the evening = المسا، المساء، مساء، المغرب، بالليل
after = بعد، عقب
before = قبل
eid al-adha = عيد الاضحى
eid al-fitr = عيد الفطر
national day = العيد الوطني، اليوم الوطني
eid = العيد
ramadan = رمضان
flight = رحلة، طيارة، طيران
airport = مطار
coming back from = راجع من، راجعين من، جاي من، جايين من
travelling = مسافر، سفر، مسافرين
weather = الطقس، الجو
restaurant = مطعم
hotel = فندق
hospital = مستشفى
doctor = دكتور
school = مدرسة، مدارس
my work is = شغلي، دوامي
work = الشغل، الدوام
car = سيارة، سيارتي
`
/** Words of the same in Latin letters, as people of every tongue say them in Dubai. */
const LATIN: Readonly<Record<string, string>> = {
  bukra: 'tomorrow',
  bokra: 'tomorrow',
  bacher: 'tomorrow',
  yalla: 'okay',
  yallah: 'okay',
  khalas: 'okay',
  khalass: 'okay',
  tamam: 'okay',
  shukran: 'thanks',
}
const MONTH_NAMES = `
january = يناير، كانون الثاني، شهر واحد
february = فبراير، شباط، شهر اثنين، شهر اتنين
march = مارس، اذار، شهر ثلاثة، شهر تلاتة
april = ابريل، نيسان، شهر اربعة
may = مايو، ايار، شهر خمسة
june = يونيو، حزيران، شهر ستة
july = يوليو، تموز، شهر سبعة
august = اغسطس، شهر ثمانية، شهر تمانية
september = سبتمبر، ايلول، شهر تسعة
october = اكتوبر، تشرين الاول، شهر عشرة
november = نوفمبر، تشرين الثاني، شهر حداشر، شهر احدعش
december = ديسمبر، كانون الاول، شهر اتناشر، شهر اطنعش
`

/** Forms that people or things are said behind, as one word: "see it", "sell it". */
export const VERBS: ReadonlySet<string> = new Set(
  'ابيع نبيع تبيع بيع أأجر نأجر ااجر استاجر اشتري نشتري اشوف نشوف تشوف شوف اعاين تعاين نعاين ابي ابا ابغى اريد بدي عايز الغي نلغي ادفع ندفع'
    .split(' ')
    .map(foldWord),
)

/** By the form, folded; the longest has so many words. */
export const PHRASES: ReadonlyMap<string, string> = new Map([
  ...rowsOf(SPOKEN),
  ...rowsOf(MONTH_NAMES).flatMap(([form, month]): [string, string][] => [
    [form, month],
    [`${foldWord('اول')} ${form}`, `the first of ${month}`],
  ]),
  ...Object.entries(LATIN),
])
export const LONGEST_PHRASE = 3
export const LATIN_WORDS: readonly string[] = Object.keys(LATIN)

/** One spelling: no vowel signs and no tatweel, one alif, one yeh, and the letter that ends a feminine word as it sounds. */
export function foldWord(word: string): string {
  return foldArabic(word.toLowerCase()).replaceAll('ة', 'ه').replaceAll(/[ؤئ]/g, 'ء')
}

function rowsOf(table: string): [form: string, english: string][] {
  return table
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [english = '', forms = ''] = row.split(' = ')
      return forms.split('، ').map((form): [string, string] => [foldWord(form), english])
    })
}
