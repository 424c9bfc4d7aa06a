/**
 * What is mutated, part by part, and the tests that are to notice it. A part's findings are kept as soon as it is done: a run that
 * was stopped goes on with the next.
 */
export type Area = {
  parts: Record<string, readonly string[]>
  tests: readonly string[]
  needsDatabase: boolean
}

export const NO_TESTS = ['!**/*.test.ts', '!**/testing/**']

/**
 * Of the sync server the plain tests beside the code alone, without those that start a server: what a line is for should be said by one
 * of them, and a mutant costs a moment.
 */
export const AREAS: Record<string, Area> = {
  domain: {
    parts: {
      words: ['domain/{values,spoken,text,evidence,search}/**/*.ts'],
      calls: ['domain/call/**/*.ts'],
      nouns: ['domain/{lead,listing,contact,enquiry,file}/**/*.ts'],
      lists: ['domain/{list,bulk,views,metrics}/**/*.ts'],
      records: ['domain/{documents,record,history,undo}/**/*.ts'],
      house: [
        'domain/{access,clock,directory,house,notification,reference}/**/*.ts',
        'domain/*.ts',
      ],
    },
    tests: ['domain/**/*.test.ts'],
    needsDatabase: false,
  },
  guard: {
    parts: { guard: ['sync-server/guard/**/*.ts'] },
    tests: ['sync-server/guard/{guard,guard-parts,guard-values,guard-property,forged}.test.ts'],
    needsDatabase: false,
  },
  rooms: {
    parts: {
      rooms: ['sync-server/rooms/*.ts'],
      commit: ['sync-server/rooms/commit/*.ts'],
      registry: ['sync-server/rooms/registry/*.ts'],
    },
    tests: [
      'sync-server/rooms/{backlog,room,room-queue,select-batch}.test.ts',
      'sync-server/rooms/commit/!(commit-together).test.ts',
      'sync-server/rooms/registry/{loaded-rooms,load-room,room-memory,other-nodes}.test.ts',
    ],
    needsDatabase: false,
  },
  auth: {
    parts: {
      grants: ['auth-server/grants/**/*.ts'],
      'sign-in': ['auth-server/sign-in/**/*.ts', 'auth-server/{admission,token-claims}.ts'],
    },
    tests: ['auth-server/**/*.test.ts'],
    needsDatabase: true,
  },
}
