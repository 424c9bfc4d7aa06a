import { is, isNot, type Uncovered, within } from '../gold.ts'
import { asked, howMany } from './record.ts'

/** What is said not to be so: «ما» is "what" only where a question begins. Beside it words that seem to narrow, and do not. */
export const MANAGERS_NEGATIONS = [
  asked(
    { measure: 'tasks', filters: [is('done', false)] },
    howMany(
      ({ tasks }) => tasks,
      ({ doneAt }) => doneAt === null,
    ),
    { en: ['how many tasks are not done?'], ar: ['كم مهمة ما انجزت؟', 'المهام اللي ما اكتملت'] },
  ),
  asked(
    { measure: 'listings', filters: [isNot('status', 'sold')] },
    howMany(
      ({ listings }) => listings,
      ({ status }) => status !== 'sold',
    ),
    { en: ['listings not sold'], ar: ['العقارات ما بيعت', 'العقارات اللي ماهي مباعة'] },
  ),
  asked(
    { measure: 'viewings', filters: [isNot('viewingStatus', 'cancelled')] },
    howMany(
      ({ viewings }) => viewings,
      ({ status }) => status !== 'cancelled',
    ),
    { en: ['how many viewings were not cancelled?'], ar: ['كم معاينة ما الغيت؟'] },
  ),
  asked(
    { measure: 'calls', filters: [is('state', 'missed')] },
    howMany(
      ({ calls }) => calls,
      ({ state }) => state === 'missed',
    ),
    { en: ['calls that were not answered'], ar: ['المكالمات اللي ما تم الرد عليها'] },
  ),
  asked(
    { measure: 'leads', filters: [isNot('stage', 'won')] },
    howMany(
      ({ leads }) => leads,
      ({ stage }) => stage !== 'won',
    ),
    { en: ['leads not won'], ar: ['العملاء ما كسبناهم'] },
  ),
  asked(
    { measure: 'leads' },
    howMany(
      ({ leads }) => leads,
      () => true,
    ),
    { en: ['the list of leads'], ar: ['قائمة العملاء'] },
  ),
  asked(
    { measure: 'tasks' },
    howMany(
      ({ tasks }) => tasks,
      () => true,
    ),
    { en: ['the list of tasks'], ar: ['قائمة المهام'] },
  ),
  asked(
    { measure: 'viewings', time: { from: '2026-11-25', to: '2026-11-26' } },
    howMany(
      ({ viewings }) => viewings,
      ({ startsAt }) => within(startsAt, '2026-11-25', '2026-11-26'),
    ),
    { en: ['viewings the day after tomorrow'], ar: ['معاينات بعد غد', 'المعاينات بعد بكرة'] },
  ),
  asked(
    { measure: 'calls', time: { from: '2026-11-21', to: '2026-11-22' } },
    howMany(
      ({ calls }) => calls,
      ({ startedAt }) => within(startedAt, '2026-11-21', '2026-11-22'),
    ),
    { en: ['calls the day before yesterday'], ar: ['مكالمات قبل أمس', 'كم مكالمة أول أمس؟'] },
  ),
]

/** Nothing that can be counted as not so, or "what" and "not" alike: asked back, never answered the other way. */
export const MANAGERS_OPEN_NEGATIONS: Uncovered = {
  kind: 'ambiguous',
  said: [
    'permits that have not expired',
    'التصاريح التي ما انتهت',
    'العملاء ما وصلوا إلى مرحلة العرض',
    'ما بيعت العقارات',
    'ما انجزت المهام',
  ],
}
