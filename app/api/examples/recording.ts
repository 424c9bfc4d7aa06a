/** The recording of a call, as somebody is told of it who may not hear what its words hide. */
export const RECORDING = {
  callId: 'CA7e0b4f3d',
  type: 'audio/wav',
  bytes: 3_840_044,
  sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  durationMs: 240_000,
  beginsMs: 0,
  addedBy: 'service:telephony',
  createdAt: '2026-11-29T06:15:00.000Z',
  keptUntil: '2027-05-28T06:15:00.000Z',
  heard: 'cut',
  whyNothing: null,
}
