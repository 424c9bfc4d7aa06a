/**
 * What people ask with in Arabic, by what it is in the English that the rules read. The longest form is taken; "the" (ال) counts for
 * nothing in a form, and the little words that are written together with a word (و، ب، ل) are taken off where it is not known whole.
 */
export const QUESTION_WORDS = `
pls = في، خلال، أثناء، فى، من، على، عن، عند، لدى، لدينا، عندنا، عنده، عندها، هو، هي، هل، ماذا، شو، ايش، الذي، التي، الذين، اللي، اللواتي، تم، قد، لنا، لي، قائمة، لائحة، كان، كانت، هناك، يوجد، توجد، فيها، فيه، منها، حاليا، الان، اعطني، اعطيني، اعرض، اعرض لي، ارني، اظهر، وريني، اريد، اريد ان اعرف، ابغى، ابي، بدي، من فضلك، لو سمحت، رجاء، معروض، معروضة، تمت، لهذا
how many = كم، كم عدد، عدد، ما عدد، اجمالي عدد، كم لدينا، كم عندنا
and = و
or = او، أو
by = حسب، بحسب، على حسب، وفق، موزعة حسب، موزعين حسب، مقسمة حسب
for each = لكل، كل، عند كل، لدى كل
compared with = مقارنة، مقارنة مع، بالمقارنة مع، مقابل، ضد
which = اي، أي
who = من هو، مين
not = غير، ليس، ليست، ليسوا، لم، بدون، باستثناء، ما عدا، عدا، بلا
only = فقط، بس
what about = ماذا عن، وماذا عن، شو عن
top = افضل، أفضل، احسن
best = الافضل، الأفضل
worst = الاسوأ، اسوأ
most = اكثر، الاكثر، اكبر عدد
fewest = اقل، الاقل
highest = اعلى
lowest = ادنى
average = متوسط، معدل
median = وسيط قيمة
total = اجمالي، مجموع
percentage of = نسبة، كم نسبة، ما نسبة، كم هي نسبة، النسبة المئوية، بالمئة، كم بالمئة، بالمية، في المئة، كم في المئة، نسبه مءويه
new = جديد، جدد، جديدة
my = لي انا، خاصتي
my team = فريقي، فريقنا
leads = عميل، عملاء، عميل محتمل، عملاء محتملون، عملاء محتملين، زبون، زبائن، زباين، استفسار، استفسارات، ليدز، ليد
my leads = عملائي
listings = عقار، عقارات، عرض عقاري، عروض عقارية، عروض، اعلان، اعلانات، وحدة، وحدات
calls = مكالمة، مكالمات، اتصال، اتصالات
viewings = معاينة، معاينات، موعد معاينة، مواعيد معاينة، جولة، جولات
tasks = مهمة، مهام
my tasks = مهامي
buyers = مشتري، مشترين، مشترون، مشتر
tenants = مستأجر، مستأجرين، مستأجرون
sellers = بائع، بائعين، بائعون
landlords = مؤجر، مؤجرين، مؤجرون
agent = وسيط، وسطاء، وكيل، وكلاء، موظف، موظفين، مندوب، سمسار، مستشار
team = فريق، فرق
area = منطقة، مناطق، حي، احياء، مجتمع
source = مصدر، مصادر، قناة
stage = مرحلة، مراحل
status = حالة، حالات
month = شهر
week = اسبوع
day = يوم
daily = يوميا، يوما بيوم
weekly = اسبوعيا
monthly = شهريا
property type = نوع عقار، انواع عقارات، نوع
bedrooms = غرف، غرف نوم، عدد غرف
portal = بوابة، بوابات، منصة، منصات
portal state = حالة نشر، حالة على بوابة، حالتها على بوابة، حالة بوابة
direction = اتجاه
reason = سبب، اسباب، سبب خسارة، اسباب خسارة
why did we lose leads = اسباب خسارة عملاء، سبب خسارة عملاء، لماذا خسرنا عملاء، ليش خسرنا عملاء
open = مفتوح، مفتوحة، مفتوحين، مفتوحون
active = نشط، نشطين، نشطة
hot = ساخن، ساخنين، ساخنون، مهتم جدا، مهتمين جدا
warm = دافئ، دافئين
cold = بارد، باردين
won = كسبنا، كسبناهم، كسبناها، ربحنا، ربحناهم، فزنا، مكسوبين
lost = خسرنا، خسرناهم، خسرناها، خاسرين، مفقودين، ضاعوا، خسارة
unassigned = غير مسندين، غير مسندين لاحد، غير مسند، غير معينين، بدون وسيط، بلا وسيط، بدون مسؤول، بلا مسؤول
came in = وصل، وصلوا، وصلنا، وصلتنا، ورد، وردوا، وردنا، وردت، جاء، جاءوا، جاؤوا، جاءنا، اجا، اجونا، دخلوا
reached = وصل الى، وصلوا الى، وصلت الى، بلغ، بلغوا، انتقلوا الى، انتقل الى
offer stage = مرحلة عرض، مرحلة عرض سعر
viewing stage = مرحلة معاينة
contacted stage = مرحلة تواصل
win rate = نسبة فوز، نسبة نجاح، معدل فوز، نسبة اتمام صفقات، نسبة تحويل، معدل تحويل، نسب تحويل، تحويل
cohort conversion = تحويل دفعات، نسبة تحويل دفعات، تحويل افواج
average response time = وقت رد، وقت استجابة، زمن رد، زمن استجابة، سرعة رد، سرعة استجابة، متوسط وقت رد، متوسط وقت استجابة، متوسط زمن رد، وقت رد على، متوسط وقت رد على، زمن استجابة على
days on market = ايام في سوق، مدة في سوق، ايام عرض في سوق، مدة بقاء في سوق
stage time by stage = متوسط مدة في كل مرحلة، متوسط وقت في كل مرحلة، مدة في كل مرحلة، متوسط ايام في كل مرحلة، time in each stage، average time in each stage، days in each stage، average days in each stage
available = متاح، متاحة، متاحين، متوفر، متوفرة
draft = مسودة، مسودات
sold = مباع، مباعة، بيعت، بعناها
under offer = تحت عرض، قيد تفاوض
withdrawn = مسحوبة، مسحوب
for sale = للبيع
for rent = للايجار، للتأجير
sale price = سعر بيع، اسعار بيع
rent = ايجار، ايجارات
price = سعر، اسعار
median sale price = وسيط سعر بيع
median price = وسيط سعر، سعر وسيط
median rent = وسيط ايجار
budget = ميزانية، ميزانيته، ميزانيتهم
yearly budget = ميزانية سنوية
at least = لا تقل عن، لا يقل عن، على الاقل، بحد ادنى
no more than = لا تزيد عن، لا يزيد عن، لا تتجاوز، لا يتجاوز، بحد اقصى، على الاكثر
up to = حتى، لغاية، لحد
under = تحت، اقل من، دون
over = فوق، اكثر من، يفوق
million = مليون، ملايين
thousand = الف، الاف
dirhams = درهم، دراهم
per month = بالشهر، في الشهر الواحد
per year = بالسنة، سنويا، في السنة
villa = فيلا، فله
villas = فلل، فيلات
apartment = شقة
apartments = شقق
townhouses = تاون هاوس
offices = مكاتب
studio = استوديو، ستوديو، استديو، استوديوهات
1 bedroom = غرفة واحدة، غرفة نوم واحدة، غرفة وحدة
2 bedrooms = غرفتين، غرفتان، غرفتين نوم، غرفتي نوم
bedroom = غرفة، غرفة نوم
furnished = مفروش، مفروشة
unfurnished = غير مفروش، غير مفروشة
most expensive = اغلى، الاغلى
cheapest = ارخص، الارخص
longest call = اطول مكالمة
longest = اطول
most expensive listing = اغلى عقار، اغلى وحدة
cheapest listing = ارخص عقار، ارخص وحدة
shortest = اقصر
permits = تصريح، تصاريح، ترخيص، تراخيص
ending = ينتهي، تنتهي، ستنتهي، سينتهي، توشك على الانتهاء
expired = منتهي، منتهية، منتهية صلاحيتها، انتهى، انتهت، انتهت صلاحيتها
published = منشور، منشورة، منشورين
publications = عملية نشر، عمليات نشر، نشر
failed = فاشل، فاشلة، فشلت، مرفوض، مرفوضة
no show = لم يحضر، لم يحضر العميل، لم يحضر فيها العميل، لم يحضروا، عدم حضور، غياب
cancelled = ملغاة، ملغى، ملغية، الغيت
confirmed = مؤكدة، مؤكد
not confirmed = غير مؤكدة، غير مؤكد، لم تؤكد بعد، بانتظار تأكيد، في انتظار تأكيد
attended = تمت فعلا، حضرها، تم حضورها
overdue = متأخر، متأخرة، متاخرين، فائتة موعدها
done = منجزة، منجز، مكتملة، انجزت، اكتملت
not done = غير منجزة، لم تنجز، غير مكتملة
due = مستحقة، موعدها
missed = فائتة، فايتة، لم يرد عليها، ضائعة
answered = مجابة، تم الرد عليها، مردود عليها
inbound = واردة، وارد
outbound = صادرة، صادر
average call length = متوسط مدة مكالمة، متوسط مدة مكالمات، متوسط طول مكالمة، معدل مدة مكالمة
call length = مدة مكالمة، مدة مكالمات، طول مكالمة
talk ratio = نسبة كلام وسيط، نسبة حديث وسيط، نسبة كلام، نسبة حديث، نسبة كلام وكيل
talk time = وقت تحدث، مدة تحدث، وقت كلام، دقائق تحدث
today = اليوم، النهارده
yesterday = امس، البارحة، امبارح
day before yesterday = قبل امس، اول امس، قبل البارحة، اول البارحة، قبل امبارح، اول امبارح
day after tomorrow = بعد غد، بعد الغد، بعد بكرا، بعد بكره، بعد بكرة، بعد باجر
tomorrow = غد، غدا، بكرا، بكره، بكرة، باجر
this week = هذا اسبوع، هالاسبوع، اسبوع حالي
last week = اسبوع ماضي، اسبوع فائت، اسبوع اللي فات
next week = اسبوع قادم، اسبوع مقبل، اسبوع جاي
this month = هذا شهر، هالشهر، شهر حالي
last month = شهر ماضي، شهر فائت، شهر اللي فات
next month = شهر قادم، شهر مقبل، شهر جاي
this quarter = هذا ربع، ربع حالي
last quarter = ربع ماضي، ربع سابق
next quarter = ربع قادم
this year = هذا عام، هذه سنة، هذي سنة، هالسنة، سنة حالية، عام حالي
last year = عام ماضي، سنة ماضية، سنة فائتة
since = منذ، ابتداء من
before = قبل
after = بعد
between = بين
last = آخر، اخر
january = يناير، كانون الثاني
february = فبراير، شباط
march = مارس، اذار
april = ابريل، نيسان
may = مايو، ايار
june = يونيو، حزيران
july = يوليو، تموز
august = اغسطس، آب
september = سبتمبر، ايلول
october = اكتوبر، تشرين الاول
november = نوفمبر، تشرين الثاني
december = ديسمبر، كانون الاول
target = هدف، اهداف، مستهدف
commission = عمولة، عمولات
revenue = ايرادات، ايراد، دخل، ارباح
sales = مبيعات
deals = صفقة، صفقات
phone numbers = ارقام هواتف، رقم هاتف، ارقام تلفونات، ارقام جوالات، هواتف
emails = ايميلات، بريد الكتروني، عناوين بريد
salary = راتب، رواتب
password = كلمة سر، كلمة مرور
delete = احذف، امسح، ازل
reassign = انقل، حول، اسند
send = ارسل، ابعث
cancel = الغ، الغي
publish = انشر
update = عدل، غير حالة
`
/** At the head of a question it is "what", anywhere else "not": "كم مهمة ما انجزت". */
export const WHAT_OR_NOT: readonly string[] = ['ما', 'ما هو', 'ما هي', 'ماهو', 'ماهي']
/** What has come about: at the head, "ما بيعت" may be "what was sold" and "not sold" alike. */
export const CAME_ABOUT: readonly string[] = [
  'won',
  'lost',
  'sold',
  'came in',
  'reached',
  'done',
  'answered',
  'attended',
  'cancelled',
  'expired',
  'failed',
]
/** Stretches of time whose number stands before them and whose side behind: "٣٠ يوم القادمة". */
export const STRETCHES: Readonly<Record<string, 'days' | 'weeks' | 'months' | 'years'>> = {
  يوم: 'days',
  يوما: 'days',
  ايام: 'days',
  اسبوع: 'weeks',
  اسبوعا: 'weeks',
  اسابيع: 'weeks',
  شهر: 'months',
  شهرا: 'months',
  اشهر: 'months',
  شهور: 'months',
  سنوات: 'years',
  سنه: 'years',
}
export const SIDES: Readonly<Record<string, 'next' | 'last'>> = {
  قادم: 'next',
  قادمه: 'next',
  مقبل: 'next',
  مقبله: 'next',
  جايه: 'next',
  ماضي: 'last',
  ماضيه: 'last',
  اخيره: 'last',
  فايته: 'last',
}
