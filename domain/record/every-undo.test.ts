import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCallUpdate } from '../call/call.ts'
import { createContactUpdate } from '../contact/contact.ts'
import { DOCUMENT_SHAPES } from '../documents/documents.ts'
import { createLeadUpdate } from '../lead/lead.ts'
import { createListingUpdate } from '../listing/listing.ts'
import { SOME_HOUSE } from '../testing/house.ts'
import { hearEffect } from '../undo/effect.ts'
import { putBack, whatGoesBack } from '../undo/put-back.ts'
import { type COMMANDS, commandFor } from './commands.ts'
import { undoingOf } from './inverses.ts'

type Kind = keyof typeof COMMANDS
type Args = Record<string, unknown>
/** Arguments of a command, and what has to be done before for it to change anything. */
type Example = { args: Args; after?: [command: string, args: Args][] }

const SARA = '00000000-0000-4000-8000-00000000005a'
const OMAR = '00000000-0000-4000-8000-0000000000a0'
const TEAM = '00000000-0000-4000-8000-00000000007e'
const NOW = '2026-03-02T08:00:00.000Z'
const PHONE = { kind: 'phone', value: '+971509998877' }
const MARK = {
  id: 'm1',
  kind: 'intent',
  type: 'callback',
  segmentId: 's1',
  anchor: null,
  value: 'callback',
  confidence: 1,
  by: 'service:assistcraft',
  status: 'open',
  at: NOW,
}
const FILED = {
  archive: { args: {} },
  unarchive: { args: {}, after: [['archive', {}]] },
  tag: { args: { add: ['VIP', 'عائلة'] } },
} satisfies Record<string, Example>
const NOTED = { addNote: { args: { text: 'Calls after six\nهلا 🏠' } } }

/** One for each command there is: a new one does not compile without. */
const EXAMPLES = {
  contact: {
    setFields: { args: { fields: { name: 'أمينة O’Brien', doNotCall: null } } },
    addIdentity: { args: PHONE },
    removeIdentity: { args: PHONE, after: [['addIdentity', PHONE]] },
    preferIdentity: { args: PHONE, after: [['addIdentity', PHONE]] },
    recordConsent: { args: { channel: 'email', state: 'given', where: 'Desk' } },
    takeBackRefusal: {
      args: { channel: 'email', at: '2026-03-02T09:00:00.000Z' },
      after: [['recordConsent', { channel: 'email', state: 'withdrawn', where: 'E-mail' }]],
    },
    assign: { args: { ownerId: OMAR, teamId: TEAM } },
    ...NOTED,
    ...FILED,
  },
  lead: {
    setFields: { args: { fields: { bedrooms: 3, areas: ['jvc', 'palm'], pets: null } } },
    claim: { args: {}, after: [['assign', { ownerId: null }]] },
    assign: { args: { ownerId: OMAR, teamId: TEAM } },
    share: { args: { addIds: [OMAR], removeIds: [] } },
    setStage: { args: { stage: 'lost', lostReason: 'budget' } },
    recordReply: { args: { at: NOW } },
    takeBackReply: {
      args: { sentAt: [NOW] },
      after: [
        ['setStage', { stage: 'new' }],
        ['recordReply', { at: NOW }],
      ],
    },
    release: { args: {} },
    pause: { args: { until: '2026-12-01T08:00:00.000Z', because: 'Away' } },
    resume: {
      args: {},
      after: [['pause', { until: '2026-12-01T08:00:00.000Z', because: 'Away' }]],
    },
    ...NOTED,
    ...FILED,
  },
  listing: {
    setFields: { args: { fields: { title: 'Sea view 🙂', price: 2_000_000 } } },
    setStatus: { args: { status: 'sold' } },
    approve: {
      args: {},
      after: [
        ['setStatus', { status: 'draft' }],
        ['setStatus', { status: 'review' }],
      ],
    },
    giveBack: {
      args: { words: 'The price 🙂' },
      after: [
        ['setStatus', { status: 'draft' }],
        ['setStatus', { status: 'review' }],
      ],
    },
    assign: { args: { agentId: OMAR, teamId: TEAM } },
    publish: { args: { portal: 'bayut' } },
    unpublish: { args: { portal: 'bayut' }, after: [['publish', { portal: 'bayut' }]] },
    recordPortalState: { args: { portal: 'bayut', state: { state: 'live', at: NOW } } },
    ...FILED,
  },
  call: {
    decide: {
      args: { annotationId: 'm1', status: 'accepted' },
      after: [['annotate', { annotation: MARK }]],
    },
    annotate: { args: { annotation: MARK } },
    linkLead: { args: { leadId: OMAR } },
    wrapUp: { args: { disposition: 'interested' } },
  },
} satisfies { [K in Kind]: Record<(typeof COMMANDS)[K][number]['name'], Example> }

