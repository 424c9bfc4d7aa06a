import { plural } from './plural.ts'

export const market = {
  title: 'On the market',
  days: 'Days on market',
  dayCount: (count: number) => plural(count, { one: '# day', other: '# days' }),
  since: (day: string) => `since ${day}`,
  gone: {
    sold: (days: string) => `Sold after ${days}`,
    let: (days: string) => `Let after ${days}`,
    withdrawn: (days: string) => `Withdrawn after ${days}`,
  },
  neverOn: 'Not on the market yet',
  perFoot: 'Asked',
  among: (count: number) => plural(count, { one: '# like it', other: 'middle of # like it' }),
  above: (percent: string) => `${percent} above`,
  below: (percent: string) => `${percent} below`,
  asOthers: 'as the others',
  prices: 'Price history',
  chart: (from: string, to: string, steps: number) =>
    `Price from ${from} to ${to}, ${plural(steps, { one: '# price', other: '# prices' })}`,
  noPrices: 'No price was asked yet.',
  date: 'Date',
  price: 'Price',
  change: 'Change',
  first: 'First price',
  compare: {
    none: 'Nothing to compare with',
    noneHint: 'No other home with as many rooms in this building or community.',
    sameBuilding: 'same building',
    left: (status: string, day: string) => `${status} ${day}`,
  },
  applicants: {
    reasons: {
      area: 'this community',
      bedrooms: 'as many bedrooms',
      propertyType: 'this kind of home',
      inBudget: 'within the budget',
      overBudget: 'a little over the budget',
      hot: 'hot',
    },
    because: (reasons: string) => `Fits: ${reasons}`,
    tell: 'Tell them',
    tellName: (name: string) => `Tell ${name} of this home`,
    by: { email: 'by e-mail', whatsapp: 'on WhatsApp' },
    why: {
      told: 'Was shown this home already',
      notFor: 'Said that this home is not for them',
      waits: 'Waits for an answer: write to them first',
      refused: 'Does not want such messages',
      notAgreed: 'Has not agreed to such messages',
      noAddress: 'Has no e-mail address',
      nobody: 'Has no contact to write to',
      outreachAsked: 'The rules for advertising speak against it now; write to them in the inbox',
      colleagues: 'Is a colleague’s lead',
    },
    shown: 'Shown',
    opened: 'opened',
    answers: { yes: 'likes it', no: 'not for them' },
    all: (count: number) => plural(count, { one: 'Tell # applicant', other: 'Tell # applicants' }),
    allTitle: (count: number) =>
      plural(count, {
        one: 'Tell # applicant of this home?',
        other: 'Tell # applicants of this home?',
      }),
    allWhy:
      'Each gets a message of their own in their language, with a page where they can say yes, no, or ask for a viewing.',
    notNow: 'Applicants can be told once the home is available with a permit that holds.',
    toldCount: (count: number) =>
      plural(count, { one: '# applicant was told', other: '# applicants were told' }),
    leftOut: (count: number, why: string) =>
      plural(count, { one: `# was left out: ${why}`, other: `# were left out: ${why}` }),
  },
  message: {
    subject: (title: string) => `A home that may suit you: ${title}`,
    hello: (name: string) => `Hello ${name},`,
    helloNobody: 'Hello,',
    fits: 'this home fits what you are looking for:',
    see: 'All of it, with pictures and free times for a viewing:',
    notForYou: 'If it is not for you, say so there, and we will not offer it again.',
    stop: 'If you would rather get no such messages, just answer with “stop”.',
  },
}
