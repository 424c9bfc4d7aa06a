import { defineConfig } from 'drizzle-kit'

/** `drizzle-kit generate` writes Pace DB's migrations; with PACE_SCHEMA=assistcraft, Assistcraft's. */
const schema = process.env.PACE_SCHEMA === 'assistcraft' ? 'assistcraft' : 'pace'

export default defineConfig({
  dialect: 'postgresql',
  schema: `./db/${schema}/schema.ts`,
  out: `./db/${schema}/migrations`,
})