const MADE = {
  contact: createContactUpdate({
    name: 'Amina',
    phone: '+971501112233',
    doNotCall: true,
    createdAt: NOW,
  }),
  lead: createLeadUpdate({
    reference: 'L-1',
    stage: 'contacted',
    stageChangedAt: NOW,
    ownerId: SARA,
    pets: true,
    createdAt: NOW,
  }),
  listing: createListingUpdate(
    {
      reference: 'P-1',
      status: 'available',
      agentId: SARA,
      title: 'Home',
      purpose: 'sale',
      propertyType: 'villa',
      area: 'jvc',
      price: 1_000_000,
      sizeSqft: 900,
      permitNumber: '7123456789',
      createdAt: NOW,
    },
    ['A bright home.'],
  ),
  call: createCallUpdate({ source: 'urn:x', state: 'ended' }),
} satisfies Record<Kind, Uint8Array>

const CONTEXT = {
  actor: { kind: 'person', id: SARA, role: 'manager', teamId: TEAM },
  now: '2026-03-02T09:00:00.000Z',
  habits: SOME_HOUSE,
} as const

const cases = Object.entries(EXAMPLES).flatMap(([kind, examples]) =>
  Object.entries(examples).map(
    ([name, example]) => [kind as Kind, name, example as Example] as const,
  ),
)

test.each(cases)(
  '%s: %s is undone to the letter, done again by undoing that, or says why not',
  (kind, name, example) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, MADE[kind])
    for (const [before, args] of example.after ?? [])
      commandFor(kind, before).apply(doc, args, CONTEXT)
    const was = said(kind, doc)
    const effect = hearEffect(kind, doc)
    commandFor(kind, name).apply(doc, example.args, CONTEXT)
    const became = said(kind, doc)
    expect(became, 'it changes something').not.toEqual(was)
    const { inverse } = undoingOf(kind, name, false)
    switch (inverse.kind) {
      case 'none':
        return expect(inverse.because.length).toBeGreaterThan(20)
      case 'command': {
        // What others have acted on is answered: by a command that is there, and that has its own answer.
        commandFor(kind, inverse.command).apply(doc, example.args, CONTEXT)
        const back = undoingOf(kind, inverse.command, false).inverse
        return expect(back).toMatchObject({ kind: 'command', command: name })
      }
      case 'putBack': {
        const { goes, stays } = whatGoesBack(doc, effect, inverse.values)
        expect(stays).toEqual([])
        const undone = hearEffect(kind, doc)
        putBack(doc, goes)
        expect(said(kind, doc)).toEqual(was)
        putBack(doc, whatGoesBack(doc, undone, inverse.values).goes)
        expect(said(kind, doc)).toEqual(became)
      }
    }
  },
)

/** Every map and text of the document, as JSON. */
function said(kind: Kind, doc: Y.Doc) {
  return Object.entries(DOCUMENT_SHAPES[kind]).map(([root, type]) => {
    if (type === 'map') return doc.getMap(root).toJSON()
    return type === 'array' ? doc.getArray(root).toJSON() : doc.getXmlFragment(root).toString()
  })
}
