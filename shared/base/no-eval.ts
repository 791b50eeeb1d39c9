/** The window's content policy forbids `eval`: the schema library must not even try. Imported first, by window and workers. */
import { z } from 'zod'

z.config({ jitless: true })
