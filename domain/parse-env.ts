import { z } from 'zod'

/**
 * Reads a process's settings once, at its start. Throws one sentence for each bad or missing variable, with its name,
 * what was wrong and the schema's description as the example.
 */
export function parseEnv<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Record<string, string | undefined>,
): z.output<z.ZodObject<Shape>> {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = z.object(shape).safeParse(present)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0])
    const field: unknown = Reflect.get(shape, name)
    const example = field instanceof z.ZodType ? field.description : undefined
    const problem = name in present ? issue.message : 'is missing'
    return `${name}: ${problem}${example ? `. Example: ${example}` : ''}`
  })
  throw new Error(`The settings are not valid.\n  ${lines.join('\n  ')}`)
}
