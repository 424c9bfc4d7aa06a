/** The elements for other sites, as the build of the pages leaves them beside these. */
export const EMBED_FILE = 'pace-embed.js'
