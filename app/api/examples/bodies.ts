import { IDS } from './ids.ts'
import { VCON } from './vcon.ts'

/** One or more bodies of an operation, by what they show; lines of JSON are one row each. */
type Bodies = Record<string, { summary: string; value: unknown }>

const one = (summary: string, value: unknown): Bodies => ({ example: { summary, value } })

const HOME = {
  area: 'dubai-marina',
  building: 'Marina Gate 1',
  unit: '1204',
  propertyType: 'apartment',
  bedrooms: 2,
}
const SALMA = { name: 'Salma Al Haddad', phone: '050 123 4567', email: 'salma@example.com' }
const OFFER = {
  title: 'Two beds with a view of the marina',
  titleAr: 'شقة بغرفتين وإطلالة على المارينا',
  purpose: 'rent',
  ...HOME,
  sizeSqft: 1180,
  price: 145_000,
  rentPeriod: 'year',
}
const WANTS = {
  intent: 'rent',
  areas: ['dubai-marina'],
  bedrooms: 2,
  budgetMax: 160_000,
  budgetPeriod: 'year',
}
const APPOINTMENT = {
  leadId: IDS.lead,
  listingId: IDS.listing,
  startsAt: '2026-12-02T10:00:00Z',
}

/** What is sent to each operation, for who reads its description. Values are of a house as PACE begins with it. */
export const BODIES: Record<string, Bodies> = {
  createContact: one('A person', { ...SALMA, nameAr: 'سلمى الحداد', language: 'ar' }),
  changeContact: one('Another language, and no e-mail any more', { language: 'en', email: null }),
  createLead: one('What somebody looks for', { ...SALMA, source: 'website', ...WANTS }),
  changeLead: one('A higher budget, by the year', { budgetMax: 180_000, temperature: 'hot' }),
  createListing: one('An apartment to let', OFFER),
  changeListing: one('A new price', { price: 139_000 }),
  createProperty: one('A home that is not offered', { ...HOME, floor: 12 }),
  changeProperty: one('Its Makani number', { makani: '1234567890' }),
  setOwner: one('Half of it', { share: 50 }),
  changeCall: one('Whose it was, and how it ended', {
    leadId: IDS.lead,
    disposition: 'viewingBooked',
  }),
  makeShortlist: one('One home, for a month', {
    leadId: IDS.lead,
    listingIds: [IDS.listing],
    language: 'en',
    greeting: 'These came on the market this week.',
    days: 30,
  }),
  takeVcon: one('A call of another system', VCON),
  receiveEnquiry: one('From a form on a site', {
    ...SALMA,
    message: 'Is the apartment in Marina Gate 1 still free?',
    source: 'website',
    externalId: 'form-2026-11-29-17',
  }),
  createWebhook: one('Told of leads and listings, each record’s events in their order', {
    url: 'https://example.com/pace',
    description: 'Our data warehouse',
    resources: ['lead', 'listing'],
    ordered: true,
    scopes: ['leads:read', 'listings:read'],
  }),
  replayWebhook: one('Everything after a sequence once more', { after: 48_000 }),
  createTask: one('Due in the morning', {
    title: 'Send the brochure',
    dueAt: '2026-12-01T05:00:00Z',
    leadId: IDS.lead,
  }),
  changeTask: one('Done', { doneAt: '2026-12-01T04:42:00Z' }),
  bookViewing: one('Half an hour in the afternoon', APPOINTMENT),
  changeViewing: one('What was said of it', { status: 'attended', feedback: 'أعجبهم المطبخ' }),
  changeFile: one('A name that says what is seen', { name: 'Living room.jpg' }),
  checkImport: one('The second column is the phone; what is known by it is filled up', {
    mapping: { columns: ['name', 'phone'], values: {}, dates: 'dayFirst' },
    rule: { mode: 'fill', matchBy: ['phone'], unreadable: 'leave' },
  }),
  askQuestion: one('In plain words', { question: 'How many leads came in this month, by source?' }),
  upsertContacts: {
    first: { summary: 'By your own id', value: { externalId: '1', ...SALMA } },
    second: {
      summary: 'Known by the phone alone',
      value: { phone: '+971502345678', name: 'Fatima O’Brien' },
    },
  },
  upsertLeads: one('Whose open lead is found by the phone', {
    externalId: '1',
    ...SALMA,
    source: 'website',
    ...WANTS,
  }),
  upsertListings: one('By your own id', { externalId: 'unit-1204', ...OFFER }),
  upsertProperties: one('A home of your own list', { externalId: 'unit-1204', ...HOME }),
  upsertTasks: one('A task that was done elsewhere', {
    externalId: 'todo-17',
    title: 'Send the brochure',
    doneAt: '2026-12-01T04:42:00Z',
  }),
  upsertViewings: one('An appointment of your own calendar', {
    externalId: 'calendar-17',
    ...APPOINTMENT,
    status: 'confirmed',
  }),
}
