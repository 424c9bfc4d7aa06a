/** Tests, and what a service's own tests share. */
const TESTS = '\\.test\\.tsx?$|^[a-z-]+/testing/'

/** Import directions. Services meet at HTTP, WebSocket and MCP, never in code. */
const SERVICES = ['app', 'sync-server', 'auth-server', 'assistcraft']

const FOLDERS = [...SERVICES, 'domain', 'live', 'db', 'service', 'bin', 'scripts', 'bench', 'tests']

const services = SERVICES.map((service) => {
  const others = SERVICES.filter((other) => other !== service).join('|')
  return {
    name: `${service}-imports-no-other-service`,
    comment: 'The four services never import each other.',
    severity: 'error',
    from: { path: `^${service}/`, pathNot: TESTS },
    to: { path: `^(${others})/` },
  }
})

/** `folder` may import itself, `allowed` and packages; its tests also what supports tests. */
function only(folder, allowed) {
  const others = FOLDERS.filter((other) => other !== folder && !allowed.includes(other))
  return [
    {
      name: `${folder}-imports-only-${allowed.join('-') || 'packages'}`,
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: TESTS },
      to: { path: `^(${others.join('|')})/` },
    },
  ]
}

module.exports = {
  forbidden: [
    ...services,
    ...only('domain', []),
    ...only('service', ['domain']),
    ...only('live', ['domain']),
    ...only('db', ['domain']),
    ...only('sync-server', ['db', 'domain', 'service']),
    ...only('auth-server', ['db', 'domain', 'service']),
    ...only('assistcraft', ['db', 'live', 'domain', 'service']),
    ...only('app', ['db', 'live', 'domain', 'service']),
    {
      name: 'domain-is-pure',
      comment: 'No input or output: zod, Yjs and its helpers, and pure parsers of text.',
      severity: 'error',
      from: { path: '^domain/', pathNot: TESTS },
      to: {
        path: '^node_modules/',
        pathNot:
          '^node_modules/(zod|yjs|y-protocols|lib0|libphonenumber-js|chrono-node|@tiptap/y-tiptap|y-prosemirror|prosemirror-[a-z]+)/',
      },
    },
    {
      name: 'domain-uses-no-node-modules',
      severity: 'error',
      from: { path: '^domain/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'assistcraft-has-its-own-database',
      comment: 'It asks app over MCP and cannot connect to Pace DB.',
      severity: 'error',
      from: { path: '^assistcraft/', pathNot: TESTS },
      to: { path: '^db/(?!assistcraft/)' },
    },
    {
      name: 'browser-code-touches-no-database',
      severity: 'error',
      from: {
        path: '^(app/(components|live|hooks)|live)/',
        pathNot: '\\.test\\.tsx?$|\\.server\\.ts$',
      },
      to: { path: '^db/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: `^(tests|bench)/|${TESTS}` },
      to: { path: `^tests/|${TESTS}` },
    },
    {
      name: 'bin-bench-and-tests-leave-each-other-alone',
      severity: 'error',
      from: { path: '^(bin|scripts)/', pathNot: TESTS },
      to: { path: '^(bench|tests)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: 'virtual:|\\?url$|build/server' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.pace|\\.cache|bench/sync/peers)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
