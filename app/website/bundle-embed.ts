const ENTRY = 'app/website/embed/main.ts'

/** The elements as one script without imports, small enough to be sent with any page. */
export async function bundleEmbed(root: string): Promise<string> {
  // Only where pages are built, in development and in tests: a server has the file.
  const { build } = await import('vite')
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { input: ENTRY, output: { format: 'iife', inlineDynamicImports: true } },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk' || chunk.imports.length > 0)
    throw new Error('The elements for other sites are not one file.')
  return chunk.code
}
