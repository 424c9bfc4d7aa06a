import { GIVEN, type Workflow } from './workflow.ts'

/** How a program follows what changes: it asks, or is told. */
export const FOLLOWING: readonly Workflow[] = [
  {
    id: 'followEvents',
    summary: 'Take a snapshot and follow what changes from there',
    description:
      'A snapshot is of one instant and says the sequence of the log that it stands at: what is read on from there has no gap.',
    inputs: { token: GIVEN.token, phone: GIVEN.phone },
    steps: [
      {
        id: 'takeSnapshot',
        does: 'All leads that the token may read; without its last line it is not whole.',
        operation: 'getSnapshot',
        with: { resource: 'lead' },
        holds: [/"end":true/],
        keeps: { sequence: '$response.header.pace-sequence' },
      },
      {
        id: 'makeLead',
        does: 'Something happens meanwhile.',
        operation: 'createLead',
        body: { name: 'Fatima O’Brien', phone: '$inputs.phone', source: 'website' },
        keeps: { leadId: '$response.body#/id' },
      },
      {
        id: 'readOn',
        does: 'What came after the snapshot; it waits where there is nothing yet.',
        operation: 'listEvents',
        with: {
          after: '$steps.takeSnapshot.outputs.sequence',
          key: '$steps.makeLead.outputs.leadId',
          wait: 20,
        },
        holds: ['$response.body#/data/0/key == $steps.makeLead.outputs.leadId'],
        keeps: { last: '$response.body#/last' },
      },
      {
        id: 'changeLead',
        does: 'A change.',
        operation: 'changeLead',
        with: { id: '$steps.makeLead.outputs.leadId' },
        body: { bedrooms: 3 },
      },
      {
        id: 'readChange',
        does: 'The old and the new value, from where the last answer ended.',
        operation: 'listEvents',
        with: {
          after: '$steps.readOn.outputs.last',
          key: '$steps.makeLead.outputs.leadId',
          field: 'bedrooms',
          wait: 20,
        },
        holds: ['$response.body#/data/0/new/bedrooms == 3'],
      },
    ],
  },
  {
    id: 'tellWebhook',
    summary: 'Make a webhook, try it, see what it was told, and have it told again',
    description:
      'The address is asked at once whether it wants to be told; messages are signed by Standard Webhooks. A replay sends everything after a sequence once more.',
    inputs: { token: GIVEN.token, phone: GIVEN.phone, url: 'The address that is told' },
    steps: [
      {
        id: 'makeWebhook',
        does: 'It has answered the challenge, so that it is told from now on.',
        operation: 'createWebhook',
        body: { url: '$inputs.url', resources: ['lead'], scopes: ['leads:read'] },
        holds: ['$response.body#/state == "active"'],
        keeps: { webhookId: '$response.body#/id' },
      },
      {
        id: 'ping',
        does: 'A signed message that means nothing.',
        operation: 'pingWebhook',
        with: { id: '$steps.makeWebhook.outputs.webhookId' },
        holds: ['$response.body#/status == 200'],
      },
      {
        id: 'makeLead',
        does: 'Something to tell of.',
        operation: 'createLead',
        body: { name: 'Fatima O’Brien', phone: '$inputs.phone', source: 'website' },
        keeps: { leadId: '$response.body#/id' },
      },
      {
        id: 'seeDelivery',
        does: 'What was sent and answered, the latest first.',
        operation: 'listDeliveries',
        with: { id: '$steps.makeWebhook.outputs.webhookId' },
        holds: [
          '$response.body#/data/0/key == $steps.makeLead.outputs.leadId',
          '$response.body#/data/0/state == "delivered"',
        ],
        keeps: { sequence: '$response.body#/data/0/sequence' },
        mostTries: 30,
      },
      {
        id: 'changeLead',
        does: 'Something more to tell of.',
        operation: 'changeLead',
        with: { id: '$steps.makeLead.outputs.leadId' },
        body: { bedrooms: 2 },
      },
      {
        id: 'replay',
        does: 'All after that sequence once more, as after a fault of the receiver.',
        operation: 'replayWebhook',
        with: { id: '$steps.makeWebhook.outputs.webhookId' },
        body: { after: '$steps.seeDelivery.outputs.sequence' },
        holds: ['$response.body#/upTo > 0'],
      },
      {
        id: 'remove',
        does: 'It is told nothing more.',
        operation: 'deleteWebhook',
        with: { id: '$steps.makeWebhook.outputs.webhookId' },
      },
    ],
  },
]
