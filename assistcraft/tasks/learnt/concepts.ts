import { foldWord } from '#domain/spoken/arabic/arabic-words.ts'

/**
 * Words of one meaning, in English and in the Arabics of Dubai: what a turn says of one of them holds for all. A star
 * ends the beginning of a word, an underscore joins two words.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  see: 'see view* visit* tour inspect* look_at come_by pass_by pop_in pop_round drop_by show_me شوف* اشوف* نشوف* يشوف* تشوف* منشوف* بشوف* اشاهد* نشاهد* معاينه عاينها اعاين* نعاين* زياره ازور* نزور* نمر امر ورجيني وريني فرجيني',
  come: 'come coming came اجي نجي يجي نيي اي ايي ياي بيي تعال تعالى تعالوا تيجي تيجو باجي منيجي جاي بمر',
  postpone:
    'reschedul* postpone* move_it move_the push_it push_the shift_it delay* another_day other_day another_time different_day instead later_day نأجل* اجل* تاجيل ناجل* نأخر* أأخر ناخر* انقل* ننقل* نقلنا* تانجل غير_الموعد يوم_ثاني يوم_تاني مرة_ثانيه وقت_ثاني',
  unable:
    "can't cannot couldn't won't stuck late sick ill fever emergency meeting_came ما_اقدر ما_فيني ما_رح ما_بقدر مش_هقدر ما_بلحق مقدرش علقت عندي_اجتماع ظرف طارئ مريض تعبان",
  appointment: 'appointment* viewing* booking slot موعد موعدنا الموعد مواعيد حجز حاجز معاينه',
  cancel:
    'cancel* withdraw* called_off call_off pull_out back_out step_out drop_it forget_it scrap close_my close_it close_the take_me remove_me unsubscribe stop_looking no_longer not_anymore anymore annul الغي* الغاء الغوا الغيه نلغي* لغي* لغوا بلغي كنسل* كانسل بطلت بطلنا ما_عاد سكر_الطلب اقفل_الطلب شيلوا شيلني ما_بدي_شي خلص_لقينا',
  found:
    'found_something found_another already_found found_one signed_elsewhere got_another لقينا لقيت لقيتها حصلنا حصلت استاجرنا',
  callback:
    'call_me call_back ring_me phone_me call_us ring_us get_back ring_her ring_him call_him call_her phone_him phone_her call_my ring_my give_ring callback ring_back reach_me message_me text_me whatsapp_me let_know اتصل* تتصل* يتصل* نتصل* يتصلون دق دقلي دقوا يدق تدق كلمني كلمنا يكلمني تكلمني يكلم كلموا رن رنلي خبرني خبريني يخبرني اضرب* بيتصل ردلي رد_علي ترد_علي ارجعلك ارجع_لك شاور بشاور استشير',
  later:
    'later tonight after_lunch in_hour in_minutes minutes busy driving meeting boarding بعدين عقب ساعه دقايق مشغول اسوق سايق باجتماع',
  manager: 'manager supervisor boss owner_of director المدير مدير المديره مديركم المسؤول مسئول',
  angry:
    'unacceptable ridiculous joke* disgrace* shocking fed_up sick_of angry furious upset unhappy not_happy disappoint* terrible awful shame rude ignor* still_waiting still_no nobody no_one promised excuse* lawyer court rera complain* complaint again_and زعلان* زعل معصب شكوى اشتكي بشتكي نشتكي شكوه غضبان مقهور حرام_عليكم عيب مهزله فضيحه مصخره ما_حد ولا_حد محدش وعدتونا وعدني واعدنا وعدونا كلام_فاضي محترمه اهمال استهتار عن_جد_عيب',
  broken:
    'broken broke leak* drip* flood* mould mold smell* stink* cockroach* rats mice fix* repair* maintenance plumber technician stopped_working not_working no_water no_power no_ac bucket* خربان* خرب خربت عطلان عطل تسريب يسرب تسرب بتسرب يخر تخر تنقط بتنقط نازله صيانه الصيانه فني الفني سباك كهربائي يصلح* صلحوا تصليح ماشتغل ما_يشتغل مابشتغل مش_شغال ما_تشتغل مقطوع* انقطع* صراصير جرذان جردل سطل مجاري',
  again:
    'third fourth fifth sixth times weeks days_ago since months still yet ثالث رابع خامس مره_ثانيه كل_مره من_اسبوع اسبوعين صارلي صار_لي الي_شهر لسه لسا لحد_الان للحين',
  refund:
    'deposit_back refund* my_deposit bounced my_money my_cheque رجعوا_الفلوس فلوسي التامين_مالي رجع_التامين',
  own: 'my_flat my_villa my_apartment my_place my_property my_house my_townhouse my_unit my_office my_studio our_flat our_villa our_apartment our_place our_unit our_townhouse i_own we_own my_tenant our_tenant landlord_here owner_of شقتي شقتنا فيلتي فلتي فيلتنا بيتي ملكي املك وحدتي مكتبي عقاري عندي_شقه عندي_فيلا عندي_استوديو عندنا_شقه المستاجر مستاجر المستاجرين مستاجري',
  sell: 'sell* selling put_it put_my list_it list_my listing let_it let_out rent_it_out renting_out rent_out on_market tenant_leaving new_tenant find_tenant notice buyer ابيع* ابيعها نبيع* بيعها للبيع_عندي بدي_ابيع عايز_ابيع اعرض* نعرض* عرضها اأجر* نأجر* اجرها ااجر* ناجر* تاجرون* تاجروها تاجيرها بأجر* مؤجر اأجرها يطلع_المستأجر طالع_المستأجر نزلوها حطها حطوها تحطين* تحطها',
  worth:
    'worth valuation* value* valued apprais* estimate* market_price market_rate going_rate fetch fetches could_get would_get get_for ask_for rate_today what_rate reckon achievable fair_price تسوى يسوى بتسوى بيسوى تقييم التقييم تثمين نثمن اثمن تقدير قيمتها قيمته قيمه تجيب يجيب بتجيب بيجيب كم_تطلع بتطلع قديش_بتطلع سعرها_اليوم سعر_السوق السوق',
  offer:
    "offer* i'd_pay i'll_pay i'd_give i'll_give we'd_give can_do could_do final last_price best_price lowest knock accept he_take they_take she_take take_it counter* meet_halfway halfway tell_him tell_them tell_owner tell_her deal عرضي عرض نعرض اعرض اعطيه بعطيه اعطي_فيها ادفع_فيها ادفعله اخر_كلام اخر_سعر آخر_شي نهائي يرضى بيرضى يقبل يقبلوا ينزل* نزل* يخفض* قوله قول_له قل_له قوليلو قولي_له وصلها بوصل_العرض نتفاوض بسكر كاش",
  want: "want* need* looking look_for searching search* after interested require* prefer* would_like i'd_like بدي بدنا ابي ابغى ابغي نبغى نبي ابا نبا ودي عايز عايزه عايزين عاوز محتاج* ادور* ندور* بدور* بتدور دور داير دايره دايرين اريد نريد اشتي نشتي نلوج كنقلب باغي بغيت حاب* طالب",
  home: 'flat* apartment* villa* townhouse* studio penthouse* house unit* property office bhk bedroom* شقه شقق فيلا فلل تاون_هاوس بيت استوديو ستوديو بنتهاوس مكتب وحده غرفه غرف غرفتين اوضه اوض اوضتين حجر صاله دوبلكس سكن',
  rentbuy:
    'rent rental buy* purchase invest* lease ايجار للايجار اجار استاجر* نستاجر* شراء اشتري نشتري تمليك كراء',
  limit:
    'budget maximum max upto up_to limit stretch afford at_most tops no_more ceiling allowance ميزانيه ميزانيتي بالكثير بالكتير حدود لحد لين اخري اخرنا مش_اكتر مو_اكثر سقف ماكس',
  how_much:
    'how_much price cost* charge* fee* commission deposit dewa chiller included include* extra service_charge expense* بكام بكم كم_السعر قديش قديه شكد بي_كم جم كام رسوم الرسوم عموله العموله كوميسيون خدمات الخدمات تامين التامين شامل يشمل ضريبه المقدم قسط تقسيط كهربا مصاريف الفاتوره',
  feature:
    'balcony view floor size square parking gym pool lift elevator kitchen garden noise quiet metro school* furnished window* washing dishwasher closet storage sunlight facing neighbour* playground mosque beach بلكونه بلكون اطلاله تطل طابق دور_كم مساحه قدم موقف مواقف باركينج باركنج كراج جيم مسبح حوض اسانسير لفت مصعد مطبخ حديقه حوش جنينه ازعاج هادي هاديه مترو مدرسه مدارس مفروش مفروشه شباك غساله مخزن جيران مسجد البحر حارس',
  allowed:
    'allowed allow* permitted ok_to can_i may_i is_it does_it do_they are_they مسموح ممنوع يسمح* بيسمح* يقبلون بيقبل يقبل_المالك ينفع يصير بيصير مابيصير عادي',
  available:
    'available still_there still_available taken vacant gone متاح متاحه موجوده لسا_موجوده فاضي فاضيه شاغر متوفر متوفره بعدها انباعت تاجرت',
  what_there:
    "what_have you_got you_have got_in have_in anything_in options available_in what's_in what_else show_everything around_there شنو_عندكم شو_عندكم وش_عندكم عندكم_شنو ايه_عندكم عندكم_ايه شو_في ايش_عندكم شنو_فيه شو_الموجود الموجود المتوفر عندكم نبذه فكره_عن اسعار_المنطقه",
  question:
    'what how which who whose where when why شو شنو ايش وش ايه كم كام قديش ليش ليه كيف شلون وين فين متى امتى شوكت مين منو هل',
  day: 'monday tuesday wednesday thursday friday saturday sunday tomorrow today weekend tonight الاحد الاثنين الثلاثاء الثلاثا الاربعاء الاربعا الخميس الجمعه السبت بكره بكرا باجر باكر غدا غدوه اليوم الليله النهارده التنين التلاتا الحد الويكند',
  hour: "o'clock am pm morning afternoon evening noon half quarter الساعه العصر المغرب الظهر الصبح المسا المساء العشا الضهر الصباح صباحا مساء ونص وربع عشر",
  agree:
    'yes yeah yep ok okay fine perfect great deal sure good works اي ايه ايوه نعم تمام ماشي زين حلو طيب خلاص اوكي اوك خوش موافق مناسب تم',
  refuse: "no not nah never don't لا لأ مو مش مب ما ماكو مافي مابي",
  thanks:
    'thank* thanks thx cheers bye goodbye ta appreciate bless شكرا مشكور* تسلم* يسلمو يعطيك العافيه يعافيك مع_السلامه باي الله_يحفظك الله_يسلمك متشكر* ممنون* الله_يسعدك في_امان تحياتي الله_وياك حياك',
  greet: 'hello hi hey morning_to assalam salam مرحبا هلا اهلا السلام سلام صباح مساء مسا هاي الو هلو',
  wrong:
    'wrong_number wrong sorry_wrong pizza pharmacy clinic restaurant garage salon bakery dentist courier parcel delivery aramex careem talabat deliveroo noon downstairs card loan insurance bank scheme sim broadband telecom cashback vacancy cv hiring charity غلط غلطان النمره صيدليه عياده مطعم ورشه صالون طلبيه توصيل مندوب تامين_طبي قرض بطاقه بنك عرض_خاص وظيفه تبرع دواء بيتزا',
  company:
    'calling_from this_is on_behalf company our_service promotion package subscription شركة_تنظيف من_شركه معك_من بنك_ نقدم_لكم',
  weather:
    'weather rain* hot cold heat humid snow* fireworks football cricket match* rugby traffic holiday* diwali eid christmas birthday children grandchildren wife_says mother_says الجو مطر حر برد زحمه عجقه مباراه كوره العيد رمضان عرس ولدت الدنيا_صغيره هههه ههه ههههه اهلك العيال_كبروا',
  laugh:
    'haha* hehe lol funny imagine grandmother god_rest rest_her nightmare lovely_people ههه* يضحك نكته بيموت تخيل',
  about_area:
    'marina downtown furjan springs ranches palm bluewaters jvc jlt jbr difc hills creek bay walk المارينا مارينا الداون داون النخله الفرجان الينابيع المرابع كريك بلوواترز',
  money: 'thousand million hundred k lakh الف مليون ميه ملايين ميتين الاف مليونين lac',
  tell: 'ask_him ask_them ask_the ask_owner find_out let_me اسال* تسال* يسال* بسال',
}

const LONGEST_BEGINNING = 8
const WORDS = new Map<string, string[]>()
const BEGINNINGS = new Map<string, string[]>()
for (const [concept, list] of Object.entries(CONCEPTS))
  for (const form of list.split(' ')) {
    const isBeginning = form.endsWith('*')
    const known = isBeginning ? BEGINNINGS : WORDS
    const key = (isBeginning ? form.slice(0, -1) : form).split('_').map(foldWord).join('_')
    known.set(key, [...(known.get(key) ?? []), concept])
  }

/** What is written together with the word behind it. */
const LEAD = /^(?:وال|بال|فال|كال|هال|عال|لل|ال|و|ف|ب|ل|ه|ح|س|ع)(?=.{3})/

/** The meanings of words that stand in this order. */
export function conceptsOf(words: readonly string[]): string[] {
  return words.flatMap((word, at) => [
    ...meaning(word),
    ...(at > 0 ? (WORDS.get(`${words[at - 1]}_${word}`) ?? []) : []),
    ...(at > 1 ? (WORDS.get(`${words[at - 2]}_${word}`) ?? []) : []),
  ])
}

function meaning(word: string): string[] {
  const bare = word.replace(LEAD, '')
  const twice = bare.replace(LEAD, '')
  for (const form of new Set([word, bare, twice])) {
    const known = WORDS.get(form) ?? beginning(form)
    if (known) return known
  }
  return []
}

function beginning(word: string): string[] | undefined {
  for (let size = Math.min(word.length, LONGEST_BEGINNING); size >= 3; size -= 1) {
    const known = BEGINNINGS.get(word.slice(0, size))
    if (known) return known
  }
  return undefined
}
