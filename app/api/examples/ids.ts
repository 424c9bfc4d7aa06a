/** Of records that examples name, so that one example goes on where another ends. */
export const IDS = {
  contact: '6f1d2c3b-4a59-4e8f-9b7a-1c2d3e4f5a6b',
  lead: '0b9f4a52-7c1e-4d3a-8f65-2e1d0c9b8a77',
  listing: 'c4a1f0de-93b2-4f6e-a7d8-5b4c3a2f1e0d',
  property: '9d3e7b1a-2f4c-4b8d-8e6f-7a5b4c3d2e1f',
  person: '2a4c6e80-1b3d-4f5a-8c7e-9d0b1f2e3a4c',
  team: '5e7f9a1b-3c5d-4e6f-8a9b-0c1d2e3f4a5b',
  task: '7c9e1b3d-5f70-4a2b-9c4d-6e8f0a1b2c3d',
  viewing: 'a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d',
  shortlist: 'c8e0a2b4-d6f8-4a0c-9e2b-4d6f8a0c2e4b',
  file: 'b7d9f1a3-c5e7-4b9d-8f1a-3c5e7f9b1d3f',
  endpoint: 'd2f4b6a8-c0e2-4d4f-a6b8-0c2e4f6a8b0d',
  import: 'e3a5c7d9-f1b3-4e5a-b7c9-1d3f5a7b9c1e',
  enquiry: 'f4b6d8ea-02c4-4f6b-88da-2e4a6b8c0d2f',
} as const
