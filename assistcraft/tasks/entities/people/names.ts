const WORD = String.raw`(?!I['’ ])[A-Z][\p{L}'’-]+`
const FURTHER_WORD = String.raw`(?:\s+(?:(?:al|bin|bint|van|der|de|la|el|von|da|dos|ibn)\s){0,2}${WORD})`
/** A name in Latin letters: one to three words that are written like one. */
export const NAME = `${WORD}${FURTHER_WORD}{0,2}`
export const FULL_NAME = `${WORD}${FURTHER_WORD}{1,2}`
const ARABIC_WORD = String.raw`[\u0621-\u064a]{2,20}`
/** Words that go on with the sentence, where a name would; no one of them is one. */
export const ARABIC_FILLERS = `(?:من|في|عن|على|علي|إلى|الى|مع|هذا|هذه|[أا]نا|[أا]بحث|[أا]ريد|[أا]ب[غق][ىي]|[أا]ب[يا]|بدي|عايز|عايزة|عاوز|[أا]تصل|[أا]تكلم|ممكن|لو|يا|هنا|شكرا|حاب|حابب|حابة|مهتم|مهتمة|بخصوص|عندي|متصل|متصلة|كنت|كان|راجع|جاي|ياي|مستعجل|برا|هلق|والله|خلاص|تمام|اللي|كيف|كيفك|حبيبي|عيوني|عيني|اخوي|[أا]خي|[أا]ختي|استاذ|[أا]ستاذ|ان|إن|بس|شو|شنو|كلام|اخر|[آا]خر|الرقم|رقم|السلام|يعني|مش|مو|مب|لا|ما|حق|الحق|حد|مين|منو|من|انه|إنه|[أا]نه|كل|الوالد|الوالدة|والدي|[أا]بوي|[أا]بويا|زوجي|زوجتي|جوزي|مرتي|الشركة|شركتي|شركتنا|المدير)(?![\\u0621-\\u064a])`
/** What people are called by before their names; "doctor" as the gloss leaves it. */
export const ARABIC_TITLE = String.raw`(?:doctor|دكتورة|(?:ال)?مهندسة?|(?:ال)?[أا]ستاذة?|(?:ال)?شيخة?|مدام|مستر|كابتن|حجي)`
const PARTICLES = String.raw`(?:بن|بنت|ابن|[أا]بو|[أا]م|عبد)`
/** A further word is a name behind "son of" and its like, at the end, or where it does not begin with "and", "in", "for". */
const FURTHER = String.raw`(?: (?!${ARABIC_FILLERS})(?:${PARTICLES} ${ARABIC_WORD}|(?![وفبل])${ARABIC_WORD}|[فبل]${ARABIC_WORD}(?=\s*(?:[.,!?]|$))))`
export const ARABIC_NAME = String.raw`(?!الله |${ARABIC_FILLERS})${ARABIC_WORD}${FURTHER}{0,2}`
/** Two words at least. */
export const ARABIC_FULL_NAME = String.raw`(?!الله |${ARABIC_FILLERS})${ARABIC_WORD}${FURTHER}{1,2}`
/** First words of sentences, and names of other things, that are written like names. */
export const NOT_PERSON =
  /^(?:I|The|A|An|In|At|On|From|For|Looking|Very|So|Not|Just|Calling|Interested|Sorry|Sure|Here|PACE|Pace|Dubai|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Yes|No|Fine|Good|Great|All|Perfect|Ok|Okay|That|This|It|Christmas|Ramadan|Eid|Diwali|Easter|New|Happy|Merry|Thank|Thanks|God|Hello|Hi|Hey|Dear|My|Our|We|You|He|She|They|What|When|Where|Who|Why|How|Listen|Look|Right|Well|And|But|Or|Also|Then|Now|Call|Send|Put|Write|Please|Inshallah|Insha|Allah|Wait|Only|Maybe|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|One|Half|Quarter|Next|Last|Every|Same|After|Before|First|Second|Third|British|Indian|Russian|Filipino|Enough|Howzit|Bonjour|Marhaba|G['’]day|Hiya|Cheers|Alright|Howdy|Salaa?m|Namaste|Ciao|Hola|Mate|Lekker|Grand|Superb|Lovely|Brilliant|Cool|Nice|Understood|Noted|Done|Correct|Exactly|Early|Late|Mid|Middle|Around|About|End|Beginning|Start|Starting|Immediately|Anytime|Sometime|Within|By|As|Maximum|Minimum|Max|Min|Between|Up|Under|Over|Any|Then|There|Oh|Ah|Um|Uh|Hmm)\b/
export const NO_PERSON_IN =
  /\b(?:Park|Gardens?|City|Towers?|Hills?|Creek|Bay|Beach|Island|Mall|Bank|Airlines?|Airways|Properties|Property|Finder|Energy|Road|Street|School|Hospital|Hotel|Village|Residences?|Heights|Vista|Terrace|Marina|Palm|Walk|Emirates|Dhabi|Sharjah|Islands?|Metro|Station|University|College|Group|Company|Holdings|Trading|Bayut|Dubizzle|WhatsApp|Telegram|Facebook|Instagram|Google|Airbnb|NBD|ID|January|February|March|April|June|July|August|September|October|November|December|Ejari|Eve|Year|Day|Quoz|Barsha|Ali)\b/
/** What people are called by before their names. */
export const TITLE =
  /^(?:(?:Chief|Docteur|Doctor|Dr|Mr|Mrs|Ms|Miss|Eng|Engineer|Sheikh|Sheikha|Captain|Prof|Professor|Madam|Sir|Sister|Brother|Uncle|Aunty|Auntie)\.? )+/
