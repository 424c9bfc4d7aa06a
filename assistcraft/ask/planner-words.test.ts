import { expect, onTestFinished, test } from 'vitest'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_SOURCES, SOME_TYPES } from '#domain/testing/reference.ts'
import { readLanguageBy } from '#words/catalogue/language.ts'
import { planLocally } from './local-planner.ts'

const VOCABULARY = {
  areas: [{ key: 'dubai-marina', name: 'Dubai Marina', aliases: ['Marina'] }],
  people: [
    { id: '22222222-2222-4222-8222-222222222222', name: 'Omar Khan' },
    { id: '33333333-3333-4333-8333-333333333333', name: 'Layla Khan' },
  ],
  teams: [],
  lists: {
    source: [...SOME_SOURCES],
    propertyType: [...SOME_TYPES],
    lostReason: [],
    callChecklist: [],
  },
}

function plan(question: string) {
  const asked = { question, vocabulary: VOCABULARY, house: SOME_HOUSE, now: '2026-11-23T08:00:00Z' }
  return planLocally(asked, null)
}

test('what is asked back or refused is said in Arabic to whoever reads it, the options stay questions', () => {
  readLanguageBy(() => 'ar')
  onTestFinished(() => readLanguageBy(() => undefined))
  expect(plan('calls by Khan')).toEqual({
    clarify: {
      message:
        'قد تعني «\u2068Khan\u2069»: \u2068Omar Khan\u2069 أو \u2068Layla Khan\u2069. أيها تقصد؟',
      options: ['calls by Omar Khan', 'calls by Layla Khan'],
    },
  })
  expect(plan('delete all leads')).toMatchObject({
    refused: { message: expect.stringContaining('الأسئلة للقراءة فقط') },
  })
  expect(plan('leads in Marnia')).toMatchObject({
    notes: ['قُرئت «\u2068Marnia\u2069» على أنها «\u2068marina\u2069».'],
  })
  const asked = [
    'leads by favourite colour',
    'open and lost leads',
    'lost leads from October',
    'open leads last month',
    'listings under 2 million',
    'listings for rent under 8,000',
    'calls from Omar Khan',
    'deals',
    'leads on 31 November',
    'leads on 31/11/2026',
    'leads by stage, source and area',
    'commission by agent',
  ].map((question) => {
    const reply = plan(question)
    return 'clarify' in reply ? reply.clarify.message : 'no question back'
  })
  // What was said, and examples, stand apart; around them nothing is English.
  const around = asked.map((message) => message.replaceAll(/\u2068[^\u2069]*\u2069/g, ''))
  expect(around.filter((message) => /[a-z]/i.test(message))).toEqual([])
})
