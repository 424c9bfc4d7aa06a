/** The floors of the house: what the code of each folder may import beside itself and packages. Its tests may import what supports tests. */
const FLOORS = {
  domain: [],
  words: ['domain'],
  live: ['domain'],
  db: ['domain'],
  service: ['domain', 'words'],
  app: ['db', 'domain', 'live', 'service', 'words'],
  'sync-server': ['db', 'domain', 'service'],
  'auth-server': ['db', 'domain', 'service', 'words'],
  assistcraft: ['db', 'domain', 'live', 'service', 'words'],
}

/** Services meet at HTTP, WebSocket and MCP, never in code. */
const SERVICES = ['app', 'sync-server', 'auth-server', 'assistcraft']

/** Tools, which may import anything but each other. */
const TOOLS = ['bin', 'scripts', 'bench', 'tests']

module.exports = { FLOORS, SERVICES, TOOLS }
