import { count } from './count.ts'

/** Every string of the interface, in English. Entries are texts, or functions of what they speak about. */
export const en = {
  'app.name': 'Avowal',
  'library.claims': (n: number) => count(n, 'claim', 'claims'),
} as const
