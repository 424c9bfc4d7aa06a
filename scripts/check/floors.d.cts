export const FLOORS: Readonly<Record<string, readonly string[]>>
export const SERVICES: readonly string[]
export const TOOLS: readonly string[]
