/**
 * Names of people as they are written in either script; who is called one of the Latin forms is meant by the Arabic ones. A name that
 * is not here is asked about: letters alone tell Hassan from Hussein no better than Omar from Amr.
 */
const NAMES = `
adam = آدم
ahmed,ahmad,ahmet = أحمد
aisha,aysha,ayesha = عائشة
ali = علي
alia,alya = علياء
amal = أمل
amina,ameena = أمينة
amir,ameer = أمير
amira,ameera = أميرة
amr = عمرو
anas = أنس
aziz = عزيز
bilal = بلال
dina,deena = دينا
fadi = فادي
fahad,fahd = فهد
faisal,faysal = فيصل
fares,faris = فارس
farah = فرح
fatima,fatma,fatimah = فاطمة
ghada = غادة
habib = حبيب
haddad = حداد
hala = هالة
hamad = حمد
hamdan = حمدان
hana,hanaa = هناء
hani = هاني
hassan,hasan = حسن
hassaan = حسان
hind = هند
huda,hoda = هدى
hussein,hussain,husain = حسين
ibrahim,ebrahim = إبراهيم
iman,eman = إيمان
jamal,gamal = جمال
karim,kareem = كريم
khalid,khaled = خالد
khalifa = خليفة
khan = خان
lama = لمى
lana = لانا
layla,leila,laila,leyla = ليلى
lina,leena = لينا
lucia,lucía = لوسيا
mahmoud,mahmood = محمود
maha = مها
majid,majed = ماجد
mansour,mansoor = منصور
mariam,maryam,mariyam = مريم
may,mai = مي
mona,muna = منى
mohammed,mohamed,muhammad,mohammad = محمد
mustafa,mostafa = مصطفى
nada = ندى
nadia = نادية
nadim,nadeem = نديم
nasser,naser = ناصر
noor,nour,nur = نور
noura,nora,nura = نورة
omar,umar = عمر
osama,usama = أسامة
rami = رامي
rania = رانيا
rashid,rashed = راشد
rayan,rayyan = ريان
reem,rim = ريم
saeed,said = سعيد
salem,salim = سالم
salma = سلمى
sami = سامي
samir,sameer = سمير
sara,sarah = سارة
shane = شاين، شين
sultan = سلطان
tariq,tarek,tareq = طارق
yara = يارا
yasmin,yasmine,jasmine = ياسمين
youssef,yousef,yusuf,yousif = يوسف
zaid,zayed = زيد
zainab,zeinab = زينب
ziad,ziyad = زياد
`

const ARABIC_OF: ReadonlyMap<string, readonly string[]> = new Map(
  NAMES.trim()
    .split('\n')
    .flatMap((row) => {
      const [latin = '', arabic = ''] = row.split(' = ')
      return latin.split(',').map((name): [string, string[]] => [name, arabic.split('، ')])
    }),
)

/** How a part of a name is written in Arabic, where that is known. */
export function arabicNamesOf(part: string): readonly string[] {
  return ARABIC_OF.get(part.toLowerCase()) ?? []
}
