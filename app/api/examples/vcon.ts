/** A conversation that another system may have had. */
export const VCON = {
  vcon: '0.4.0',
  uuid: '0193a1b2-c3d4-8e5f-8a6b-7c8d9e0f1a2b',
  created_at: '2026-11-29T06:15:00.000Z',
  updated_at: '2026-11-29T06:20:30.000Z',
  subject: 'call-7f3a',
  extensions: [],
  critical: [],
  redacted: { type: 'masked' },
  parties: [{ tel: '+971501234567', role: 'customer' }],
  dialog: [],
  analysis: [],
  attachments: [],
}
