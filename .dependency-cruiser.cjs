const { FLOORS, SERVICES, TOOLS } = require('./scripts/check/floors.cjs')

/** Tests, and what a service's own tests share. */
const TESTS = '\\.test\\.tsx?$|^[a-z-]+/testing/'

const FOLDERS = [...Object.keys(FLOORS), ...TOOLS]

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
    ...Object.entries(FLOORS).flatMap(([folder, allowed]) => only(folder, allowed)),
    {
      name: 'domain-is-pure',
      comment: 'No input or output: zod, Yjs and its helpers, and pure parsers of text.',
      severity: 'error',
      from: { path: '^domain/', pathNot: TESTS },
      to: {
        path: '^node_modules/',
        pathNot:
          '^node_modules/(zod|yjs|y-protocols|lib0|libphonenumber-js|chrono-node|diff|@date-fns/tz|@tiptap/y-tiptap|y-prosemirror|prosemirror-[a-z]+)/',
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
      name: 'no-circles',
      comment: 'What two files both need stands in a third.',
      severity: 'error',
      from: { pathNot: `^tests/|${TESTS}` },
      to: { circular: true },
    },
    {
      name: 'rooms-stand-below-what-builds-them',
      comment:
        'What lies in the service itself puts its rooms together; no room knows it. (That no two folders import each other, checks scripts/check/knots.ts.)',
      severity: 'error',
      from: { path: '^(app|sync-server|auth-server|assistcraft)/[^/]+/', pathNot: TESTS },
      to: { path: '^$1/[^/]+$' },
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
    exclude: { path: '^(build|\\.pace|\\.cache|bench/sync/peers|bench/pages/lighthouse)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
